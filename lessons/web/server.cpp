// A web server: one page, HTTP/1.1, for this computer alone.
#include <crosstalk/kit.h>

#include <arpa/inet.h>
#include <cstdio>
#include <poll.h>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace crosstalk;

enum Serves { OneByOne, Fork, Poll };

struct Visitor
{
    int fd;
    std::string request = {};
    long answered = 0;
};

// False: hang up.
bool answer(Visitor& visitor)
{
    const bool keep = visitor.request.find("Connection: close") == std::string::npos;
    const std::string page = "<h1>It is served.</h1>\n";
    const std::string response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                                 std::to_string(page.size()) + "\r\n\r\n" + page;
    send(visitor.fd, response.data(), response.size(), MSG_NOSIGNAL);
    if (++visitor.answered > 1)
        mark("same connection", visitor.answered);
    visitor.request.clear();
    return keep;
}

// A request ends with an empty line, in however many pieces it comes.
bool readOn(Visitor& visitor)
{
    char text[512];
    const long n = recv(visitor.fd, text, sizeof text, 0);
    if (n <= 0)
        return false; // it has left
    visitor.request.append(text, n);
    return visitor.request.find("\r\n\r\n") == std::string::npos || answer(visitor);
}

void serve(Visitor visitor)
{
    while (readOn(visitor)) {
    }
    close(visitor.fd);
}

bool isReady(int fd)
{
    pollfd one{fd, POLLIN, 0};
    return poll(&one, 1, 0) > 0;
}

int main()
{
    int door = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK); // nobody outside can reach it
    socklen_t size = sizeof address;
    if (bind(door, (sockaddr*)&address, size) == -1 || listen(door, 8) == -1 ||
        getsockname(door, (sockaddr*)&address, &size) == -1)
        return 3;
    dprintf(STDOUT_FILENO, "%d\n", ntohs(address.sin_port)); // the kernel chose it

    void* memory = mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    long& kept_waiting = *static_cast<long*>(memory);
    watch("kept_waiting", kept_waiting);

    std::vector<Visitor> inside; // whom the event loop serves
    long children = 0;
    for (;;) {
        // The last who hears the port number leaves: then the server does.
        std::vector<pollfd> wanted{{STDOUT_FILENO, 0, 0}, {door, POLLIN, 0}};
        for (const Visitor& visitor : inside)
            wanted.push_back({visitor.fd, POLLIN, 0});
        poll(wanted.data(), wanted.size(), -1);
        if (wanted[0].revents)
            break;
        for (std::size_t i = inside.size(); i-- > 0;)
            if (wanted[i + 2].revents && !readOn(inside[i])) {
                close(inside[i].fd);
                inside.erase(inside.begin() + long(i));
            }
        while (children > 0 && waitpid(-1, nullptr, WNOHANG) > 0)
            --children;
        if (!wanted[1].revents)
            continue;

        Visitor visitor{accept(door, nullptr, nullptr)};
        const long serves = choice("serves");
        if (serves == OneByOne) {
            serve(visitor);
            if (isReady(door)) // somebody came meanwhile
                mark("kept waiting", ++kept_waiting);
            continue;
        }
        if (children > 0 || !inside.empty())
            mark("side by side", children + long(inside.size()) + 1);
        if (serves == Poll) {
            inside.push_back(visitor);
        } else if (fork() == 0) {
            serve(visitor);
            _exit(0);
        } else {
            close(visitor.fd);
            ++children;
        }
    }
    while (wait(nullptr) > 0) {
    }
}
