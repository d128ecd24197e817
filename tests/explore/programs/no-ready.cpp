// Adds 1 to what it maps, and says nowhere that its set-up is over.
#include "shared.h"

int main(int, char* argv[])
{
    auto* x = shared<std::atomic<long>>(argv[1]);
    x->fetch_add(1);
}
