#include "call.h"
#include <sys/socket.h>
static void message(int fd, int* right, ssize_t (*move)(int, struct msghdr*, int))
{
    char byte = 'r';
    char control[CMSG_SPACE(sizeof(int))] = "";
    struct iovec part = {&byte, 1};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
                            .msg_controllen = sizeof control};
    struct cmsghdr* rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(rights), right, sizeof(int));
    must(move(fd, &header, 0) == 1);
    memcpy(right, CMSG_DATA(rights), sizeof(int));
}
static ssize_t sends(int fd, struct msghdr* header, int flags)
{
    return sendmsg(fd, header, flags);
}
int main(void)
{
    int ends[2], pipe_[2], right = -1;
    char byte;
    must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        message(ends[1], &right, recvmsg);
        must(write(right, "x", 1) == 1); // into a pipe that it never opened
        _exit(0);
    }
    must(pipe(pipe_) == 0);
    right = pipe_[1];
    message(ends[0], &right, sends);
    must(read(pipe_[0], &byte, 1) == 1);
    printf("%c %d\n", byte, ended(child));
    return 0;
}
