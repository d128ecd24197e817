// The job of job.cpp by remote procedure calls: the same
// parameters, from the environment, and the same report.
#include "job.grpc.pb.h"

#include <crosstalk/kit.h>

#include <csignal>
#include <cstdio>
#include <grpcpp/grpcpp.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

using namespace crosstalk;

enum Job { ThereAndBack, OneWay };

class Answerer : public job::Answerer::Service
{
    grpc::Status Answer(grpc::ServerContext*, const job::Message* asked,
                        job::Message* answer) override
    {
        *answer = *asked;
        return grpc::Status::OK;
    }

    grpc::Status Take(grpc::ServerContext*, grpc::ServerReader<job::Message>* stream,
                      job::Message* answer) override
    {
        job::Message message;
        while (stream->Read(&message)) {
        }
        answer->set_data("1");
        return grpc::Status::OK;
    }
};

void serve(const std::string& address, int ready)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    Answerer answerer;
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
    builder.RegisterService(&answerer);
    auto server = builder.BuildAndStart();
    if (!server || write(ready, "r", 1) != 1)
        _exit(4);
    server->Wait();
}

bool ask(job::Answerer::Stub& stub, const job::Message& message, long count)
{
    job::Message answer;
    for (long i = 0; i < count; ++i) {
        grpc::ClientContext context;
        if (!stub.Answer(&context, message, &answer).ok())
            return false;
    }
    return true;
}

bool give(job::Answerer::Stub& stub, const job::Message& message, long count)
{
    grpc::ClientContext context;
    job::Message answer;
    auto writer = stub.Take(&context, &answer);
    for (long i = 0; i < count; ++i)
        if (!writer->Write(message))
            return false;
    writer->WritesDone();
    return writer->Finish().ok();
}

long now(clockid_t clock)
{
    timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

int main(int, char* argv[]) // path of the socket
{
    const std::string address = std::string("unix:") + argv[1];
    int ready[2];
    if (pipe(ready) == -1)
        return 5;
    const pid_t server = fork(); // before any thread is there
    if (server == 0)
        serve(address, ready[1]);
    close(ready[1]);
    char yes;
    if (read(ready[0], &yes, 1) != 1)
        return 4;
    clockid_t serverCpu;
    clock_getcpuclockid(server, &serverCpu);
    auto stub = job::Answerer::NewStub(
        grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    const long count = param("messages");
    job::Message message;
    message.set_data(std::string(param("size"), 'x'));
    bool fine = true;
    for (long round = 0; fine && round < param("rounds"); ++round) {
        const long cpu = now(CLOCK_PROCESS_CPUTIME_ID) + now(serverCpu);
        const long start = now(CLOCK_MONOTONIC);
        fine = choice("job") == OneWay ? give(*stub, message, count) : ask(*stub, message, count);
        const long took = now(CLOCK_MONOTONIC) - start;
        const long used = now(CLOCK_PROCESS_CPUTIME_ID) + now(serverCpu) - cpu;
        std::printf("%ld %ld %ld\n", count, took, used);
        std::fflush(stdout);
    }
    kill(server, SIGKILL);
    waitpid(server, nullptr, 0);
    return fine ? 0 : 4;
}
