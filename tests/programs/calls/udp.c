#include "loopback.h"
int main(void)
{
    struct sockaddr_in at;
    char text[16] = "";
    int mailbox = boundSocket(SOCK_DGRAM, &at);
    pid_t child = fork();
    if (child == 0) {
        int fd = socket(AF_INET, SOCK_DGRAM, 0);
        must(connect(fd, (struct sockaddr*)&at, sizeof at) == 0);
        must(send(fd, "datagram", 8, 0) == 8);
        _exit(0);
    }
    must(recv(mailbox, text, sizeof text, 0) == 8);
    printf("%s %d\n", text, ended(child));
    return 0;
}
