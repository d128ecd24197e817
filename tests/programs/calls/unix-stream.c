#include "call.h"
#include <sys/socket.h>
#include <sys/un.h>
int main(void)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    char text[6] = "";
    snprintf(at.sun_path, sizeof at.sun_path, "/tmp/crosstalk-call-unix.%d", getpid());
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    must(bind(listener, (struct sockaddr*)&at, sizeof at) == 0 && listen(listener, 3) == 0);
    pid_t child = fork();
    if (child == 0) {
        int fd = socket(AF_UNIX, SOCK_STREAM, 0);
        must(connect(fd, (struct sockaddr*)&at, sizeof at) == 0 && write(fd, "hello", 5) == 5);
        _exit(0);
    }
    int fd = accept(listener, NULL, NULL);
    must(fd >= 0);
    readAll(fd, text, 5);
    unlink(at.sun_path);
    printf("%s %d\n", text, ended(child));
    return 0;
}
