// Conformance of Mach-style ports: roundtrip, full, death. Ends with 0 if they do what
// kit/crosstalk/mach.h promises.
#include <crosstalk/mach.h>

#include <csignal>
#include <sys/wait.h>

using namespace crosstalk::mach;

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static bool sends(Right& to, int id, std::string text, int timeoutMs = forever)
{
    Message message{id, std::move(text)};
    return send(to, message, timeoutMs) == Code::Ok;
}

static bool receives(const Right& from, int id, const std::string& text)
{
    Message message;
    return receive(from, message) == Code::Ok && message.id == id && message.text == text;
}

static int roundtrip(Right& mine, Right& toMe)
{
    const std::string longest(mostText, 'x');
    if (fork() == 0) {
        deallocate(mine);
        _exit(sends(toMe, 1, "a") && sends(toMe, 2, longest) && sends(toMe, 3, "") ? 0 : 1);
    }
    deallocate(toMe);
    if (!receives(mine, 1, "a") || !receives(mine, 2, longest) || !receives(mine, 3, ""))
        return 2;
    Message none;
    return receive(mine, none) == Code::NoSenders ? childStatus() : 3;
}

static int full(Right& mine, Right& toMe)
{
    for (unsigned i = 0; i < queueLimit; ++i)
        if (!sends(toMe, int(i), "page"))
            return 1;
    Message sixth{6, "page"};
    if (send(toMe, sixth, 10) != Code::TimedOut)
        return 2;
    if (fork() == 0) {
        deallocate(mine);
        _exit(sends(toMe, 5, "page") ? 0 : 1); // sleeps until there is room
    }
    for (unsigned i = 0; i <= queueLimit; ++i)
        if (!receives(mine, int(i), "page"))
            return 3;
    return childStatus();
}

// A right moves, a dead receiver leaves a dead name, what a dead sender sent stays.
static int death(Right& mine, Right& toMe)
{
    if (fork() == 0) {
        deallocate(mine);
        sends(toMe, 7, "last words");
        kill(getpid(), SIGKILL);
    }
    if (childStatus() != 99 || !receives(mine, 7, "last words"))
        return 1;
    Right heir, toHeir;
    allocate("heir", heir, toHeir);
    if (fork() == 0) {
        deallocate(mine);
        deallocate(toMe);
        Message will;
        if (receive(heir, will) != Code::Ok || will.rights.size() != 1)
            _exit(1);
        _exit(receives(will.rights[0], 8, "to the heir") ? 0 : 2);
    }
    deallocate(heir);
    Message will{1, "all I receive", {mine}};
    if (send(toHeir, will) != Code::Ok || !sends(toMe, 8, "to the heir") || childStatus() != 0)
        return 2;
    Message late{9, "too late"};
    return send(toMe, late) == Code::DeadName ? 0 : 3;
}

int main(int, char* argv[])
{
    Right mine, toMe;
    if (!allocate("box", mine, toMe))
        return 98;
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(mine, toMe);
    case 'f':
        return full(mine, toMe);
    default:
        return death(mine, toMe);
    }
}
