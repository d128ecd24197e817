// Two children write records into one pipe; the parent
// reads them and counts those that are torn.
#include <crosstalk/kit.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

struct Tally { long whole, torn; };

char record[65536];

/// A child: each record is one letter, and one write().
int writeRecords(int out, char letter, long size, long count)
{
    std::memset(record, letter, size);
    while (count-- > 0)
        if (write(out, record, size) != size)
            return 4;
    return 0;
}

/// Reads one whole record, in as many pieces as it takes.
bool readRecord(int in, long size)
{
    ssize_t n = 1;
    for (long got = 0; got < size && n > 0; got += n)
        n = read(in, record + got, size - got);
    return n > 0;
}

int main()
{
    auto* tally = static_cast<Tally*>(mmap(nullptr, sizeof(Tally),
        PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    watch("whole", tally->whole);
    watch("torn", tally->torn);
    long done = 0;
    do {
        long size = param("record"), count = param("records");
        int ends[2];
        if (pipe(ends) == -1)
            return 4;
        fcntl(ends[1], F_SETPIPE_SZ, 4096);
        for (char letter : {'a', 'b'})
            if (fork() == 0) {
                close(ends[0]);
                _exit(writeRecords(ends[1], letter, size, count));
            }
        close(ends[1]);
        tally->whole = tally->torn = 0;
        while (readRecord(ends[0], size))
            if (std::count(record, record + size, record[0]) == size)
                ++tally->whole;
            else
                mark("torn", ++tally->torn);
        close(ends[0]);
        while (wait(nullptr) > 0) {
        }
        if (tally->torn == 0)
            mark("all-whole", tally->whole);
    } while (++done < param("rounds"));
}
