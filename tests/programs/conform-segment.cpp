// Conformance of shared memory segments: roundtrip, full (to the last byte), death of a writer.
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

constexpr size_t size = 8192;

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

int main(int, char* argv[])
{
    const int fd = shm_open(argv[1], O_CREAT | O_RDWR, 0600);
    if (fd < 0 || ftruncate(fd, size) != 0)
        return 98;
    void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    auto* bytes = static_cast<unsigned char*>(memory);
    close(fd);
    const char mode = argv[2][0];
    if (fork() == 0) {
        if (mode == 'f')
            memset(bytes, 7, size);
        else
            bytes[0] = 7;
        if (mode == 'd')
            _exit(0); // without a word
        _exit(munmap(memory, size));
    }
    if (childStatus() != 0)
        return 1;
    const bool whole = mode != 'f' || bytes[size - 1] == 7;
    return bytes[0] == 7 && whole ? munmap(memory, size) : 2;
}
