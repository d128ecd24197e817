// Changes its private memory of every kind, and adds up how much of it was as ready() had it: 3.
#include "shared.h"

#include <string>

int runs = 0;

int main(int, char* argv[])
{
    auto* x = shared<std::atomic<long>>(argv[1]);
    crosstalk::watch("x", *x);
    std::string text = "set up";
    int onStack = 0;
    crosstalk::ready();
    text += std::string(500'000, '.'); // more than the heap had
    x->fetch_add(++runs + ++onStack + (text.size() == 500'006 ? 1 : 0));
}
