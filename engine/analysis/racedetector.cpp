#include "engine/analysis/racedetector.h"

#include <algorithm>
#include <atomic>

namespace crosstalk::analysis {

using mechanisms::OrderEffect;
using tap::Kind;

namespace {

/// No instruction moves more; a size beyond it is a scribble.
constexpr std::uint32_t maxAccess = 4096;
constexpr std::uint64_t maxOffset = std::uint64_t{1} << 56;
constexpr std::size_t maxLocks = 1u << 16;

template<std::size_t N> bool isOneOf(const std::array<tap::CallId, N>& calls, tap::CallId call)
{
    return std::find(calls.begin(), calls.end(), call) != calls.end();
}

bool sleeps(tap::CallId call)
{
    static constexpr std::array calls = {tap::callId("sleep"), tap::callId("usleep"),
                                         tap::callId("nanosleep"), tap::callId("clock_nanosleep")};
    return isOneOf(calls, call);
}

/// The latest of the accesses that is not before this moment, or null.
class LatestUnordered
{
public:
    LatestUnordered(const VectorClock& clock, bool isInternal)
        : m_clock(clock), m_isInternal(isInternal)
    {
    }

    void consider(const Record& record)
    {
        if (m_clock.covers(record.epoch)) [[likely]]
            return;
        if (m_isInternal && record.is(IsInternal))
            return;
        if (m_latest == nullptr || record.event > m_latest->event)
            m_latest = &record;
    }

    void consider(const std::vector<Record>& records)
    {
        for (const Record& record : records)
            consider(record);
    }

