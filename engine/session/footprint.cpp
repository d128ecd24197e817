#include "engine/session/footprint.h"

#include "engine/mechanisms/mechanism.h"
#include "engine/process/leftovers.h"
#include "engine/world/channels.h"

#include <algorithm>
#include <array>

namespace crosstalk::session {

namespace {

using explore::Mode;
using explore::Operation;
using explore::Use;
using mechanisms::idOf;
using tap::Kind;

/// Locks lie in memory that plain accesses may touch too: they are places of another kind.
constexpr std::uint64_t ofLocks = 1ull << 62;

template<std::size_t N> bool isOne(const std::array<tap::CallId, N>& calls, tap::CallId call)
{
    return std::ranges::find(calls, call) != calls.end();
}

constexpr std::array locking{idOf("pthread_mutex_lock"),
                             idOf("pthread_mutex_timedlock"),
                             idOf("pthread_mutex_clocklock"),
                             idOf("pthread_mutex_trylock"),
                             idOf("mtx_lock"),
                             idOf("mtx_timedlock"),
                             idOf("mtx_trylock"),
                             idOf("pthread_spin_lock"),
                             idOf("pthread_spin_trylock")};
constexpr std::array unlocking{idOf("pthread_mutex_unlock"), idOf("mtx_unlock"),
                               idOf("pthread_spin_unlock")};
constexpr std::array waiting{idOf("sem_wait"), idOf("sem_trywait"), idOf("sem_timedwait"),
                             idOf("sem_clockwait")};

bool isTry(tap::CallId call)
{
    return isOne(std::array{idOf("pthread_mutex_trylock"), idOf("mtx_trylock"),
                            idOf("pthread_spin_trylock"), idOf("sem_trywait")},
                 call);
}

/// What a call changes of a semaphore before anybody uses it.
bool tellsUnits(tap::CallId call)
{
    return call == idOf("sem_init") || call == idOf("sem_open(count)");
}

bool isLock(tap::CallId call)
{
    return isOne(locking, call) || isOne(unlocking, call) || isOne(waiting, call) ||
           call == idOf("sem_post");
}

/// A descriptor leads to a channel as a whole, and so may a number or a right; a lock lies at a
/// place.
std::pair<std::uint64_t, std::uint64_t> placeOf(const tap::Event& call, StableNames& names)
{
    const mechanisms::CallTraits* traits = mechanisms::callTraits(call.call);
    const bool isWhole = call.fd >= 0 || call.offset == world::Channels::wholeObject ||
                         (traits != nullptr && traits->byDescriptor);
    return {names.of(call.object) | ofLocks, isWhole ? 0 : call.offset};
}

void addOnce(Operation& operation, const Use& use)
{
    if (std::ranges::find(operation.uses, use) == operation.uses.end())
        operation.uses.push_back(use);
}

} // namespace

void StableNames::describe(std::uint64_t object, const std::string& key, const std::string& name)
{
    if (m_objects.contains(object))
        return;
    std::string text = process::segmentId(name);
    if (!name.starts_with('/'))
        text = key + " #" + std::to_string(++m_described[key]);
    m_objects[object] = numberOf(text);
}

void StableNames::describePrivate(std::uint64_t object, const std::string& key)
{
    m_objects[object] = numberOf("private to " + key);
}

void StableNames::join(std::uint64_t object, std::uint64_t other)
{
    const std::uint64_t number = std::min(of(object), of(other));
    m_objects[object] = number;
    m_objects[other] = number;
}

std::uint64_t StableNames::of(std::uint64_t object)
{
    const auto found = m_objects.find(object);
    return found != m_objects.end() ? found->second : object;
}

void StableNames::forget()
{
    m_objects.clear();
    m_described.clear();
}

std::uint64_t StableNames::numberOf(const std::string& name)
{
    return m_numbers.try_emplace(name, m_numbers.size() + 1).first->second;
}

void Footprint::add(const tap::Event& event, int thread, StableNames& names, Operation& operation)
{
    switch (event.kind) {
    case Kind::Read:
    case Kind::AtomicLoad:
        return addAccess(event, Mode::Read, names, operation);
    case Kind::Write:
    case Kind::AtomicStore:
    case Kind::AtomicRmw:
        return addAccess(event, Mode::Write, names, operation);
    case Kind::Enter:
    case Kind::Exit:
        if (event.object != 0)
            addCall(event, thread, names, operation);
        return;
    default:
        return;
    }
}

void Footprint::addAccess(const tap::Event& event, Mode mode, StableNames& names,
                          Operation& operation) const
{
    addOnce(operation, {names.of(event.object), event.offset, event.size, mode});
}

Operation Footprint::wanted(const tap::Event& pending, StableNames& names)
{
    const bool writes = pending.kind == Kind::Write || pending.kind == Kind::AtomicStore ||
                        pending.kind == Kind::AtomicRmw;
    if (pending.object == 0)
        return {};
    if (pending.kind != Kind::Enter && pending.kind != Kind::Exit)
        return {{{names.of(pending.object), pending.offset, pending.size,
                  writes ? Mode::Write : Mode::Read}}};
    const Place place = placeOf(pending, names);
    const bool takes =
        (isOne(locking, pending.call) || isOne(waiting, pending.call)) && !isTry(pending.call);
    return {{{place.first, place.second, 1, takes ? Mode::Take : Mode::Write}}};
}

void Footprint::addEnd(std::uint64_t object, StableNames& names, Operation& operation)
{
    addOnce(operation, {names.of(object) | ofLocks, 0, 1, Mode::Write});
}

// A lock is taken when the call has come back, given back when it begins: in between nobody else is
// let go. All other calls on an object may change anything about it.
void Footprint::addCall(const tap::Event& event, int thread, StableNames& names,
                        Operation& operation)
{
    const Place place = placeOf(event, names);
    if (event.kind == Kind::Enter && tellsUnits(event.call))
        m_units[place] = std::int32_t(event.value);
    if (!isLock(event.call))
        return addOnce(operation, {place.first, place.second, 1, Mode::Write});
    if (event.kind == Kind::Exit && !isOne(unlocking, event.call) && event.call != idOf("sem_post"))
        took(event, place, thread, operation);
    if (event.kind == Kind::Enter)
        gives(event, place, thread, operation);
}

void Footprint::took(const tap::Event& exit, const Place& place, int thread, Operation& operation)
{
    const bool failed = std::int64_t(exit.value) != 0;
    if (failed) // a try that came too early has seen that it is taken
        return addOnce(operation,
                       {place.first, place.second, 1, isTry(exit.call) ? Mode::Read : Mode::Write});
    // A try may come at any time, so it is no Take: it never waits for one to be there.
    Use use{place.first, place.second, 1, isTry(exit.call) ? Mode::Write : Mode::Take};
    if (isOne(waiting, exit.call)) {
        if (const auto known = m_units.find(place); known != m_units.end())
            use.units = known->second--;
        return addOnce(operation, use);
    }
    Lock& lock = m_locks[place];
    const bool again = lock.owner == thread && lock.depth > 0;
    lock = {thread, again ? lock.depth + 1 : 1};
    use.units = 1;
    if (!again)
        addOnce(operation, use);
}

void Footprint::gives(const tap::Event& enter, const Place& place, int thread, Operation& operation)
{
    if (enter.call == idOf("sem_post")) {
        Use use{place.first, place.second, 1, Mode::Give};
        if (const auto known = m_units.find(place); known != m_units.end())
            use.units = known->second++;
        return addOnce(operation, use);
    }
    if (!isOne(unlocking, enter.call))
        return;
    Lock& lock = m_locks[place];
    if (lock.owner == thread && --lock.depth > 0)
        return;
    lock = {};
    addOnce(operation, {place.first, place.second, 1, Mode::Give, 0});
}

} // namespace crosstalk::session
