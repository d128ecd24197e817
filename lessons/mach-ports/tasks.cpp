// Four tasks and their ports: a name server, a printer, its spare, and a client.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/mach.h>

#include <map>

using namespace crosstalk;
using namespace crosstalk::mach;

enum { Register = 1, LookUp, Found, Print, TakeOver };

void nameServer(Right& bootstrap)
{
    std::map<std::string, Right> names;
    std::map<std::string, std::vector<Right>> waiting;
    Message message;
    while (receive(bootstrap, message) == Code::Ok) { // until nobody can send any more
        const std::string name = message.text;
        if (message.id == Register)
            names[name] = message.rights[0];
        else
            waiting[name].push_back(message.rights[0]);
        if (names.count(name)) {
            for (Right& reply : waiting[name]) {
                Message answer{Found, name, {names[name]}}; // a copy of the send right
                send(reply, answer);
            }
            waiting[name].clear();
        }
    }
}

Right lookUp(Right& bootstrap, const char* name)
{
    Right reply, once;
    allocateReply(reply, once);
    Message question{LookUp, name, {once}}, answer; // the send-once right moves
    send(bootstrap, question);
    receive(reply, answer);
    deallocate(reply);
    return answer.rights.empty() ? Right{} : answer.rights[0];
}

void printer(Right& bootstrap, const char* name)
{
    Right mine, toMe;
    allocate(name, mine, toMe);
    Message here{Register, name, {toMe}}, message;
    send(bootstrap, here);
    deallocate(toMe);
    Right spare = std::string(name) == "printer" ? lookUp(bootstrap, "spare") : Right{};
    deallocate(bootstrap);

    while (receive(mine, message) == Code::Ok) {
        if (message.id == TakeOver) {
            deallocate(mine);
            mine = message.rights[0]; // what is sent there comes to me from now on
            continue;
        }
        compute(param("print") * 1000);
        if (spare.kind != Kind::None && choice("printer") == 1) {
            Message handOver{TakeOver, name, {mine}}; // the receive right moves
            send(spare, handOver);
            return;
        }
    }
}

void client(Right& bootstrap)
{
    Right to = lookUp(bootstrap, "printer");
    deallocate(bootstrap);
    for (long job = 1; job <= param("jobs") || !param("jobs"); ++job) {
        Message page{Print, "page " + std::to_string(job)};
        if (send(to, page) == Code::DeadName)
            _exit(3); // nobody receives there any more
        compute(param("think") * 1000);
    }
}

int main()
{
    Right bootstrap, toBootstrap;
    allocate("bootstrap", bootstrap, toBootstrap);
    for (int task = 0; task < 3; ++task)
        if (fork() == 0) {
            deallocate(bootstrap); // only one task receives
            if (task == 0)
                printer(toBootstrap, "printer");
            else if (task == 1)
                printer(toBootstrap, "spare");
            else
                client(toBootstrap);
            _exit(0);
        }
    deallocate(toBootstrap); // or the name server would wait for itself
    nameServer(bootstrap);
}
