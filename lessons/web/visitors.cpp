// Two visitors of a web server, as two browsers would be.
#include <crosstalk/kit.h>

#include <arpa/inet.h>
#include <cstdio>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

enum Connection { Close, KeepAlive };
enum Second { Quick, Slow };

int connectTo(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (sockaddr*)&address, sizeof address) == -1) {
        std::perror("connect");
        _exit(4); // nobody serves any more
    }
    return fd;
}

void ask(int fd, bool keep, bool slow)
{
    std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    request += keep ? "\r\n" : "Connection: close\r\n\r\n";
    const std::size_t piece = slow ? 1 : request.size();
    for (std::size_t at = 0; at < request.size(); at += piece) {
        if (slow)
            usleep(param("pause") * 1000);
        send(fd, request.data() + at, piece, MSG_NOSIGNAL);
    }
}

// The head says how long the page after it is.
bool readResponse(int fd)
{
    std::string response;
    char text[512];
    for (;;) {
        const std::size_t head = response.find("\r\n\r\n");
        if (head != std::string::npos) {
            const std::size_t length = response.find("Content-Length: ") + 16;
            if (response.size() >= head + 4 + std::stoul(response.substr(length)))
                return true;
        }
        const long n = recv(fd, text, sizeof text, 0);
        if (n <= 0)
            return false;
        response.append(text, n);
    }
}

int main()
{
    int port = 0;
    if (std::scanf("%d", &port) != 1)
        return 3;
    const bool second = fork() == 0;
    int fd = -1;
    for (long asked = 0; asked < param("requests"); ++asked) {
        const bool keep = choice("keep") == KeepAlive;
        if (fd == -1)
            fd = connectTo(port);
        ask(fd, keep, second && choice("second") == Slow);
        const bool answered = readResponse(fd);
        if (!keep || !answered) {
            close(fd);
            fd = -1;
        }
        usleep(param("pause") * 1000);
    }
    if (fd != -1)
        close(fd);
    while (!second && wait(nullptr) > 0) {
    }
}
