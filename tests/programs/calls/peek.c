#include "call.h"
#include <sys/socket.h>
int main(void)
{
    int ends[2];
    char text[5] = "";
    must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    must(send(ends[0], "peek", 4, 0) == 4);
    must(recv(ends[1], text, 4, MSG_PEEK) == 4);
    must(recv(ends[1], text, 4, MSG_DONTWAIT) == 4);
    must(recv(ends[1], text, 4, MSG_DONTWAIT) == -1 && errno == EAGAIN);
    puts(text);
    return 0;
}
