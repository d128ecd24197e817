#include "engine/tap/worker.h"

#include "engine/tap/rawcalls.h"

#include <dlfcn.h>

namespace crosstalk::tap {

Worker worker;
thread_local Thread thisThread;

std::uint64_t monotonicNow()
{
    timespec now{};
    rawCall(SYS_clock_gettime, CLOCK_MONOTONIC, asLong(&now));
    return std::uint64_t(now.tv_sec) * 1'000'000'000 + std::uint64_t(now.tv_nsec);
}

void* nextSymbol(const char* name)
{
    return ::dlsym(RTLD_NEXT, name);
}

void waitForRoom(Thread& thread)
{
    // Lossless: the worker waits, and says how long, rather than lose what a verdict rests on.
    // The engine polls every millisecond and never sleeps on us, so polling back is enough.
    const std::uint64_t since = monotonicNow();
    while (!thread.ring.hasRoom()) {
        const timespec pause{0, 50'000};
        rawCall(SYS_nanosleep, asLong(&pause), 0);
    }
    thread.slot->waitedNs.fetch_add(monotonicNow() - since, std::memory_order_relaxed);
}

void flushWrite(Thread& thread)
{
    Event event = blank(thread, Kind::Value);
    event.time = thread.writeTime;
    event.object = thread.writeObject;
    event.offset = thread.writeOffset;
    event.size = thread.writeSize;
    event.flags = thread.writeFlags;
    const auto* bytes = reinterpret_cast<const volatile unsigned char*>(thread.writeAddress);
    switch (thread.writeSize) {
    case 8:
        event.value = *reinterpret_cast<const volatile std::uint64_t*>(bytes);
        break;
    case 4:
        event.value = *reinterpret_cast<const volatile std::uint32_t*>(bytes);
        break;
    default:
        for (std::uint32_t i = 0; i < 8 && i < thread.writeSize; ++i)
            event.value |= std::uint64_t(bytes[i]) << (8 * i);
    }
    thread.writeAddress = 0;
    if (!gateClosed())
        event.flags |= Sampled;
    push(thread, event);
}

std::uint32_t internName(const char* text)
{
    if (worker.control == nullptr || text == nullptr || *text == '\0')
        return 0;
    for (std::uint32_t i = 1; i < nameCount; ++i) {
        Name& name = worker.control->names[i];
        std::uint32_t state = name.state.load(std::memory_order_acquire);
        if (state == 0 && name.state.compare_exchange_strong(state, 1)) {
            std::size_t length = 0;
            for (; length + 1 < sizeof name.text && text[length] != '\0'; ++length)
                name.text[length] = text[length];
            name.text[length] = '\0';
            name.state.store(2, std::memory_order_release);
            return i;
        }
        while (state == 1) // another process writes it right now: a few stores
            state = name.state.load(std::memory_order_acquire);
        std::size_t at = 0;
        while (at + 1 < sizeof name.text && name.text[at] == text[at] && text[at] != '\0')
            ++at;
        if (name.text[at] == '\0' && (text[at] == '\0' || at + 1 == sizeof name.text))
            return i;
    }
    return 0;
}

} // namespace crosstalk::tap
