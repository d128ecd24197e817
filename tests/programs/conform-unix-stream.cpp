// Conformance of Unix stream sockets: roundtrip, full, death.
#include "sockets.h"

int main(int, char* argv[])
{
    const Listener listener = listenUnix(SOCK_STREAM, argv[1], 4);
    switch (argv[2][0]) {
    case 'r':
        return streamRoundtrip(listener, AF_UNIX);
    case 'f':
        return streamFull(listener, AF_UNIX);
    default:
        return streamDeath(listener, AF_UNIX);
    }
}
