#include "engine/tap/worker.h"

#include "engine/tap/rawcalls.h"

#include <dlfcn.h>

namespace crosstalk::tap {

constinit Worker worker{};
constinit thread_local Thread thisThread{};

namespace {

using ReadClock = int (*)(clockid_t, timespec*);
ReadClock readClock = nullptr;

__attribute__((constructor(101))) void findClock()
{
    readClock = reinterpret_cast<ReadClock>(nextSymbol("clock_gettime"));
}

} // namespace

// libc's, which needs no system call where the kernel's clock can be read without: 34 ns against
// 1,500 on a virtual machine.
std::uint64_t monotonicNow()
{
    timespec now{};
    if (readClock != nullptr) [[likely]]
        readClock(CLOCK_MONOTONIC, &now);
    else
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

namespace {

std::uint64_t bytesAt(std::uint64_t address, std::uint32_t size)
{
    const auto* bytes = reinterpret_cast<const volatile unsigned char*>(address);
    if (size == 8)
        return *reinterpret_cast<const volatile std::uint64_t*>(bytes);
    if (size == 4)
        return *reinterpret_cast<const volatile std::uint32_t*>(bytes);
    std::uint64_t value = 0;
    for (std::uint32_t i = 0; i < 8 && i < size; ++i)
        value |= std::uint64_t(bytes[i]) << (8 * i);
    return value;
}

} // namespace

void flushWrite(Thread& thread)
{
    const std::uint64_t value = bytesAt(thread.writeAddress, thread.writeSize);
    const std::uint8_t sampled = gateClosed() ? 0 : Sampled;
    thread.writeAddress = 0;
    claim(thread) = {.time = thread.writeTime,
                     .object = thread.writeObject,
                     .offset = thread.writeOffset,
                     .value = value,
                     .pc = 0,
                     .size = thread.writeSize,
                     .thread = thread.number,
                     .kind = Kind::Value,
                     .flags = std::uint8_t(thread.writeFlags | sampled),
                     .call = 0,
                     .fd = -1,
                     .aux = 0,
                     .payload = {}};
    thread.ring.publish();
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
