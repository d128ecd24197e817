// Leaves more mapped than it had at ready(), and adds how often it did: 1.
#include "shared.h"

int runs = 0;

int main(int, char* argv[])
{
    auto* x = shared<std::atomic<long>>(argv[1]);
    crosstalk::watch("x", *x);
    crosstalk::ready();
    auto* more = static_cast<int*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    *more = ++runs;
    x->fetch_add(*more);
}
