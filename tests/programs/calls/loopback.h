// Sockets on 127.0.0.1 with a port that the kernel chooses.
#pragma once
#include "call.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

/// A bound socket of this type; its address into `at`.
static inline int boundSocket(int type, struct sockaddr_in* at)
{
    socklen_t size = sizeof *at;
    int fd = socket(AF_INET, type, 0);
    *at = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    must(fd >= 0 && bind(fd, (struct sockaddr*)at, size) == 0);
    must(getsockname(fd, (struct sockaddr*)at, &size) == 0);
    return fd;
}
