// Listens, and takes its time to accept.
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
    if (bind(listener, (sockaddr*)&address, sizeof address) == -1 || listen(listener, 2) == -1) {
        std::perror("listen");
        return 3;
    }
    for (long accepted = 0; accepted < param("connections"); ++accepted) {
        compute(param("server_work") * 1000);
        int client = accept(listener, nullptr, nullptr);
        if (client == -1)
            return 4;
        send(client, "welcome", 7, MSG_NOSIGNAL);
        close(client);
    }
}
