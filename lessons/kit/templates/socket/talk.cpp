// A client asks through a Unix socket, a server answers.
#include <crosstalk/kit.h>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

int serve(int client)
{
    char question;
    while (recv(client, &question, 1, 0) == 1) {
        const char answer = char(question + 1);
        send(client, &answer, 1, 0);
    }
    return 0; // 0 bytes: the client has hung up
}

int main()
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == -1)
        return 1;
    if (fork() == 0) {
        close(ends[0]);
        return serve(ends[1]);
    }
    close(ends[1]);
    long asked = 0;
    do {
        char letter = 'a';
        send(ends[0], &letter, 1, 0);
        recv(ends[0], &letter, 1, 0);
    } while (++asked < param("messages") || !param("messages"));
    close(ends[0]);
    wait(nullptr);
}
