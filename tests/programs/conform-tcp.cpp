// Conformance of TCP on 127.0.0.1: roundtrip, full, death.
#include "sockets.h"

int main(int, char* argv[])
{
    const Listener listener = listenTcp(4);
    switch (argv[2][0]) {
    case 'r':
        return streamRoundtrip(listener, AF_INET);
    case 'f':
        return streamFull(listener, AF_INET);
    default:
        return streamDeath(listener, AF_INET);
    }
}
