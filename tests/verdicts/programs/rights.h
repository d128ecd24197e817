/* A descriptor in a message. */
#ifndef RIGHTS_H
#define RIGHTS_H

#include "verdict.h"
#include <sys/socket.h>

struct parcel
{
    char byte;
    struct iovec part;
    union
    {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    struct msghdr header;
};

static inline void prepare(struct parcel* parcel)
{
    memset(parcel, 0, sizeof *parcel);
    parcel->part.iov_base = &parcel->byte;
    parcel->part.iov_len = 1;
    parcel->header.msg_iov = &parcel->part;
    parcel->header.msg_iovlen = 1;
    parcel->header.msg_control = &parcel->control;
    parcel->header.msg_controllen = sizeof parcel->control;
}

static inline int pass_on(int socket, int fd)
{
    struct parcel parcel;
    prepare(&parcel);
    parcel.control.header.cmsg_level = SOL_SOCKET;
    parcel.control.header.cmsg_type = SCM_RIGHTS;
    parcel.control.header.cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(&parcel.control.header), &fd, sizeof fd);
    return sendmsg(socket, &parcel.header, 0) == 1;
}

static inline int passed_on(int socket)
{
    struct parcel parcel;
    int fd = -1;
    prepare(&parcel);
    if (recvmsg(socket, &parcel.header, 0) == 1)
        memcpy(&fd, CMSG_DATA(&parcel.control.header), sizeof fd);
    return fd;
}

#endif
