// A warehouse: it has nothing in store, and asks the factory.
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

class Warehouse : public order::Warehouse::Service
{
    std::unique_ptr<order::Factory::Stub> m_factory;

public:
    explicit Warehouse(const std::string& factory)
        : m_factory(order::Factory::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
              factory, grpc::InsecureChannelCredentials(), {}, rpc::clientTap())))
    {
    }

    grpc::Status Fetch(grpc::ServerContext* asked, const order::Item* item,
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
        return m_factory->Make(call.get(), *item, receipt);
    }
};

int main(int, char* argv[])
{
    std::string address;
    std::getline(std::cin, address); // the factory says where it listens
    Warehouse service(address);

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
