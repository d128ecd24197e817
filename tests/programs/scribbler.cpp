// Writes nonsense over everything it shares with Crosstalk: its ring, its slot, the names.
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int, char* argv[])
{
    const char* text = std::getenv("CROSSTALK_TAP");
    const int fd = text != nullptr ? std::atoi(text) : -1;
    struct stat status = {};
    if (fstat(fd, &status) != 0)
        return 1;
    auto* region = static_cast<unsigned char*>(
        mmap(nullptr, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
    unsigned seed = std::atoi(argv[1]);
    for (int turn = 0; turn < 200'000; ++turn) {
        seed = seed * 1664525 + 1013904223;
        // Slots, names and the beginning of the rings: behind the header's own first page.
        const unsigned long reach = status.st_size < 4'000'000 ? status.st_size : 4'000'000;
        region[4096 + seed % (reach - 4096)] = static_cast<unsigned char>(seed >> 24);
    }
    _exit(0);
}
