// Sends blocks of 64 bytes and measures what one send() costs.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

using namespace crosstalk;

long now()
{
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

int main(int, char* argv[])
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
    int out = socket(AF_UNIX, SOCK_STREAM, 0);
    while (connect(out, (sockaddr*)&address, sizeof address) == -1)
        usleep(1000); // the receiver is not there yet

    char block[64] = "sixty-four bytes, copied from here into the kernel";
    for (long sent = 0; sent < param("blocks") || !param("blocks"); ++sent) {
        const char* from = choice("pointer") == 0 ? block : (const char*)16; // nothing is there
        const long start = now();
        const long n = send(out, from, sizeof block, MSG_NOSIGNAL);
        if (n == 64)
            mark("ns a send", now() - start);
        else if (errno == EFAULT)
            mark("refused", EFAULT);
        else
            return 4; // EPIPE or ECONNRESET: nobody is left to receive
        compute(param("sender_work") * 1000);
    }
    shutdown(out, SHUT_WR);
    recv(out, block, sizeof block, 0); // 0: the receiver has read all and gone
}
