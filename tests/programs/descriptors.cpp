// Makes pipes until no descriptor is left, then goes on. Ends with 0 when it was told EMFILE.
#include <cerrno>
#include <sys/resource.h>
#include <unistd.h>

int main()
{
    rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = 32;
    setrlimit(RLIMIT_NOFILE, &limit);
    int first[2];
    if (pipe(first) != 0)
        return 98;
    int ends[2];
    while (pipe(ends) == 0) {
    }
    if (errno != EMFILE)
        return 1;
    char c = 'x';
    return write(first[1], &c, 1) == 1 && read(first[0], &c, 1) == 1 ? 0 : 2;
}
