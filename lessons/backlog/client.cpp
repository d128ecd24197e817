// Makes many connections at once and reads from each what it is told.
#include <crosstalk/kit.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

using namespace crosstalk;

int main(int, char* argv[])
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);

    std::vector<int> made;
    while (long(made.size()) < param("connections")) {
        bool waits = choice("connect") == 0;
        int fd = socket(AF_UNIX, SOCK_STREAM | (waits ? 0 : SOCK_NONBLOCK), 0);
        if (connect(fd, (sockaddr*)&address, sizeof address) == 0) {
            made.push_back(fd);
            continue;
        }
        if (errno != EAGAIN && errno != ENOENT && errno != ECONNREFUSED) {
            std::perror("connect");
            return 3;
        }
        close(fd);
        usleep(1000); // refused: try again later
    }
    char text[16];
    for (int fd : made) {
        while (read(fd, text, sizeof text) == -1 && errno == EAGAIN)
            usleep(1000);
        close(fd);
    }
}
