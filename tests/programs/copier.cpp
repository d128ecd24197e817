// memcpy and memset of constant size into shared memory: the compiler must not make bare moves.
#include <crosstalk/kit.h>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int main(int, char* argv[])
{
    const int fd = shm_open(argv[1], O_CREAT | O_RDWR, 0600);
    if (fd < 0 || ftruncate(fd, 4096) != 0)
        return 1;
    auto* word = static_cast<long*>(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
    crosstalk::watch("word", *word);
    const long value = 42;
    long copy = 0;
    std::memcpy(word, &value, sizeof value);
    std::memcpy(&copy, word, sizeof copy);
    std::memset(word, 0, sizeof *word);
    return copy == 42 ? 0 : 2;
}
