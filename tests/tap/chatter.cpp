// Calls that are recorded, 8000 events of them. Prints how many pages were touched for the first
// time meanwhile.
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

static long pageFaults()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt + usage.ru_majflt;
}

static bool exchange(const int* ends, int turns)
{
    char byte = 0;
    for (int i = 0; i < turns; ++i)
        if (write(ends[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1)
            return false;
    return true;
}

int main()
{
    int ends[2];
    if (pipe(ends) != 0 || !exchange(ends, 1)) // the program's own pages and the pipe's
        return 1;
    const long before = pageFaults();
    if (!exchange(ends, 2000))
        return 1;
    std::printf("%ld\n", pageFaults() - before);
}
