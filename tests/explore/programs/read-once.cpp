// Reads x.
#include "shared.h"

int main(int, char* argv[])
{
    auto* x = shared<std::atomic<long>>(argv[1]);
    crosstalk::watch("x", *x);
    crosstalk::ready();
    return x->load() > 1;
}
