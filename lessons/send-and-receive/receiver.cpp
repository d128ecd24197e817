// Accepts one connection and reads from it, slowly.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cstdio>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace crosstalk;

int main(int, char* argv[])
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(listener, (sockaddr*)&address, sizeof address) == -1 || listen(listener, 1) == -1) {
        std::perror("listen");
        return 3;
    }
    int in = accept(listener, nullptr, nullptr);
    char block[64];
    while (recv(in, block, sizeof block, 0) > 0)
        compute(param("receiver_work") * 1000);
}
