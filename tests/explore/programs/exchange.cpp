// Makes x 1 if it is still 0.
#include "shared.h"

int main(int, char* argv[])
{
    auto* x = shared<std::atomic<long>>(argv[1]);
    crosstalk::watch("x", *x);
    crosstalk::ready();
    long expected = 0;
    x->compare_exchange_strong(expected, 1);
}
