#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/tap/event.h"

#include <atomic>
#include <cstring>
#include <string_view>
#include <vector>

// A run written down by hand: what each thread did, in the order of the log, with what World would
// have said it orders. Threads 0, 1, … are P1, P2, … unless said otherwise.

namespace crosstalk::test {

using mechanisms::OrderEffect;
using tap::Event;
using tap::Kind;

struct Step
{
    Event event;
    std::vector<OrderEffect> order;
    int process;
    std::vector<mechanisms::Hold> holds = {};
};

class Script
{
public:
    static constexpr std::uint64_t segment = 77;
    static constexpr std::uint64_t locks = 78;
    static constexpr std::uint64_t pipe = 79;

    std::vector<Step> steps;

    /// Adds an event; returns its index.
    std::uint64_t add(int thread, Kind kind, std::vector<OrderEffect> order = {})
    {
        Event event{};
        event.time = steps.size() * 10;
        event.thread = static_cast<std::uint16_t>(thread);
        event.kind = kind;
        event.fd = -1;
        event.pc = steps.size() + 1;
        steps.push_back({event, std::move(order), thread < 64 ? thread : -1});
        return steps.size() - 1;
    }

    Event& latest() { return steps.back().event; }

    // --- memory ---
    std::uint64_t access(int thread, Kind kind, std::uint64_t offset, std::uint32_t size = 8,
                         std::uint64_t value = 0, std::uint8_t flags = 0)
    {
        const std::uint64_t index = add(thread, kind);
        latest().object = segment;
        latest().offset = offset;
        latest().size = size;
        latest().value = value;
        latest().flags = flags;
        return index;
    }
    std::uint64_t read(int thread, std::uint64_t offset, std::uint8_t flags = 0)
    {
        return access(thread, Kind::Read, offset, 8, 0, flags);
    }
    std::uint64_t write(int thread, std::uint64_t offset, std::uint8_t flags = 0)
    {
        return access(thread, Kind::Write, offset, 8, 0, flags);
    }
    std::uint64_t atomic(int thread, Kind kind, std::uint64_t offset, std::uint64_t value,
                         std::memory_order order, std::uint64_t old = 0)
    {
        const std::uint64_t index = access(thread, kind, offset, 4, value);
        latest().aux = static_cast<std::uint32_t>(order);
        std::memcpy(latest().payload, &old, sizeof old);
        return index;
    }
    void rmw(int thread, std::uint64_t offset, std::uint64_t old, std::uint64_t value,
             std::memory_order order)
    {
        atomic(thread, Kind::RmwBegin, offset, 0, order);
        atomic(thread, Kind::AtomicRmw, offset, value, order, old);
    }
    std::uint64_t fence(int thread, std::memory_order order)
    {
        const std::uint64_t index = add(thread, Kind::Fence);
        latest().aux = static_cast<std::uint32_t>(order);
        return index;
    }
    void name(std::uint64_t offset, std::uint32_t size, std::uint32_t index,
              tap::ValueType type = tap::ValueType::Signed)
    {
        access(0, Kind::Name, offset, size);
        latest().aux = index;
        latest().call = static_cast<tap::CallId>(type);
    }

    // --- calls ---
    std::uint64_t enter(int thread, std::string_view call, std::vector<OrderEffect> order = {})
    {
        const std::uint64_t index = add(thread, Kind::Enter, std::move(order));
        latest().call = tap::callId(call);
        return index;
    }
    std::uint64_t exit(int thread, std::string_view call, std::uint64_t value = 0,
                       std::vector<OrderEffect> order = {})
    {
        const std::uint64_t index = add(thread, Kind::Exit, std::move(order));
        latest().call = tap::callId(call);
        latest().value = value;
        return index;
    }
    std::uint64_t lock(int thread, std::uint64_t mutex)
    {
        enter(thread, "pthread_mutex_lock");
        const std::uint64_t index =
            exit(thread, "pthread_mutex_lock", 0, {{OrderEffect::Op::Acquire, locks, mutex}});
        steps.back().holds.push_back({locks, mutex, true});
        return index;
    }
    std::uint64_t unlock(int thread, std::uint64_t mutex)
    {
        const std::uint64_t index =
            enter(thread, "pthread_mutex_unlock", {{OrderEffect::Op::Release, locks, mutex}});
        steps.back().holds.push_back({locks, mutex, false});
        exit(thread, "pthread_mutex_unlock");
        return index;
    }
    std::uint64_t post(int thread, std::uint64_t semaphore)
    {
        return enter(thread, "sem_post", {{OrderEffect::Op::Release, locks, semaphore}});
    }
    std::uint64_t wait(int thread, std::uint64_t semaphore)
    {
        return exit(thread, "sem_wait", 0, {{OrderEffect::Op::Acquire, locks, semaphore}});
    }
    std::uint64_t send(int thread, std::uint64_t from, std::uint64_t to)
    {
        return enter(thread, "write", {{OrderEffect::Op::Supply, pipe, 0, from, to}});
    }
    std::uint64_t receive(int thread, std::uint64_t from, std::uint64_t to)
    {
        return exit(thread, "read", to - from, {{OrderEffect::Op::Take, pipe, 0, from, to}});
    }
    void sleep(int thread)
    {
        enter(thread, "nanosleep");
        exit(thread, "nanosleep");
    }

    // --- lives ---
    std::uint64_t start(int thread, int parent, std::uint64_t pid, bool newProcess = true)
    {
        const std::uint64_t index = add(thread, Kind::ThreadStart);
        latest().value = pid;
        latest().offset = pid;
        latest().size = static_cast<std::uint32_t>(parent + 1);
        latest().aux = newProcess;
        return index;
    }
    std::uint64_t waited(int thread, std::uint64_t pid, int status = 0)
    {
        const std::uint64_t index = exit(thread, "waitpid", pid);
        std::memcpy(latest().payload, &status, sizeof status);
        return index;
    }
};

} // namespace crosstalk::test
