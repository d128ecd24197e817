// Conformance of remote calls: roundtrip (empty, 1 byte, 1 MiB), full (a server with no time for
// one more), death of the server in the middle of a call.
#include "bank.grpc.pb.h"

#include <crosstalk/rpc.h>

#include <csignal>
#include <grpcpp/grpcpp.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace std::chrono;

class Accounts : public bank::Bank::Service
{
public:
    explicit Accounts(char mode) : m_mode(mode) {}

    grpc::Status Debit(grpc::ServerContext* context, const bank::Payment* payment,
                       bank::Receipt* receipt) override
    {
        if (m_mode == 'd')
            kill(getpid(), SIGKILL);
        while (m_mode == 'f' && !context->IsCancelled())
            usleep(1000);
        receipt->set_balance(long(payment->account().size()));
        return grpc::Status::OK;
    }

private:
    char m_mode;
};

static int serve(const std::string& address, char mode, int ready, int end)
{
    Accounts accounts(mode);
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
    builder.RegisterService(&accounts);
    crosstalk::rpc::watch(builder);
    auto server = builder.BuildAndStart();
    char byte = 1;
    if (!server || write(ready, &byte, 1) != 1)
        return 2;
    if (read(end, &byte, 1) != 0)
        return 3;
    server->Shutdown();
    return 0;
}

static grpc::StatusCode debit(bank::Bank::Stub& bank, std::size_t size, milliseconds patience)
{
    bank::Payment payment;
    payment.set_account(std::string(size, 'a'));
    bank::Receipt receipt;
    grpc::ClientContext call;
    call.set_deadline(system_clock::now() + patience);
    const grpc::Status status = bank.Debit(&call, payment, &receipt);
    const bool right = receipt.balance() == long(size);
    return status.ok() && !right ? grpc::StatusCode::DATA_LOSS : status.error_code();
}

static int call(bank::Bank::Stub& bank, char mode)
{
    const seconds patience(30);
    if (mode == 'd')
        return debit(bank, 1, patience) == grpc::StatusCode::UNAVAILABLE ? 0 : 1;
    if (mode == 'f')
        return debit(bank, 1, milliseconds(300)) == grpc::StatusCode::DEADLINE_EXCEEDED ? 0 : 1;
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(1) << 20})
        if (debit(bank, size, patience) != grpc::StatusCode::OK)
            return 1;
    return 0;
}

int main(int, char* argv[])
{
    const std::string address = std::string("unix-abstract:") + (argv[1] + 1);
    const char mode = argv[2][0];
    int ready[2], end[2];
    if (pipe(ready) != 0 || pipe(end) != 0)
        return 4;
    const pid_t server = fork(); // before anything of gRPC: it does not survive a fork
    if (server == 0) {
        close(ready[0]);
        close(end[1]);
        return serve(address, mode, ready[1], end[0]);
    }
    close(ready[1]);
    close(end[0]);
    char byte;
    if (read(ready[0], &byte, 1) != 1)
        return 5;
    auto bank = bank::Bank::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
        address, grpc::InsecureChannelCredentials(), {}, crosstalk::rpc::clientTap()));
    const int failed = call(*bank, mode);
    close(end[1]);
    int status = 0;
    waitpid(server, &status, 0);
    const bool asExpected = mode == 'd' ? WIFSIGNALED(status) : status == 0;
    return failed != 0 || !asExpected ? 1 : 0;
}