    const Record* latest() const { return m_latest; }

private:
    const VectorClock& m_clock;
    bool m_isInternal;
    const Record* m_latest = nullptr;
};

/// Each thread's latest one is kept.
void put(std::vector<Record>& records, const Record& record)
{
    for (Record& known : records)
        if (known.epoch.thread() == record.epoch.thread()) {
            known = record;
            return;
        }
    records.push_back(record);
}

/// A read: the field's own place holds one reader; as long as reads come in order that is enough.
void putRead(Field& field, const Record& record, const VectorClock& clock)
{
    const bool alone = !field.more || field.more->reads.empty();
    if (field.read.epoch.thread() == record.epoch.thread() ||
        (alone && clock.covers(field.read.epoch)))
        field.read = record;
    else
        put(field.orMore().reads, record);
}

/// A plain write is after everything there was (or has raced with it): it alone counts from now on.
void putWrite(Field& field, const Record& record)
{
    field.write = record;
    field.read.epoch = {};
    if (field.more) {
        field.more->reads.clear();
        field.more->atomicWrites.clear();
        field.more->atomicReads.clear();
    }
}

} // namespace

std::size_t RaceDetector::fold(const tap::Event& event, std::uint64_t index,
                               std::span<const OrderEffect> order,
                               std::span<const mechanisms::Hold> holds, int process)
{
    if (event.kind == Kind::Name)
        name(event);
    const std::size_t known = m_catalog.races().size();
    m_order.before(event, order);
    if (event.thread < maxThreads) {
        m_threads[event.thread].process = process;
        if (event.kind == Kind::Value)
            value(event);
        else if (event.kind >= Kind::Read && event.kind <= Kind::AtomicRmw)
            access(event, index);
        else if (event.kind == Kind::Enter || event.kind == Kind::Exit)
            noteCall(event, index);
    }
    if (!holds.empty())
        noteHolds(event, holds);
    m_order.after(event, order);
    return m_catalog.races().size() - known;
}

void RaceDetector::access(const tap::Event& event, std::uint64_t index)
{
    if (event.kind == Kind::RmwBegin)
        return;
    Thread& self = m_threads[event.thread];
    if (event.kind >= Kind::AtomicLoad)
        noteAtomic(event, index);
    const bool scribbled = event.size == 0 || event.size > maxAccess || event.offset > maxOffset;
    if (scribbled || m_order.isUnknown(event.thread))
        return;
    if ((event.flags & tap::Internal) &&
        !m_catalog.isNamed(event.object, event.offset, event.offset + event.size))
        return;
    const Record record = recordOf(event, index);
    switch (event.kind) {
    case Kind::Read:
        touch<false, false>(event, record);
        break;
    case Kind::Write:
        self.storedAt = {event.object, event.offset};
        self.storeEvent = index;
        self.storeSize = event.size;
        touch<true, false>(event, record);
        break;
    case Kind::AtomicLoad:
        touch<false, true>(event, record);
        break;
    default:
        touch<true, true>(event, record);
        break;
    }
    self.sleptSinceAccess = false;
}

Record RaceDetector::recordOf(const tap::Event& event, std::uint64_t index)
{
    const Thread& self = m_threads[event.thread];
    unsigned flags = 0;
    if (event.kind != Kind::Read && event.kind != Kind::AtomicLoad)
        flags |= IsWrite;
    if (event.kind >= Kind::AtomicLoad)
        flags |= IsAtomic;
    if (event.kind != Kind::Write)
        flags |= HasValue;
    if (event.flags & tap::Volatile)
        flags |= IsVolatile;
    if (event.flags & tap::Internal)
        flags |= IsInternal;
    if (event.flags & tap::Sampled)
        flags |= IsSampled;
    if (self.sleptSinceAccess)
        flags |= AfterSleep;
    return {m_order.epoch(event.thread),
            index,
            event.time,
            event.pc,
            event.value,
            event.offset,
            self.locks,
            static_cast<std::uint16_t>(event.size),
            static_cast<std::uint8_t>(flags)};
}

template<bool Write, bool Atomic>
void RaceDetector::touch(const tap::Event& event, const Record& record)
{
    std::uint64_t at = event.offset;
    const std::uint64_t end = at + event.size;
    while (at < end) {
        const std::uint64_t base = at & ~std::uint64_t{7};
        const std::uint64_t stop = std::min(end, base + 8);
        const auto low = static_cast<unsigned>(at - base);
        const auto high = static_cast<unsigned>(stop - base);
        Granule* const granule = m_shadow.granule({event.object, at});
        at = stop;
        if (granule == nullptr || (!Atomic && m_shadow.keep<Write>(*granule, low, high, record)))
            continue;
        m_shadow.fieldsOf(*granule, base).visit(low, high, [&](Field& field) {
            touchField<Write, Atomic>(field, event.object, base, record);
        });
    }
}

template<bool Write, bool Atomic>
void RaceDetector::touchField(Field& field, std::uint64_t object, std::uint64_t base,
                              const Record& record)
{
    const VectorClock& clock = m_order.clock(record.epoch.thread());
    LatestUnordered unordered(clock, record.is(IsInternal));
    unordered.consider(field.write);
    if constexpr (Write)
        unordered.consider(field.read);
    if (field.more) {
        if constexpr (Write)
            unordered.consider(field.more->reads);
        if constexpr (!Atomic)
            unordered.consider(field.more->atomicWrites);
        if constexpr (Write && !Atomic)
            unordered.consider(field.more->atomicReads);
    }
    if (unordered.latest() != nullptr) [[unlikely]]
        found(field, object, base, *unordered.latest(), record);
    if constexpr (Atomic)
        put(Write ? field.orMore().atomicWrites : field.orMore().atomicReads, record);
    else if constexpr (Write)
        putWrite(field, record);
    else
        putRead(field, record, clock);
}

/// What the thread's latest store left: the store itself was reported before it happened.
void RaceDetector::value(const tap::Event& event)
{
    Thread& self = m_threads[event.thread];
    const Token at{event.object, event.offset};
    if (self.storeSize == 0 || self.storedAt != at)
        return;
    const std::uint64_t end = at.offset + self.storeSize;
    const bool sampled = (event.flags & tap::Sampled) != 0;
    for (std::uint64_t byte = at.offset; byte < end; byte = (byte & ~std::uint64_t{7}) + 8) {
        const std::uint64_t base = byte & ~std::uint64_t{7};
        Granule* const granule = m_shadow.granule({event.object, byte});
        if (granule == nullptr)
            continue;
        const auto fill = [&](Field& field) {
            if (field.write.event != self.storeEvent || !field.write.epoch)
                return;
            field.write.value = event.value;
            field.write.flags |= HasValue | (sampled ? IsSampled : 0);
        };
        if (granule->isUnfolded())
            granule->fields().visit(static_cast<unsigned>(byte - base),
                                    static_cast<unsigned>(std::min(end, base + 8) - base), fill);
        else
            m_shadow.settle(*granule, self.storeEvent, event.value, sampled);
    }
    m_catalog.value(self.storeEvent, event.value, sampled);
    self.storeSize = 0;
}

/// Fields never reach across a variable's edge, so that each belongs to one variable.
void RaceDetector::name(const tap::Event& event)
{
    if (event.size == 0 || event.offset > maxOffset)
        return;
    m_catalog.name(event);
    for (const std::uint64_t byte : {event.offset, event.offset + event.size - 1}) {
        const std::uint64_t base = byte & ~std::uint64_t{7};
        const std::uint64_t low = std::max(base, event.offset);
        const std::uint64_t high = std::min(base + 8, event.offset + event.size);
        if (high - low == 8)
            continue; // no edge in here
        if (Granule* const granule = m_shadow.granule({event.object, byte}))
            m_shadow.fieldsOf(*granule, base)
                .visit(static_cast<unsigned>(low - base), static_cast<unsigned>(high - base),
                       [](Field&) {});
    }
}

void RaceDetector::noteCall(const tap::Event& event, std::uint64_t index)
{
    if (!sleeps(event.call))
        return;
    m_threads[event.thread].lastSleep = index;
    m_threads[event.thread].sleptSinceAccess = true;
}

void RaceDetector::noteAtomic(const tap::Event& event, std::uint64_t index)
{
    Thread& self = m_threads[event.thread];
    const bool relaxed = static_cast<std::memory_order>(event.aux) == std::memory_order_relaxed;
    const AtomicUse use{{event.object, event.offset}, index, relaxed};
    if (event.kind != Kind::AtomicStore)
        self.loaded = use;
    if (event.kind != Kind::AtomicLoad)
        self.stored = use;
}

/// A library's own locks are none that the program holds; but one that the program took is taken
/// again inside a condition's wait.
void RaceDetector::noteHolds(const tap::Event& event, std::span<const mechanisms::Hold> holds)
{
    for (const mechanisms::Hold& hold : holds) {
        const unsigned who = hold.thread >= 0 ? unsigned(hold.thread) : event.thread;
        const Token lock{hold.object, hold.offset};
        if (who >= maxThreads)
            continue;
        LockSets::Id& locks = m_threads[who].locks;
        if (!hold.taken) {
            locks = m_lockSets.without(locks, lock);
            continue;
        }
        if ((event.flags & tap::Internal) == 0 && m_locks.size() < maxLocks)
            m_locks.insert(lock);
        if (m_locks.contains(lock))
            locks = m_lockSets.with(locks, lock);
    }
}

} // namespace crosstalk::analysis
