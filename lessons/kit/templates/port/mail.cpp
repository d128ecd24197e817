// A client sends questions to a server's port, and with each a right to
// send the answer to a port of its own.
#include <crosstalk/kit.h>
#include <crosstalk/mach.h>

#include <sys/wait.h>

using namespace crosstalk;
using namespace crosstalk::mach;

enum { Question = 1, Answer };

void ask(Right& service)
{
    Right mine, toMe;
    allocate("answers", mine, toMe);
    Message message;
    long asked = 0;
    do {
        message = {Question, "how late is it?", {toMe}}; // the right is copied
        send(service, message);
        receive(mine, message);
    } while (++asked < param("messages") || !param("messages"));
}

int main()
{
    Right service, toService;
    allocate("service", service, toService);
    if (fork() == 0) {
        deallocate(service); // only one task receives
        ask(toService);
        return 0;
    }
    deallocate(toService); // or the server would wait for itself
    Message message;
    while (receive(service, message) == Code::Ok) {
        Message answer{Answer, "late"};
        send(message.rights[0], answer);
        deallocate(message.rights[0]);
    }
    wait(nullptr); // nobody can send any more: the client has ended
}
