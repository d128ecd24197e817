#include "call.h"
#include <sys/socket.h>
int main(void)
{
    int ends[2];
    char got[3][8] = {"", "", ""};
    struct iovec out[3] = {{"one", 3}, {"two", 3}, {"three", 5}};
    struct iovec in[3] = {{got[0], 7}, {got[1], 7}, {got[2], 7}};
    struct mmsghdr sent[3] = {0};
    struct mmsghdr received[3] = {0};
    for (int i = 0; i < 3; ++i) {
        sent[i].msg_hdr = (struct msghdr){.msg_iov = &out[i], .msg_iovlen = 1};
        received[i].msg_hdr = (struct msghdr){.msg_iov = &in[i], .msg_iovlen = 1};
    }
    must(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == 0);
    must(sendmmsg(ends[0], sent, 3, 0) == 3);
    must(recvmmsg(ends[1], received, 3, 0, NULL) == 3);
    printf("%s %s %s %u\n", got[0], got[1], got[2], received[2].msg_len);
    return 0;
}
