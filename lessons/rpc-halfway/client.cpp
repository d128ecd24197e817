// Pays through a bank, which is another process, and tries again when it gets no answer.
#include "bank.grpc.pb.h"

#include <crosstalk/kit.h>
#include <crosstalk/rpc.h>

#include <chrono>
#include <grpcpp/grpcpp.h>
#include <iostream>
#include <unistd.h>

using namespace crosstalk;
using namespace std::chrono;

enum Key { None, Idempotent };

grpc::Status pay(bank::Bank::Stub& bank, const bank::Payment& payment)
{
    grpc::Status status;
    for (int attempt = 1; attempt <= 3; ++attempt) {
        grpc::ClientContext call;
        call.set_deadline(system_clock::now() + milliseconds(param("deadline")));
        bank::Receipt receipt;
        status = bank.Debit(&call, payment, &receipt);
        if (status.ok())
            break;
        std::cerr << "debit: " << status.error_message() << '\n';
    }
    return status;
}

int main()
{
    std::string address;
    std::getline(std::cin, address); // the server says where it listens
    auto bank = bank::Bank::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
        address, grpc::InsecureChannelCredentials(), {}, rpc::clientTap()));

    long done = 0;
    do {
        bank::Payment payment;
        payment.set_account("ada");
        payment.set_euros(10);
        if (choice("key") == Idempotent)
            payment.set_key("no " + std::to_string(done));
        if (!pay(*bank, payment).ok())
            return 4; // three times no answer
        usleep(param("pause") * 1000);
    } while (++done < param("payments") || !param("payments"));
}
