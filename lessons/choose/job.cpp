// One job for two processes, done in one of six ways: send
// so many messages of so many bytes.
#include "ways.h"

#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>

using namespace crosstalk;

enum Job { ThereAndBack, OneWay };
enum Place { Apart, Together };

struct Board
{
    Rounds rounds{2, "through"};
    long pipe_ns, socket_ns, tcp_ns, queue_ns, futex_ns, spin_ns;
    long cpu_ns; // of the answerer, in this round
    long count, size, job; // of this round, the same for both
    Ring there, back;
};

char message[1 << 20];

long now(clockid_t clock)
{
    timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

// On one processor, or on one each, if there are two.
void place(const cpu_set_t& mine, bool asker)
{
    int first = 0, last = CPU_SETSIZE - 1;
    while (!CPU_ISSET(first, &mine))
        ++first;
    while (!CPU_ISSET(last, &mine))
        --last;
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET(asker || choice("place") == Together ? first : last,
            &here);
    sched_setaffinity(0, sizeof here, &here);
}

// As chosen, or all six by turns.
long wayOf(const Rounds& rounds)
{
    const long chosen = rounds.option();
    return chosen ? chosen - 1 : (rounds.number() - 1) % 6;
}

void ask(Channel& channel, long count, long size, long job)
{
    for (long i = 0; i < count; ++i) {
        channel.send(message, size);
        if (job == ThereAndBack)
            channel.receive(message, size);
    }
    if (job == OneWay) // all has arrived
        channel.receive(message, 1);
}

void answer(Channel& channel, long count, long size, long job)
{
    for (long i = 0; i < count; ++i) {
        channel.receive(message, size);
        if (job == ThereAndBack)
            channel.send(message, size);
    }
    if (job == OneWay)
        channel.send(message, 1);
}

// Of one message; there and back it is one of two.
void note(Board* board, long way, long job, long ns)
{
    long* where[] = {&board->pipe_ns, &board->socket_ns,
                     &board->tcp_ns, &board->queue_ns,
                     &board->futex_ns, &board->spin_ns};
    const char* names[] = {"pipe", "socket", "tcp",
                           "queue", "futex", "spin"};
    *where[way] = job == ThereAndBack ? ns / 2 : ns;
    mark(names[way], *where[way]);
}

int main(int, char* argv[]) // names of the two queues
{
    void* memory = mmap(nullptr, sizeof(Board),
                        PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* board = new (memory) Board;
    watch("pipe_ns", board->pipe_ns);
    watch("socket_ns", board->socket_ns);
    watch("tcp_ns", board->tcp_ns);
    watch("queue_ns", board->queue_ns);
    watch("futex_ns", board->futex_ns);
    watch("spin_ns", board->spin_ns);
    Ways ways(board->there, board->back, argv[1], argv[2]);

    cpu_set_t mine; // the processors that this program may use
    sched_getaffinity(0, sizeof mine, &mine);
    const bool asker = fork() > 0;
    ways.takeEnd(asker);
    const bool reports = std::getenv("report");
    const auto choose = [board] { // by one of the two
        board->count = param("messages");
        board->size = param("size");
        board->job = choice("job");
    };
    while (board->rounds.begin(choose)) {
        const long way = wayOf(board->rounds);
        const long count = board->count;
        const long size = board->size;
        const long job = board->job;
        place(mine, asker);
        Channel& channel = ways.at(way);
        board->rounds.meet(); // both know what is to be done

        const long cpu = now(CLOCK_PROCESS_CPUTIME_ID);
        const long start = now(CLOCK_MONOTONIC);
        if (asker)
            ask(channel, count, size, job);
        else
            answer(channel, count, size, job);
        const long took = now(CLOCK_MONOTONIC) - start;
        const long used = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
        if (!asker)
            board->cpu_ns = used;
        board->rounds.meet(); // both are done
        if (!asker)
            continue;
        note(board, way, job, took / count);
        if (reports)
            std::printf("%ld %ld %ld\n", count, took,
                        used + board->cpu_ns);
        std::fflush(stdout);
    }
    if (asker)
        wait(nullptr);
}
