#include "engine/tap/worker.h"

// The callbacks that GCC's -fsanitize=thread puts before every load and store. ThreadSanitizer's
// own runtime is not linked: these report accesses to shared mappings and nothing else.

namespace crosstalk::tap {

namespace {

inline bool shared(std::uintptr_t address)
{
    return address - worker.low < worker.span;
}

std::uint64_t valueAt(std::uintptr_t address, std::size_t size)
{
    switch (size) {
    case 1:
        return *reinterpret_cast<const volatile std::uint8_t*>(address);
    case 2: {
        std::uint16_t value;
        __builtin_memcpy(&value, reinterpret_cast<const void*>(address), 2);
        return value;
    }
    case 4: {
        std::uint32_t value;
        __builtin_memcpy(&value, reinterpret_cast<const void*>(address), 4);
        return value;
    }
    default: {
        std::uint64_t value = 0;
        if (size >= 8)
            __builtin_memcpy(&value, reinterpret_cast<const void*>(address), 8);
        else
            for (std::size_t i = 0; i < size; ++i)
                value |= std::uint64_t(reinterpret_cast<const std::uint8_t*>(address)[i]) << 8 * i;
        return value;
    }
    }
}

/// Where an access goes and which line makes it.
struct Access
{
    Kind kind;
    std::uint8_t flags;
    std::uint32_t size;
    std::uint64_t object;
    std::uint64_t offset;
    std::uintptr_t pc;
};

/// The event as the gate shows it: not stamped, and without a value.
Event pendingEvent(const Thread& thread, const Access& access)
{
    Event event = blank(thread, access.kind);
    event.object = access.object;
    event.offset = access.offset;
    event.pc = access.pc;
    event.size = access.size;
    event.flags = access.flags;
    return event;
}

inline void record(Thread& thread, const Access& access, std::uint64_t time, std::uint64_t value,
                   std::uint8_t flags)
{
    claim(thread) = {.time = time,
                     .object = access.object,
                     .offset = access.offset,
                     .value = value,
                     .pc = access.pc,
                     .size = access.size,
                     .thread = thread.number,
                     .kind = access.kind,
                     .flags = flags,
                     .call = 0,
                     .fd = -1,
                     .aux = 0,
                     .payload = {}};
    thread.ring.publish();
}

/// From now on this thread owes the value that the store leaves.
inline void owe(Thread& thread, const Access& access, std::uint64_t time, std::uintptr_t address)
{
    thread.writeObject = access.object;
    thread.writeOffset = access.offset;
    thread.writeTime = time;
    thread.writeSize = access.size;
    thread.writeFlags = access.flags;
    std::atomic_signal_fence(std::memory_order_seq_cst);
    thread.writeAddress = address;
}

__attribute__((noinline)) void report(Kind kind, std::uintptr_t address, std::uint32_t size,
                                      std::uint8_t flags, std::uintptr_t returnAddress)
{
    Thread* thread = current();
    const Mapping* mapping = mappingOf(address);
    if (thread == nullptr || mapping == nullptr)
        return;
    const Origin origin = originOf(*thread, returnAddress);
    if (origin.call != 0) [[unlikely]]
        return beginLibraryCall(*thread, origin, *mapping, address);
    const Access access{kind,
                        std::uint8_t(flags | (origin.internal ? Internal : 0)),
                        size,
                        mapping->object,
                        mapping->offset + (address - mapping->low),
                        origin.pc};
    settleWrite(*thread);
    if (attention() != 0 && !origin.internal) [[unlikely]]
        passGate(*thread, pendingEvent(*thread, access));
    const std::uint64_t time = stampBefore();
    if (kind == Kind::Read) {
        const std::uint64_t value = valueAt(address, size);
        const std::uint8_t sampled = gateClosed() ? 0 : Sampled;
        return record(*thread, access, time, value, std::uint8_t(access.flags | sampled));
    }
    record(*thread, access, time, 0, access.flags);
    owe(*thread, access, time, address);
}

/// A whole range, in pieces of at most 8 bytes that keep to the 8-byte grid.
void reportRange(Kind kind, std::uintptr_t address, std::size_t size, std::uintptr_t returnAddress)
{
    while (size > 0) {
        const std::size_t room = 8 - (address & 7);
        const std::size_t piece = size < room ? size : room;
        report(kind, address, std::uint32_t(piece), 0, returnAddress);
        address += piece;
        size -= piece;
    }
}

} // namespace

/// For memcpy and its kin: reports a range if any of it is shared.
void accessRange(Kind kind, const void* pointer, std::size_t size, void* returnAddress)
{
    const auto address = reinterpret_cast<std::uintptr_t>(pointer);
    if (size > 0 && shared(address)) [[unlikely]]
        reportRange(kind, address, size, reinterpret_cast<std::uintptr_t>(returnAddress));
}

} // namespace crosstalk::tap

using namespace crosstalk::tap;

#define CROSSTALK_ACCESS(name, kind, size, flags)                                                  \
    CROSSTALK_EXPORT void name(void* pointer)                                                      \
    {                                                                                              \
        const auto address = reinterpret_cast<std::uintptr_t>(pointer);                            \
        if (shared(address)) [[unlikely]]                                                          \
            report(kind, address, size, flags,                                                     \
                   reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)));                 \
    }

#define CROSSTALK_ACCESSES(size)                                                                   \
    CROSSTALK_ACCESS(__tsan_read##size, Kind::Read, size, 0)                                       \
    CROSSTALK_ACCESS(__tsan_write##size, Kind::Write, size, 0)                                     \
    CROSSTALK_ACCESS(__tsan_unaligned_read##size, Kind::Read, size, 0)                             \
    CROSSTALK_ACCESS(__tsan_unaligned_write##size, Kind::Write, size, 0)                           \
    CROSSTALK_ACCESS(__tsan_volatile_read##size, Kind::Read, size, Volatile)                       \
    CROSSTALK_ACCESS(__tsan_volatile_write##size, Kind::Write, size, Volatile)                     \
    CROSSTALK_ACCESS(__tsan_unaligned_volatile_read##size, Kind::Read, size, Volatile)             \
    CROSSTALK_ACCESS(__tsan_unaligned_volatile_write##size, Kind::Write, size, Volatile)

CROSSTALK_ACCESSES(1)
CROSSTALK_ACCESSES(2)
CROSSTALK_ACCESSES(4)
CROSSTALK_ACCESSES(8)
CROSSTALK_ACCESSES(16)

CROSSTALK_EXPORT void __tsan_read_range(void* pointer, std::size_t size)
{
    accessRange(Kind::Read, pointer, size, __builtin_return_address(0));
}

CROSSTALK_EXPORT void __tsan_write_range(void* pointer, std::size_t size)
{
    accessRange(Kind::Write, pointer, size, __builtin_return_address(0));
}

CROSSTALK_EXPORT void __tsan_init() {}

CROSSTALK_EXPORT void __tsan_vptr_update(void** pointer, void*)
{
    accessRange(Kind::Write, pointer, sizeof(void*), __builtin_return_address(0));
}

CROSSTALK_EXPORT void __tsan_vptr_read(void** pointer)
{
    accessRange(Kind::Read, pointer, sizeof(void*), __builtin_return_address(0));
}
