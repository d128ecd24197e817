#include "loopback.h"
int main(void)
{
    struct sockaddr_in at;
    int bound = boundSocket(SOCK_STREAM, &at); // nobody listens there
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    must(connect(fd, (struct sockaddr*)&at, sizeof at) == -1);
    puts(strerrorname_np(errno));
    close(bound);
    return 0;
}
