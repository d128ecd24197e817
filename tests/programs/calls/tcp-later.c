#include "loopback.h"
#include <poll.h>
int main(void)
{
    struct sockaddr_in at;
    int error = -1;
    socklen_t size = sizeof error;
    char byte;
    int listener = boundSocket(SOCK_STREAM, &at);
    must(listen(listener, 3) == 0);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int result = connect(fd, (struct sockaddr*)&at, sizeof at);
    must(result == 0 || errno == EINPROGRESS);
    struct pollfd ready = {.fd = fd, .events = POLLOUT};
    must(poll(&ready, 1, -1) == 1);
    must(getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0);
    must(send(fd, "x", 1, 0) == 1);
    int other = accept(listener, NULL, NULL);
    must(recv(other, &byte, 1, 0) == 1);
    printf("%c\n", byte);
    return 0;
}
