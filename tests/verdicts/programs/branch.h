#pragma once

// Two branches of a bank, each a server that debits at the other: what the programs on remote calls
// have in common.

#include "bank.grpc.pb.h"

#include <crosstalk/rpc.h>

#include <chrono>
#include <grpcpp/grpcpp.h>
#include <mutex>
#include <optional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

/// How the branches of a program go about it.
struct Manner
{
    bool holdsWhileCalling = false; ///< its lock, which its own procedure needs too
    std::optional<std::chrono::milliseconds> patience = {};
    unsigned work = 0; ///< µs that the procedure takes
};

class Branch : public bank::Bank::Service
{
public:
    explicit Branch(const Manner& manner) : m_manner(manner) {}

    grpc::Status Debit(grpc::ServerContext*, const bank::Payment* payment,
                       bank::Receipt* receipt) override
    {
        usleep(m_manner.work);
        const std::lock_guard own(m_mutex);
        m_balance -= payment->euros();
        receipt->set_balance(m_balance);
        return grpc::Status::OK;
    }

    grpc::Status debitAt(bank::Bank::Stub& other)
    {
        bank::Payment payment;
        payment.set_account("ada");
        payment.set_euros(10);
        bank::Receipt receipt;
        grpc::ClientContext call;
        if (m_manner.patience)
            call.set_deadline(std::chrono::system_clock::now() + *m_manner.patience);
        return other.Debit(&call, payment, &receipt);
    }

    std::mutex m_mutex;

private:
    const Manner m_manner;
    long m_balance = 100;
};

/// Both branches have come this far.
inline bool meet(int own, int other)
{
    char byte = 1;
    return write(own, &byte, 1) == 1 && read(other, &byte, 1) == 1;
}

inline int runBranch(const std::string& here, const std::string& there, int own, int other,
                     const Manner& manner)
{
    Branch branch(manner);
    grpc::ServerBuilder builder;
    builder.AddListeningPort(here, grpc::InsecureServerCredentials());
    builder.RegisterService(&branch);
    crosstalk::rpc::watch(builder);
    auto server = builder.BuildAndStart();
    auto bank = bank::Bank::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
        there, grpc::InsecureChannelCredentials(), {}, crosstalk::rpc::clientTap()));
    std::unique_lock<std::mutex> lock(branch.m_mutex, std::defer_lock);
    if (manner.holdsWhileCalling)
        lock.lock();
    if (!server || !meet(own, other))
        return 2;
    const grpc::Status status = branch.debitAt(*bank);
    if (manner.holdsWhileCalling)
        lock.unlock();
    if (!meet(own, other))
        return 3;
    server->Shutdown();
    return status.ok() || manner.patience ? 0 : 4; // who gives up first may let the other in
}

/// P2 and P3 are the branches.
inline int runBranches(const char* one, const char* two, const Manner& manner)
{
    const std::string first = std::string("unix-abstract:") + (one + 1);
    const std::string second = std::string("unix-abstract:") + (two + 1);
    int up[2];
    int down[2];
    if (pipe(up) != 0 || pipe(down) != 0)
        return 5;
    if (fork() == 0)
        _exit(runBranch(first, second, up[1], down[0], manner));
    if (fork() == 0)
        _exit(runBranch(second, first, down[1], up[0], manner));
    int failed = 0;
    for (int status = 0; wait(&status) > 0;)
        failed |= status;
    return failed == 0 ? 0 : 1;
}
