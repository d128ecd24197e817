// The first waits until the second has said so, by looking again and again.
#include "shared.h"

struct Flag
{
    std::atomic<int> comers{0};
    std::atomic<int> said{0};
};

int main(int, char* argv[])
{
    auto* flag = shared<Flag>(argv[1]);
    crosstalk::watch("said", flag->said);
    const bool waits = flag->comers.fetch_add(1) == 0;
    crosstalk::ready();
    if (waits)
        while (flag->said == 0)
            sched_yield();
    else
        flag->said = 1;
}
