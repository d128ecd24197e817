// A shop: it orders at the warehouse what its clients order here.
#include "order.grpc.pb.h"

#include <crosstalk/kit.h>
#include <crosstalk/rpc.h>

#include <chrono>
#include <grpcpp/grpcpp.h>
#include <iostream>
#include <poll.h>
#include <unistd.h>

using namespace crosstalk;
using namespace std::chrono;

enum Deadline { OwnTime, PassedOn };

class Shop : public order::Shop::Service
{
    std::unique_ptr<order::Warehouse::Stub> m_warehouse;

public:
    explicit Shop(const std::string& warehouse)
        : m_warehouse(order::Warehouse::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
              warehouse, grpc::InsecureChannelCredentials(), {}, rpc::clientTap())))
    {
    }

    grpc::Status Order(grpc::ServerContext* asked, const order::Item* item,
                       order::Receipt* receipt) override
    {
        // Passed on, what is left of the caller's deadline goes with the call, and cancelling too.
        std::unique_ptr<grpc::ClientContext> call;
        if (choice("deadline_of") == PassedOn) {
            call = grpc::ClientContext::FromServerContext(*asked);
        } else {
            call = std::make_unique<grpc::ClientContext>();
            call->set_deadline(system_clock::now() + seconds(20));
        }
        return m_warehouse->Fetch(call.get(), *item, receipt);
    }
};

int main(int, char* argv[])
{
    std::string address;
    std::getline(std::cin, address); // the warehouse says where it listens
    Shop service(address);

    const std::string own = std::string("unix:") + argv[1];
    grpc::ServerBuilder builder;
    builder.AddListeningPort(own, grpc::InsecureServerCredentials());
    builder.RegisterService(&service);
    rpc::watch(builder);
    auto server = builder.BuildAndStart();
    if (!server)
        return 4;
    std::cout << own << std::endl;
    pollfd reader{STDOUT_FILENO, 0, 0};
    poll(&reader, 1, -1); // until whoever calls it, who reads it, has gone
    server->Shutdown();
}
