#include "call.h"
#include <sys/socket.h>
#include <sys/un.h>
int main(void)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    char text[16] = "";
    snprintf(at.sun_path, sizeof at.sun_path, "/tmp/crosstalk-call-dgram.%d", getpid());
    int mailbox = socket(AF_UNIX, SOCK_DGRAM, 0);
    must(bind(mailbox, (struct sockaddr*)&at, sizeof at) == 0);
    pid_t child = fork();
    if (child == 0) {
        int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
        must(sendto(fd, "letter", 6, 0, (struct sockaddr*)&at, sizeof at) == 6);
        _exit(0);
    }
    must(recvfrom(mailbox, text, sizeof text, 0, NULL, NULL) == 6);
    unlink(at.sun_path);
    printf("%s %d\n", text, ended(child));
    return 0;
}
