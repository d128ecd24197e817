// A factory: makes what is ordered, part by part, as long as somebody waits for it.
#include "order.grpc.pb.h"

#include <crosstalk/kit.h>
#include <crosstalk/rpc.h>

#include <grpcpp/grpcpp.h>
#include <iostream>
#include <mutex>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace crosstalk;

constexpr long parts = 20; // of a chair

struct Floor
{
    long made = 0;      // chairs
    long abandoned = 0; // chairs that nobody waited for any more
};

class Factory : public order::Factory::Service
{
    std::mutex m_mutex; // gRPC calls from several threads
    Floor& m_floor;

public:
    explicit Factory(Floor& floor) : m_floor(floor) {}

    grpc::Status Make(grpc::ServerContext* asked, const order::Item*,
                      order::Receipt* receipt) override
    {
        std::lock_guard own(m_mutex);
        for (long part = 0; part < parts; ++part) {
            if (asked->IsCancelled()) {
                mark("abandoned", ++m_floor.abandoned);
                return grpc::Status::CANCELLED;
            }
            usleep(param("work") * 1000 / parts);
        }
        mark("made", ++m_floor.made);
        receipt->set_made(m_floor.made);
        return grpc::Status::OK;
    }
};

int main(int, char* argv[])
{
    void* memory = mmap(nullptr, sizeof(Floor), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* floor = new (memory) Floor;
    watch("made", floor->made);
    watch("abandoned", floor->abandoned);

    Factory service(*floor);
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
    poll(&reader, 1, -1); // until the warehouse, who reads it, has gone
    server->Shutdown();
}
