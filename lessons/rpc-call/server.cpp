// A bank: the procedure that its clients call.
#include "bank.grpc.pb.h"

#include <crosstalk/elsewhere.h>
#include <crosstalk/kit.h>
#include <crosstalk/rpc.h>

#include <grpcpp/grpcpp.h>
#include <iostream>
#include <mutex>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace crosstalk;

enum Transport { Unix, Tcp };
enum Where { Here, Elsewhere };

class Accounts : public bank::Bank::Service
{
    std::mutex m_mutex; // gRPC calls from several threads
    long& m_balance;

public:
    explicit Accounts(long& balance) : m_balance(balance) {}

    grpc::Status Debit(grpc::ServerContext*, const bank::Payment* payment,
                       bank::Receipt* receipt) override
    {
        usleep(param("work") * 1000);
        std::lock_guard own(m_mutex);
        m_balance -= payment->euros();
        receipt->set_balance(m_balance);
        return grpc::Status::OK;
    }
};

int main(int, char* argv[])
{
    // Before any thread is there.
    const bool moved = choice("where") == Elsewhere && elsewhere::moveOut();

    void* memory = mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    long& balance = *static_cast<long*>(memory);
    balance = 100;
    watch("balance", balance);

    Accounts accounts(balance);
    const std::string address = std::string("unix:") + argv[1];
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
    const std::string host = moved ? elsewhere::there : "127.0.0.1";
    int port = 0; // the kernel chooses
    if (moved || choice("transport") == Tcp)
        builder.AddListeningPort(host + ":0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&accounts);
    rpc::watch(builder);
    auto server = builder.BuildAndStart();
    if (!server)
        return 4;

    std::cout << address;
    if (port)
        std::cout << ' ' << host << ':' << port;
    if (moved)
        std::cout << ' ' << getpid();
    std::cout << std::endl;
    pollfd reader{STDOUT_FILENO, 0, 0};
    poll(&reader, 1, -1); // until the client, who reads it, has gone
    server->Shutdown();
}
