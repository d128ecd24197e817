// Conformance of Unix stream sockets: roundtrip (with a descriptor that is passed), full, death.
#include "sockets.h"

/// A message of one byte and room for one descriptor.
struct Parcel
{
    char byte = 'd';
    iovec part{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr header{};

    Parcel()
    {
        header.msg_iov = &part;
        header.msg_iovlen = 1;
        header.msg_control = control;
        header.msg_controllen = sizeof control;
    }
};

static bool sendDescriptor(int socket, int fd)
{
    Parcel parcel;
    cmsghdr* rights = CMSG_FIRSTHDR(&parcel.header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(rights), &fd, sizeof fd);
    return sendmsg(socket, &parcel.header, 0) == 1;
}

static int receiveDescriptor(int socket)
{
    Parcel parcel;
    int fd = -1;
    if (recvmsg(socket, &parcel.header, 0) == 1 && CMSG_FIRSTHDR(&parcel.header) != nullptr)
        memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&parcel.header)), sizeof fd);
    return fd;
}

/// The child makes a pipe and passes its read end: the parent reads from it what the child wrote.
static int passing()
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return 11;
    if (fork() == 0) {
        int tube[2];
        _exit(pipe(tube) == 0 && sendDescriptor(ends[1], tube[0]) && write(tube[1], "ok", 2) == 2
                  ? 0
                  : 1);
    }
    const int tube = receiveDescriptor(ends[0]);
    if (tube < 0 || read(tube, block, 10) != 2)
        return 12;
    return childStatus() == 0 && read(tube, block, 10) == 0 ? 0 : 13;
}

int main(int, char* argv[])
{
    const Listener listener = listenUnix(SOCK_STREAM, argv[1], 4);
    switch (argv[2][0]) {
    case 'r':
        if (const int failed = passing())
            return failed;
        return streamRoundtrip(listener, AF_UNIX);
    case 'f':
        return streamFull(listener, AF_UNIX);
    default:
        return streamDeath(listener, AF_UNIX);
    }
}
