// One rdtsc, and one record: the tap's own push() into a ring that the engine drains. Built with
// the tap's source of it, so that nothing but the record itself is timed.
//   record CORE ROUNDS    prints ns of an rdtsc and of a record for each round

#include "worker.h"

#include "engine/tap/worker.h"

#include <cstdio>

using namespace crosstalk::tap;

static constexpr int burst = 8192; // half a ring

/// Takes part in the run as a thread of a worker does.
static bool attach()
{
    const char* text = std::getenv(controlVariable);
    if (text == nullptr)
        return false;
    void* region =
        mmap(nullptr, regionBytes, PROT_READ | PROT_WRITE, MAP_SHARED, std::atoi(text), 0);
    if (region == MAP_FAILED)
        return false;
    worker.control = static_cast<ControlHeader*>(region);
    worker.tsc = worker.control->clock == ClockKind::Tsc;
    const std::uint32_t number = worker.control->nextSlot.fetch_add(1);
    thisThread.slot = &slotsOf(worker.control)[number];
    thisThread.number = std::uint16_t(number);
    thisThread.ring =
        RingWriter(&thisThread.slot->ring, ringOf(worker.control, number), ringCapacity);
    return true;
}

static double stamps()
{
    const double begin = nowNs();
    for (int i = 0; i < burst; ++i)
        asm volatile("rdtsc" : : : "rax", "rdx");
    return (nowNs() - begin) / burst;
}

static double records()
{
    Thread& thread = thisThread;
    const double begin = nowNs();
    for (int i = 0; i < burst; ++i) {
        Event event = blank(thread, Kind::Enter);
        event.object = 1;
        event.size = std::uint32_t(i);
        event.time = stampBefore();
        push(thread, event);
    }
    return (nowNs() - begin) / burst;
}

int main(int count, char** arguments)
{
    if (count != 3 || !attach())
        return 2;
    pinTo(arguments[1]);
    const RingHeader& ring = thisThread.slot->ring;
    const int rounds = std::atoi(arguments[2]);
    for (int i = -4; i < rounds; ++i) { // the first few touch the ring's memory
        const double stamp = stamps();
        const double record = records();
        if (i >= 0)
            std::printf("%.3f %.3f\n", stamp, record);
        while (ring.tail.load() != ring.head.load())
            sched_yield();
    }
}
