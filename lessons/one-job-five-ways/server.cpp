// Doubles a number, whichever of five ways it is asked.
#include "job.grpc.pb.h"

#include <crosstalk/rpc.h>

#include <arpa/inet.h>
#include <cstring>
#include <fcntl.h>
#include <grpcpp/grpcpp.h>
#include <mqueue.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace crosstalk;

struct Job
{
    long number;
    char padding[56];
};

class Doubler : public job::Doubler::Service
{
    grpc::Status Double(grpc::ServerContext*, const job::Number* asked, job::Number* answer) override
    {
        *answer = *asked;
        answer->set_number(2 * asked->number());
        return grpc::Status::OK;
    }
};

template<class Address> int listenAt(int family, Address& address)
{
    int fd = socket(family, SOCK_STREAM, 0);
    socklen_t size = sizeof address;
    if (bind(fd, (sockaddr*)&address, size) == -1 || listen(fd, 1) == -1) {
        perror("listen");
        _exit(4);
    }
    getsockname(fd, (sockaddr*)&address, &size);
    return fd;
}

int main(int, char* argv[]) // path of the sockets, names of the two queues
{
    sockaddr_un path{AF_UNIX, {}};
    std::strncpy(path.sun_path, argv[1], sizeof path.sun_path - 1);
    sockaddr_in loopback{AF_INET, 0, {htonl(INADDR_LOOPBACK)}, {}}; // the kernel picks a port
    int localDoor = listenAt(AF_UNIX, path), tcpDoor = listenAt(AF_INET, loopback);

    mq_attr limits{0, 4, sizeof(Job), 0, {}};
    mqd_t asked = mq_open(argv[2], O_CREAT | O_RDWR, 0600, &limits);
    mqd_t answers = mq_open(argv[3], O_CREAT | O_RDWR, 0600, &limits);

    Doubler doubler;
    grpc::ServerBuilder builder;
    builder.AddListeningPort(std::string("unix:") + argv[1] + ".rpc",
                             grpc::InsecureServerCredentials());
    builder.RegisterService(&doubler);
    rpc::watch(builder);
    auto server = builder.BuildAndStart();

    Job job{ntohs(loopback.sin_port), {}};
    write(STDOUT_FILENO, &job, sizeof job); // ready, and where TCP listens
    int local = accept(localDoor, nullptr, nullptr), tcp = accept(tcpDoor, nullptr, nullptr);

    pollfd ways[] = {{STDIN_FILENO, POLLIN, 0}, {local, POLLIN, 0}, {tcp, POLLIN, 0},
                     {asked, POLLIN, 0}};
    while (poll(ways, 4, -1) > 0) {
        for (const pollfd& way : ways) {
            if (way.revents == 0)
                continue;
            bool queue = way.fd == asked;
            long n = queue ? mq_receive(asked, (char*)&job, sizeof job, nullptr)
                           : read(way.fd, &job, sizeof job);
            if (n <= 0) // the client has gone
                return server->Shutdown(), 0;
            job.number *= 2;
            if (queue)
                mq_send(answers, (char*)&job, sizeof job, 0);
            else
                write(way.fd == STDIN_FILENO ? STDOUT_FILENO : way.fd, &job, sizeof job);
        }
    }
}
