// A client asks through TCP, a server on the same computer answers.
#include <crosstalk/kit.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

int serve(int door)
{
    const int client = accept(door, nullptr, nullptr);
    char question;
    while (recv(client, &question, 1, 0) == 1) {
        const char answer = char(question + 1);
        send(client, &answer, 1, 0);
    }
    return 0; // 0 bytes: the client has hung up
}

int main()
{
    sockaddr_in address{}; // port 0: the kernel chooses one
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const int door = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(door, (sockaddr*)&address, size) == -1 || listen(door, 1) == -1 ||
        getsockname(door, (sockaddr*)&address, &size) == -1)
        return 1;
    if (fork() == 0)
        return serve(door);
    close(door);
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(server, (sockaddr*)&address, size) == -1)
        return 1;
    long asked = 0;
    do {
        char letter = 'a';
        send(server, &letter, 1, 0);
        recv(server, &letter, 1, 0);
    } while (++asked < param("messages") || !param("messages"));
    close(server);
    wait(nullptr);
}
