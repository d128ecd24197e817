// A container engine: starts two containers, processes with namespaces of their own, that use the
// same names. Do the names mean the same things?
#include <crosstalk/elsewhere.h>
#include <crosstalk/handover.h>
#include <crosstalk/kit.h>

#include <mqueue.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/wait.h>

using namespace crosstalk;

enum Apart { Nothing, Ipc, IpcMount };
enum Meet { Memory, Queue, Descriptor, Cable };

struct Container
{
    int other; // a socket from before: to the other container
    bool first;
    const char* memory; // names that both know
    const char* queue;
};

bool refused(const char* what)
{
    std::fprintf(stderr, "%s: %s; this pair cannot be shown here\n", what, std::strerror(errno));
    mark("not allowed here", errno);
    return false;
}

// What an engine does between fork() and exec().
bool separate(long apart)
{
    if (apart == Nothing)
        return true;
    const std::string user = std::to_string(geteuid()), group = std::to_string(getegid());
    const bool mounts = apart == IpcMount;
    // A user namespace of its own is what lets anybody make the others.
    if (unshare(CLONE_NEWUSER | CLONE_NEWIPC | (mounts ? CLONE_NEWNS : 0)) != 0)
        return refused("namespaces of its own");
    elsewhere::put("/proc/self/setgroups", "deny");
    elsewhere::put("/proc/self/uid_map", user + ' ' + user + " 1");
    elsewhere::put("/proc/self/gid_map", group + ' ' + group + " 1");
    // A name of POSIX shared memory is a file's, in whatever is mounted at /dev/shm.
    return !mounts || mount("shm", "/dev/shm", "tmpfs", 0, "size=1m") == 0 ||
           refused("a /dev/shm of its own");
}

// Each adds 1. The second sees 2, or it has a memory of its own.
bool byMemory(const Container& me, bool passed)
{
    int fd = -1;
    if (!me.first && !takeOver(me.other, fd))
        return false;
    if (fd == -1)
        fd = shm_open(me.memory, O_CREAT | O_RDWR, 0600);
    if (fd == -1 || ftruncate(fd, 4096) == -1)
        return false;
    void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    long& count = *static_cast<long*>(memory);
    watch("count", count);
    count = count + 1;
    const bool both = count == 2;
    handOver(me.other, me.first && passed ? fd : -1);
    if (me.first)
        takeOver(me.other, fd); // it has looked
    shm_unlink(me.memory);
    return both;
}

// The first sends a letter; the second receives it, or finds its own queue empty.
bool byQueue(const Container& me)
{
    int none;
    if (!me.first && !takeOver(me.other, none))
        return false;
    mq_attr size{0, 4, 64, 0, {}};
    const mqd_t queue = mq_open(me.queue, O_CREAT | O_RDWR | O_NONBLOCK, 0600, &size);
    if (queue == -1)
        return false;
    char letter[64] = "hello";
    const bool got = me.first ? mq_send(queue, letter, 5, 0) == 0
                              : mq_receive(queue, letter, sizeof letter, nullptr) > 0;
    handOver(me.other);
    if (me.first)
        takeOver(me.other, none);
    mq_unlink(me.queue);
    return got;
}

// Each has a network of its own, and a cable joins them.
bool byCable(const Container& me)
{
    sockaddr_in there{};
    there.sin_family = AF_INET;
    int word[2] = {0, 0}; // the second's pid, 0: it did not move out; and its port
    char text[8] = "hello";
    if (!me.first) {
        word[0] = elsewhere::moveOut() ? getpid() : 0;
        const int door = socket(AF_INET, SOCK_STREAM, 0);
        inet_pton(AF_INET, word[0] ? elsewhere::there : "127.0.0.1", &there.sin_addr);
        socklen_t size = sizeof there;
        if (bind(door, (sockaddr*)&there, size) == -1 || listen(door, 1) == -1 ||
            getsockname(door, (sockaddr*)&there, &size) == -1)
            return false;
        word[1] = there.sin_port;
        send(me.other, word, sizeof word, MSG_NOSIGNAL);
        return recv(accept(door, nullptr, nullptr), text, sizeof text, 0) == 5 && word[0];
    }
    if (recv(me.other, word, sizeof word, 0) != sizeof word)
        return false;
    const bool joined = word[0] && elsewhere::joinTo(word[0]);
    inet_pton(AF_INET, joined ? elsewhere::there : "127.0.0.1", &there.sin_addr);
    there.sin_port = std::uint16_t(word[1]);
    const int out = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(out, (sockaddr*)&there, sizeof there);
    pollfd connected{out, POLLOUT, 0};
    poll(&connected, 1, 10'000); // a cable that was just plugged in takes a moment
    return send(out, text, 5, MSG_NOSIGNAL) == 5;
}

void run(const Container& me, long apart, long meet)
{
    if (meet != Cable && !separate(apart))
        return;
    const bool met = meet == Queue   ? byQueue(me)
                     : meet == Cable ? byCable(me)
                                     : byMemory(me, meet == Descriptor);
    if (!me.first)
        mark(met ? "they meet" : "each its own", 1);
}

int main(int, char* argv[])
{
    for (long round = 0; round < param("rounds"); ++round) {
        const long apart = choice("apart"), meet = choice("meet");
        int pair[2];
        if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == -1)
            return 3;
        for (const bool first : {true, false})
            if (fork() == 0) {
                close(pair[first]);
                run({pair[!first], first, argv[1], argv[2]}, apart, meet);
                return 0;
            }
        close(pair[0]);
        close(pair[1]);
        while (wait(nullptr) > 0) {
        }
        usleep(param("pause") * 1000);
    }
}
