// Sends "hel" and "lo", says that this was all, and reads the answer.
#include <crosstalk/kit.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace crosstalk;

int connectTo(const std::string& path, int type)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    int fd = socket(AF_UNIX, type, 0);
    while (connect(fd, (sockaddr*)&address, sizeof address) == -1) {
        if (errno != ENOENT && errno != ECONNREFUSED) {
            std::perror("connect");
            _exit(3);
        }
        usleep(1000); // the server is not there yet
    }
    return fd;
}

int main(int, char* argv[])
{
    for (long asked = 0; asked < param("requests"); ++asked) {
        bool packets = choice("socket") == 1;
        int fd = packets ? connectTo(std::string(argv[1]) + ".packets", SOCK_SEQPACKET)
                         : connectTo(std::string(argv[1]) + ".stream", SOCK_STREAM);
        send(fd, "hel", 3, MSG_NOSIGNAL);
        send(fd, "lo", 2, MSG_NOSIGNAL);
        shutdown(fd, SHUT_WR); // I have said all; I still listen

        char answer[64];
        while (read(fd, answer, sizeof answer) > 0) {
        }
        close(fd);
    }
}
