// One LTTng-UST tracepoint.
//   lttng CORE ROUNDS    waits until a session has enabled it, prints ns for each round

#define LTTNG_UST_TRACEPOINT_DEFINE
#define LTTNG_UST_TRACEPOINT_CREATE_PROBES

#include "tracepoints.h"

#include "worker.h"

#include <cstdio>
#include <unistd.h>

static constexpr int burst = 8192;

static double tracepoints()
{
    crosstalk::tap::Event event{};
    const double begin = nowNs();
    for (int i = 0; i < burst; ++i) {
        event.size = std::uint32_t(i);
        lttng_ust_tracepoint(crosstalk_bench, operation, &event);
    }
    return (nowNs() - begin) / burst;
}

int main(int count, char** arguments)
{
    if (count != 3)
        return 2;
    pinTo(arguments[1]);
    const int rounds = std::atoi(arguments[2]);
    for (int tries = 0; !lttng_ust_tracepoint_enabled(crosstalk_bench, operation); ++tries) {
        if (tries == 500)
            return 3;
        usleep(10'000);
    }
    for (int i = -4; i < rounds; ++i) {
        const double ns = tracepoints();
        if (i >= 0)
            std::printf("%.3f\n", ns);
    }
}
