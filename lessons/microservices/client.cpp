// Orders at a shop, and waits no longer than the deadline.
#include "order.grpc.pb.h"

#include <crosstalk/kit.h>
#include <crosstalk/rpc.h>

#include <chrono>
#include <grpcpp/grpcpp.h>
#include <iostream>
#include <unistd.h>

using namespace crosstalk;
using namespace std::chrono;

int main()
{
    std::string address;
    std::getline(std::cin, address); // the shop says where it listens
    auto shop = order::Shop::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
        address, grpc::InsecureChannelCredentials(), {}, rpc::clientTap()));

    for (long done = 0; done < param("orders"); ++done) {
        grpc::ClientContext call;
        call.set_deadline(system_clock::now() + milliseconds(param("deadline")));
        order::Item item;
        item.set_name("chair");
        order::Receipt receipt;
        const grpc::Status status = shop->Order(&call, item, &receipt);
        if (!status.ok())
            std::cerr << "order: " << status.error_message() << '\n';
        usleep(param("pause") * 1000);
    }
}
