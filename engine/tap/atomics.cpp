#include "engine/tap/worker.h"

// Atomics arrive as calls that must be performed here, so their values are exact: what was loaded,
// what was stored, old and new of a read-modify-write. All are performed sequentially consistent,
// which is what x86 does for read-modify-writes anyway; the order asked for is recorded and it is
// the verdict's business.

namespace crosstalk::tap {

namespace {

using Order = int; // memory_order as GCC passes it

struct AtomicOperation
{
    Thread* thread = nullptr;
    Event event{};
    Slot* slot = nullptr;
};

AtomicOperation begin(Kind kind, const volatile void* pointer, std::uint32_t size, Order order,
                      void* returnAddress)
{
    AtomicOperation operation;
    const auto address = reinterpret_cast<std::uintptr_t>(pointer);
    if (address - worker.low >= worker.span) [[likely]]
        return operation;
    Thread* thread = current();
    const Mapping* mapping = mappingOf(address);
    if (thread == nullptr || mapping == nullptr)
        return operation;
    const Origin origin = originOf(*thread, reinterpret_cast<std::uintptr_t>(returnAddress));
    Event& event = operation.event;
    event.object = mapping->object;
    event.offset = mapping->offset + (address - mapping->low);
    event.pc = origin.pc;
    event.size = size;
    event.thread = thread->number;
    event.kind = kind;
    event.flags = origin.internal ? Internal : 0;
    event.fd = -1;
    event.aux = std::uint32_t(order);
    settleWrite(*thread);
    if (attention() != 0 && !origin.internal) [[unlikely]]
        passGate(*thread, event);
    if (kind == Kind::AtomicStore) {
        event.time = stampBefore(); // a release: before
    } else if (kind == Kind::AtomicRmw) {
        Event before = event; // a release and an acquisition: one event on either side
        before.kind = Kind::RmwBegin;
        before.time = stampBefore();
        push(*thread, before);
    }
    operation.thread = thread;
    return operation;
}

void end(AtomicOperation& operation, std::uint64_t value, std::uint64_t old = 0)
{
    if (operation.thread == nullptr)
        return;
    Event& event = operation.event;
    if (event.kind != Kind::AtomicStore)
        event.time = stampAfter();
    event.value = value;
    __builtin_memcpy(event.payload, &old, sizeof old);
    push(*operation.thread, event);
}

} // namespace

} // namespace crosstalk::tap

using namespace crosstalk::tap;

#define CROSSTALK_RMW(bits, type, name, expression)                                                \
    CROSSTALK_EXPORT type __tsan_atomic##bits##_##name(volatile type* p, type v, Order order)      \
    {                                                                                              \
        auto operation =                                                                           \
            begin(Kind::AtomicRmw, p, sizeof(type), order, __builtin_return_address(0));           \
        const type old = __atomic_##name(p, v, __ATOMIC_SEQ_CST);                                  \
        end(operation, std::uint64_t(type(expression)), std::uint64_t(old));                       \
        return old;                                                                                \
    }

#define CROSSTALK_CAS(bits, type, suffix)                                                          \
    CROSSTALK_EXPORT bool __tsan_atomic##bits##_compare_exchange_##suffix(                         \
        volatile type* p, type* expected, type desired, Order order, Order failed)                 \
    {                                                                                              \
        auto operation =                                                                           \
            begin(Kind::AtomicRmw, p, sizeof(type), order, __builtin_return_address(0));           \
        const bool done = __atomic_compare_exchange_n(p, expected, desired, false,                 \
                                                      __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);         \
        const std::uint64_t seen = std::uint64_t(*expected);                                       \
        if (!done) { /* a failed one is a load, with the order asked for that case */              \
            operation.event.kind = Kind::AtomicLoad;                                               \
            operation.event.aux = std::uint32_t(failed);                                           \
        }                                                                                          \
        end(operation, done ? std::uint64_t(desired) : seen, seen);                                \
        return done;                                                                               \
    }

#define CROSSTALK_ATOMICS(bits, type)                                                              \
    CROSSTALK_EXPORT type __tsan_atomic##bits##_load(const volatile type* p, Order order)          \
    {                                                                                              \
        auto operation =                                                                           \
            begin(Kind::AtomicLoad, p, sizeof(type), order, __builtin_return_address(0));          \
        const type value = __atomic_load_n(p, __ATOMIC_SEQ_CST);                                   \
        end(operation, std::uint64_t(value));                                                      \
        return value;                                                                              \
    }                                                                                              \
    CROSSTALK_EXPORT void __tsan_atomic##bits##_store(volatile type* p, type v, Order order)       \
    {                                                                                              \
        auto operation =                                                                           \
            begin(Kind::AtomicStore, p, sizeof(type), order, __builtin_return_address(0));         \
        end(operation, std::uint64_t(v)); /* pushed before it can be seen */                       \
        __atomic_store_n(p, v, __ATOMIC_SEQ_CST);                                                  \
    }                                                                                              \
    CROSSTALK_EXPORT type __tsan_atomic##bits##_exchange(volatile type* p, type v, Order order)    \
    {                                                                                              \
        auto operation =                                                                           \
            begin(Kind::AtomicRmw, p, sizeof(type), order, __builtin_return_address(0));           \
        const type old = __atomic_exchange_n(p, v, __ATOMIC_SEQ_CST);                              \
        end(operation, std::uint64_t(v), std::uint64_t(old));                                      \
        return old;                                                                                \
    }                                                                                              \
    CROSSTALK_RMW(bits, type, fetch_add, old + v)                                                  \
    CROSSTALK_RMW(bits, type, fetch_sub, old - v)                                                  \
    CROSSTALK_RMW(bits, type, fetch_and, old& v)                                                   \
    CROSSTALK_RMW(bits, type, fetch_or, old | v)                                                   \
    CROSSTALK_RMW(bits, type, fetch_xor, old ^ v)                                                  \
    CROSSTALK_RMW(bits, type, fetch_nand, ~(old & v))                                              \
    CROSSTALK_CAS(bits, type, strong)                                                              \
    CROSSTALK_CAS(bits, type, weak)                                                                \
    CROSSTALK_EXPORT type __tsan_atomic##bits##_compare_exchange_val(                              \
        volatile type* p, type expected, type desired, Order order, Order failed)                  \
    {                                                                                              \
        __tsan_atomic##bits##_compare_exchange_strong(p, &expected, desired, order, failed);       \
        return expected;                                                                           \
    }

CROSSTALK_ATOMICS(8, std::uint8_t)
CROSSTALK_ATOMICS(16, std::uint16_t)
CROSSTALK_ATOMICS(32, std::uint32_t)
CROSSTALK_ATOMICS(64, std::uint64_t)

CROSSTALK_EXPORT void __tsan_atomic_thread_fence(Order order)
{
    Thread* thread = current();
    if (thread != nullptr && worker.span != 0) {
        Event event = blank(*thread, Kind::Fence);
        const Origin origin =
            originOf(*thread, reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)));
        event.pc = origin.pc;
        event.flags = origin.internal ? Internal : 0;
        event.aux = std::uint32_t(order);
        settleWrite(*thread);
        event.time = stampBefore();
        push(*thread, event);
    }
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

CROSSTALK_EXPORT void __tsan_atomic_signal_fence(Order)
{
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}
