// Serves one request a connection, on a stream socket and on a seqpacket socket.
#include <crosstalk/kit.h>

#include <cstdio>
#include <cstring>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace crosstalk;

int listenAt(const std::string& path, int type)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    int fd = socket(AF_UNIX, type, 0);
    if (bind(fd, (sockaddr*)&address, sizeof address) == -1 || listen(fd, 8) == -1) {
        std::perror("listen");
        _exit(3);
    }
    return fd;
}

void serve(int client)
{
    pollfd said{client, POLLRDHUP, 0};
    poll(&said, 1, -1); // until the client has said all it has to say

    char text[64];
    long n, pieces = 0;
    while ((n = recv(client, text, sizeof text, 0)) > 0)
        ++pieces;
    mark(pieces == 1 ? "one piece" : "in pieces", pieces);

    std::string answer = "heard it in " + std::to_string(pieces);
    send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
    close(client);
}

int main(int, char* argv[])
{
    int stream = listenAt(std::string(argv[1]) + ".stream", SOCK_STREAM);
    int packets = listenAt(std::string(argv[1]) + ".packets", SOCK_SEQPACKET);
    for (long served = 0; served < param("requests"); ++served) {
        pollfd doors[] = {{stream, POLLIN, 0}, {packets, POLLIN, 0}};
        poll(doors, 2, -1);
        serve(accept(doors[0].revents ? stream : packets, nullptr, nullptr));
    }
}
