#include "engine/syscalls/tracee.h"

#include <time.h>
#include <x86intrin.h>

namespace crosstalk::syscalls {

namespace {

/// Events that one stop may add: a call with all the descriptors that come with it.
constexpr std::uint64_t roomForStop = 1024;

} // namespace

std::uint64_t Shared::stamp() const
{
    if (control->clock == tap::ClockKind::Tsc) {
        _mm_lfence();
        return __rdtsc();
    }
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::uint64_t(now.tv_sec) * 1'000'000'000 + std::uint64_t(now.tv_nsec);
}

Tracee::Tracee(Shared& shared, pid_t tid, std::shared_ptr<TracedProcess> process)
    : m_shared(shared), m_tid(tid), m_process(std::move(process))
{
}

void Tracee::occupy(std::uint32_t number)
{
    m_slot = number;
    if (number >= tap::slotCount)
        return;
    tap::Slot& mine = slot();
    mine.pid.store(pid());
    mine.tid.store(m_tid);
    m_ring = tap::RingWriter(&mine.ring, tap::ringOf(m_shared.control, number), tap::ringCapacity);
}

bool Tracee::hasRoom()
{
    if (!reports())
        return true;
    const tap::RingHeader& ring = slot().ring;
    const std::uint64_t used = ring.head.load(std::memory_order_relaxed) -
                               ring.tail.load(std::memory_order_acquire);
    return used + roomForStop <= tap::ringCapacity;
}

tap::Event Tracee::blank(tap::Kind kind) const
{
    tap::Event event{};
    event.kind = kind;
    event.thread = std::uint16_t(m_slot);
    event.fd = -1;
    return event;
}

void Tracee::push(tap::Event event)
{
    if (!reports())
        return;
    // Lossless. Only one who has more descriptors than a ring has places comes to wait here.
    while (!m_ring.hasRoom()) {
        const timespec pause{0, 50'000};
        ::nanosleep(&pause, nullptr);
    }
    event.time = m_shared.stamp();
    m_ring.claim() = event;
    m_ring.publish();
}

void Tracee::mapped(const SharedMapping& mapping)
{
    m_process->mappings->push_back(mapping);
    describe(mapping.object, tap::ObjectKind::Segment, mapping.device, mapping.inode, 0,
             mapping.name);
    reportMap(mapping, tap::Kind::Map);
}

void Tracee::unmapped(std::uint64_t low, std::uint64_t size)
{
    std::erase_if(*m_process->mappings, [&](const SharedMapping& one) {
        const bool gone = one.low < low + size && one.high > low;
        if (gone)
            reportMap(one, tap::Kind::Unmap);
        return gone;
    });
}

const SharedMapping* Tracee::mappingOf(std::uint64_t address) const
{
    for (const SharedMapping& one : *m_process->mappings)
        if (address >= one.low && address < one.high)
            return &one;
    return nullptr;
}

void Tracee::reportMap(const SharedMapping& mapping, tap::Kind kind)
{
    tap::Event event = blank(kind);
    event.object = mapping.object;
    event.offset = mapping.offset;
    event.value = mapping.low;
    event.size = std::uint32_t((mapping.high - mapping.low + 4095) / 4096);
    event.aux = mapping.name;
    push(event);
}

void Tracee::inherit()
{
    for (const auto& [fd, file] : *m_process->files)
        if (file.object != 0)
            record(fd, file.kind == tap::ObjectKind::SignalFd ? look(fd) : OpenFile(file));
    for (const SharedMapping& mapping : *m_process->mappings) {
        describe(mapping.object, tap::ObjectKind::Segment, mapping.device, mapping.inode, 0,
                 mapping.name);
        reportMap(mapping, tap::Kind::Map);
    }
}

} // namespace crosstalk::syscalls
