#include "loopback.h"
int main(void)
{
    struct sockaddr_in at;
    char text[6] = "";
    int listener = boundSocket(SOCK_STREAM, &at);
    must(listen(listener, 3) == 0);
    pid_t child = fork();
    if (child == 0) {
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        must(connect(fd, (struct sockaddr*)&at, sizeof at) == 0);
        must(write(fd, "hello", 5) == 5 && read(fd, text, 5) == 3);
        _exit(0);
    }
    int fd = accept(listener, NULL, NULL);
    readAll(fd, text, 5);
    must(send(fd, "bye", 3, MSG_NOSIGNAL) == 3);
    printf("%s %d\n", text, ended(child));
    return 0;
}
