// One job, done by one process or shared out among two or
// four. What is shared out goes through pipes.
#include <crosstalk/kit.h>

#include <sched.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vector>

using namespace crosstalk;

enum Workers { ByTurns, One, Two, Four };

struct Slice
{
    long first, last;
};

struct Worker
{
    int work = -1;    // the boss writes slices here
    int results = -1; // and reads the sums here
};

struct Board // what the boss writes down
{
    long one_us, two_us, four_us, processors, total;
};

// Reports nothing to Crosstalk, which would slow it down.
[[gnu::no_sanitize("thread")]] long add(const Slice& slice)
{
    long sum = 0;
    for (long n = slice.first; n < slice.last; ++n)
        sum += n % 7;
    return sum;
}

long now() // in µs
{
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
}

void serve(int work, int results)
{
    Slice slice;
    while (read(work, &slice, sizeof slice) == sizeof slice) {
        const long sum = add(slice);
        write(results, &sum, sizeof sum);
    }
}

// A child that ends when nobody can give it work any more.
Worker hire(const std::vector<Worker>& others)
{
    int work[2], results[2];
    if (pipe(work) == -1 || pipe(results) == -1)
        _exit(3);
    if (fork() == 0) {
        for (const Worker& other : others) {
            close(other.work); // or they would wait for us
            close(other.results);
        }
        close(work[1]);
        close(results[0]);
        serve(work[0], results[1]);
        _exit(0);
    }
    close(work[0]);
    close(results[1]);
    return {work[1], results[0]};
}

long shareOut(const std::vector<Worker>& workers, long count,
              long numbers)
{
    for (long i = 0; i < count; ++i) {
        const Slice slice{numbers * i / count,
                          numbers * (i + 1) / count};
        write(workers[i].work, &slice, sizeof slice);
    }
    long total = 0;
    for (long i = 0; i < count; ++i) {
        long sum = 0;
        read(workers[i].results, &sum, sizeof sum);
        total += sum;
    }
    return total;
}

int main()
{
    void* memory = mmap(nullptr, sizeof(Board),
                        PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* board = static_cast<Board*>(memory);
    watch("one_us", board->one_us);
    watch("two_us", board->two_us);
    watch("four_us", board->four_us);
    watch("processors", board->processors);
    watch("total", board->total);

    cpu_set_t mine;
    sched_getaffinity(0, sizeof mine, &mine);
    board->processors = CPU_COUNT(&mine);

    std::vector<Worker> workers;
    while (workers.size() < 4)
        workers.push_back(hire(workers));

    long done = 0, alone = 0; // numbers that one has added
    do {
        const long chosen = choice("workers");
        const long turn = chosen ? chosen : 1 + done % 3;
        const long count = turn == Four ? 4 : turn;
        const long numbers = param("numbers") * 1000;
        const long start = now();
        if (count == 1)
            board->total = add({0, numbers}); // oneself
        else
            board->total = shareOut(workers, count, numbers);
        const long took = now() - start;
        (count == 1   ? board->one_us
         : count == 2 ? board->two_us
                      : board->four_us) = took;
        mark(count == 1 ? "one" : count == 2 ? "two" : "four",
             took);
        if (count == 1)
            alone = numbers;
        else if (alone == numbers && took > board->one_us)
            mark("dearer", took);
        usleep(param("rest") * 1000);
    } while (++done < param("rounds") || !param("rounds"));

    for (const Worker& worker : workers)
        close(worker.work); // no more work: they end
    while (wait(nullptr) > 0) {
    }
}
