// n turns of a loop over one shared variable: n loads and n stores, no more, no fewer.
#include <crosstalk/kit.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int main(int, char* argv[])
{
    const int fd = shm_open(argv[1], O_CREAT | O_RDWR, 0600);
    if (fd < 0 || ftruncate(fd, 4096) != 0)
        return 1;
    auto* counter =
        static_cast<long*>(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
    crosstalk::watch("counter", *counter);
    for (int i = 0; i < 100; ++i)
        *counter += 1;
    return *counter == 100 ? 0 : 2; // one more load
}
