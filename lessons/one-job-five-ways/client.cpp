// Has numbers doubled by another process, in one of five ways.
#include "job.grpc.pb.h"

#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rpc.h>

#include <arpa/inet.h>
#include <cstring>
#include <fcntl.h>
#include <grpcpp/grpcpp.h>
#include <mqueue.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace crosstalk;

enum Way { Pipe, Socket, Tcp, Queue, Call };

struct Job
{
    long number;
    char padding[56];
};

template<class Address> int connectTo(int family, const Address& address)
{
    int fd = socket(family, SOCK_STREAM, 0);
    if (connect(fd, (const sockaddr*)&address, sizeof address) == -1)
        _exit(3);
    return fd;
}

int main(int, char* argv[]) // path of the sockets, names of the two queues
{
    Job job;
    if (read(STDIN_FILENO, &job, sizeof job) != sizeof job) // the server is ready
        return 4;
    sockaddr_un path{AF_UNIX, {}};
    std::strncpy(path.sun_path, argv[1], sizeof path.sun_path - 1);
    sockaddr_in loopback{AF_INET, htons(job.number), {htonl(INADDR_LOOPBACK)}, {}};
    int local = connectTo(AF_UNIX, path), tcp = connectTo(AF_INET, loopback);
    mqd_t questions = mq_open(argv[2], O_RDWR), answers = mq_open(argv[3], O_RDWR);
    auto doubler = job::Doubler::NewStub(grpc::experimental::CreateCustomChannelWithInterceptors(
        std::string("unix:") + argv[1] + ".rpc", grpc::InsecureChannelCredentials(), {},
        rpc::clientTap()));

    for (long asked = 1; asked <= param("requests") || !param("requests"); ++asked) {
        const long way = choice("way");
        job = {asked, {}};
        mark("request", way);
        if (way == Call) {
            grpc::ClientContext context;
            job::Number number, doubled;
            number.set_number(asked);
            number.set_padding(job.padding, sizeof job.padding);
            doubler->Double(&context, number, &doubled);
            job.number = doubled.number();
        } else if (way == Queue) {
            mq_send(questions, (char*)&job, sizeof job, 0);
            mq_receive(answers, (char*)&job, sizeof job, nullptr);
        } else {
            int out = way == Pipe ? STDOUT_FILENO : way == Socket ? local : tcp;
            write(out, &job, sizeof job);
            read(way == Pipe ? STDIN_FILENO : out, &job, sizeof job);
        }
        mark("answer", way);
        if (job.number != 2 * asked)
            return 5;
        compute(param("pause") * 1000);
    }
}
