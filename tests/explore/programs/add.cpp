// Adds 1, in one.
#include "shared.h"

int main(int, char* argv[])
{
    auto* x = shared<std::atomic<long>>(argv[1]);
    crosstalk::watch("x", *x);
    crosstalk::ready();
    x->fetch_add(1);
}
