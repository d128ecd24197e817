#include "call.h"
#include <sys/socket.h>
int main(void)
{
    int ends[2];
    char byte;
    must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    must(write(ends[0], "x", 1) == 1 && shutdown(ends[0], SHUT_WR) == 0);
    must(read(ends[1], &byte, 1) == 1);
    must(read(ends[1], &byte, 1) == 0); // end of file, though both are open
    must(send(ends[0], "y", 1, MSG_NOSIGNAL) == -1);
    puts(strerrorname_np(errno));
    return 0;
}
