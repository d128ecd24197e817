#include "app/bench/groups.h"

#include <sched.h>

namespace crosstalk::bench {

Figures measureAll(const Effort& effort)
{
    Figures figures;
    cpu_set_t before;
    ::sched_getaffinity(0, sizeof before, &before);
    const Bench bench{figures, effort, Cores::chosen()};
    for (const auto measure :
         {measureRecord, measurePipe, measureMemory, measureDrain, measureFold, measureRecording,
          measureKernel, measurePaint, measureExplore, measureStart, measureScope}) {
        measure(bench);
        ::sched_setaffinity(0, sizeof before, &before);
    }
    return figures;
}

} // namespace crosstalk::bench
