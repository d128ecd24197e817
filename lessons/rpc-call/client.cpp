// Asks a bank, which is another process, to debit an account.
#include "bank.grpc.pb.h"

#include <crosstalk/elsewhere.h>
#include <crosstalk/kit.h>
#include <crosstalk/rpc.h>

#include <chrono>
#include <grpcpp/grpcpp.h>
#include <iostream>
#include <sstream>
#include <thread>
#include <unistd.h>

using namespace crosstalk;
using namespace std::chrono;

enum Called { Server, Nobody };
enum Account { Ada, Latin1 };
enum Patience { Deadline, Cancel };

std::unique_ptr<bank::Bank::Stub> dial(const std::string& address)
{
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0); // the bank is no farther than this computer
    return bank::Bank::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
        address, grpc::InsecureChannelCredentials(), arguments, rpc::clientTap()));
}

grpc::Status debit(bank::Bank::Stub& bank)
{
    bank::Payment payment;
    payment.set_account(choice("account") == Latin1 ? "Zo\xeb" : "ada"); // not UTF-8
    payment.set_euros(10);
    bank::Receipt receipt;

    grpc::ClientContext call;
    call.set_deadline(system_clock::now() + milliseconds(param("deadline")));
    std::thread impatient;
    if (choice("patience") == Cancel)
        impatient = std::thread([&] { usleep(100'000); call.TryCancel(); });

    grpc::Status status = bank.Debit(&call, payment, &receipt);
    if (impatient.joinable())
        impatient.join();
    return status;
}

// The server says where it listens: "unix:PATH", over TCP also "HOST:PORT", and its pid if it has
// a network of its own, to which a cable must be laid first.
std::string choose(std::istream& told, std::string& address)
{
    std::string line, overTcp;
    std::getline(told, line);
    std::istringstream words(line);
    int elsewhere = 0;
    words >> address >> overTcp >> elsewhere;
    const bool reached = !overTcp.empty() && (!elsewhere || elsewhere::joinTo(elsewhere));
    return reached ? overTcp : address;
}

int main()
{
    std::string address;
    auto bank = dial(choose(std::cin, address));
    auto nobody = dial(address + ".nobody");

    long done = 0;
    do {
        grpc::Status status = debit(choice("called") == Nobody ? *nobody : *bank);
        if (!status.ok())
            std::cerr << "debit: " << status.error_message() << '\n';
        usleep(param("pause") * 1000);
    } while (++done < param("calls") || !param("calls"));
}
