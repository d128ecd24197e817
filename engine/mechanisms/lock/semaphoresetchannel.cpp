#include "engine/mechanisms/lock/semaphoresetchannel.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/sem.h>

// Sets of System V semaphores. An operation may be about several of a set: all of it is done at
// once, or the caller sleeps.

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits setCalls[] = {
    {"semget"},         {"semget(new)"},    {"semget(found)"},
    {"semop", true},    {"semtimedop", true},
    {"semctl"},         {"semctl(SETVAL)"}, {"semctl(SETALL)"},
    {"semctl(GETVAL)"}, {"semctl(RMID)"}, // IPC_RMID: of another call's id
};

const LockMechanism<SemaphoreSetChannel> semaphoreSetMechanism("sysv-semaphore", setCalls);
const Registration registration(semaphoreSetMechanism);

constexpr std::size_t mostSemaphores = 0x10000; ///< a number has 16 bits

bool isOperation(tap::CallId call)
{
    return call == idOf("semop") || call == idOf("semtimedop");
}

bool isSetAll(tap::CallId call)
{
    return call == idOf("semctl(SETALL)");
}

bool isControl(tap::CallId call)
{
    return isSetAll(call) || call == idOf("semctl(SETVAL)") || call == idOf("semctl(GETVAL)");
}

/// Each semaphore has two tokens: what is taken was given before, and who waits for 0 is after all
/// those who took.
std::uint64_t givenPart(std::uint16_t number)
{
    return 2 * std::uint64_t(number);
}

std::uint64_t takenPart(std::uint16_t number)
{
    return 2 * std::uint64_t(number) + 1;
}

std::int64_t valueIn(const std::uint8_t* values, std::size_t index)
{
    std::uint16_t value = 0;
    std::memcpy(&value, values + index * sizeof value, sizeof value);
    return value;
}

} // namespace

void SemaphoreSetChannel::Inside::archive(StateArchive& archive)
{
    archive(actor, call, count, asleep, done);
    archive.sized(operations, [&](SemaphoreOperation& one) {
        archive(one.number, one.change, one.flags);
    });
}

std::unique_ptr<Channel> SemaphoreSetChannel::clone() const
{
    return std::make_unique<SemaphoreSetChannel>(*this);
}

void SemaphoreSetChannel::archive(StateArchive& archive)
{
    LockChannel::archive(archive);
    archive(m_values, m_inside, m_undo, m_removed);
    archive.require(m_values.size() <= mostSemaphores);
}

void SemaphoreSetChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    LockChannel::fold(event, actor, effects);
    if (event.kind == tap::Kind::Part)
        part(event, actor, effects);
    Inside* inside = event.kind == tap::Kind::ProcessState ? insideOf(actor.thread) : nullptr;
    if (inside == nullptr)
        return;
    inside->asleep = event.value == 'S';
    if (inside->asleep)
        sawNone(inside->operations);
}

void SemaphoreSetChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.call == idOf("semget(new)")) {
        for (std::size_t i = 0; i < std::min(event.aux, toldSemaphores); ++i)
            learn(i, 0);
    } else if (event.call == idOf("semget(found)")) {
        std::uint8_t values[sizeof event.value];
        std::memcpy(values, &event.value, sizeof values);
        for (std::size_t i = 0; i < 4 && event.size + i < event.aux; ++i)
            learn(event.size + i, valueIn(values, i));
    } else if (isOperation(event.call)) {
        m_inside.push_back({actor, event.call, std::uint32_t(event.value >> 48), {}});
        m_inside.back().operations.push_back(SemaphoreOperation::unpacked(event.value));
        begin(m_inside.back(), effects);
    } else if (isControl(event.call)) {
        m_inside.push_back({actor, event.call, std::uint32_t(event.value >> 32), {}});
        if (event.call == idOf("semctl(SETVAL)"))
            set(event.value >> 32, std::int64_t(std::uint32_t(event.value)), effects);
    } else if (event.call == idOf("semctl(RMID)")) {
        m_removed = true;
    }
}

/// One more operation of its call, or four more values.
void SemaphoreSetChannel::part(const tap::Event& event, const Actor& actor, Effects& effects)
{
    Inside* const inside = insideOf(actor.thread);
    if (inside == nullptr)
        return;
    if (!isOperation(inside->call)) {
        const std::size_t count = std::min<std::size_t>(event.size, sizeof event.payload) / 2;
        const std::size_t all = event.aux != 0 ? event.aux : m_values.size();
        for (std::size_t i = 0; i < count && event.offset + i < all; ++i)
            set(event.offset + i, valueIn(event.payload, i), effects);
        return;
    }
    std::uint64_t bits = 0;
    std::memcpy(&bits, event.payload, sizeof bits);
    inside->operations.push_back(SemaphoreOperation::unpacked(bits));
    begin(*inside, effects);
}

/// Who only gives does not sleep: whom it wakes may be back before it is, so that it counts now.
void SemaphoreSetChannel::begin(Inside& inside, Effects& effects)
{
    const SemaphoreOperation& latest = inside.operations.back();
    if (latest.change != 0)
        order(effects, OrderEffect::Op::Release,
              latest.change > 0 ? givenPart(latest.number) : takenPart(latest.number));
    if (inside.operations.size() < inside.count ||
        std::ranges::any_of(inside.operations, [](const auto& one) { return one.change <= 0; }))
        return;
    apply(inside, 1);
    inside.done = true;
}

void SemaphoreSetChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto result = std::int64_t(event.value);
    if (event.call == idOf("semctl(RMID)") && result < 0)
        m_removed = false;
    const Inside* const found = insideOf(actor.thread);
    if (found == nullptr || found->call != event.call)
        return;
    const Inside inside = *found;
    m_inside.erase(m_inside.begin() + (found - m_inside.data()));
    if (isOperation(event.call))
        end(inside, event, effects);
    else if (event.call == idOf("semctl(SETVAL)") && result < 0)
        at(inside.count).known = false;
    else if (event.call == idOf("semctl(GETVAL)") && result >= 0 && m_inside.empty())
        at(inside.count) = {result, true}; // nobody changes it meanwhile
}

void SemaphoreSetChannel::end(const Inside& inside, const tap::Event& exit, Effects& effects)
{
    if (std::int64_t(exit.value) != 0) {
        if (inside.done)
            apply(inside, -1);
        if (exit.aux == EAGAIN)
            sawNone(inside.operations);
        return;
    }
    if (!inside.done)
        apply(inside, 1);
    if (!inside.done)
        ++m_acquisitions;
    for (const SemaphoreOperation& one : inside.operations)
        if (one.change <= 0)
            order(effects, OrderEffect::Op::Acquire,
                  one.change < 0 ? givenPart(one.number) : takenPart(one.number));
}

void SemaphoreSetChannel::apply(const Inside& inside, int sign)
{
    for (const SemaphoreOperation& one : inside.operations) {
        at(one.number).units += sign * one.change;
        if ((one.flags & SEM_UNDO) != 0)
            remember(inside.actor, one.number, -sign * one.change);
    }
}

void SemaphoreSetChannel::remember(const Actor& actor, std::uint16_t number, std::int64_t units)
{
    auto known = std::ranges::find_if(m_undo, [&](const Undo& one) {
        return one.actor.process == actor.process && one.number == number;
    });
    if (known == m_undo.end())
        known = m_undo.insert(known, {actor, number, 0});
    known->actor = actor;
    known->units += units;
    if (known->units == 0)
        m_undo.erase(known);
}

SemaphoreSetChannel::Value& SemaphoreSetChannel::at(std::size_t number)
{
    number = std::min(number, mostSemaphores - 1); // an event may say anything
    if (number >= m_values.size())
        m_values.resize(number + 1);
    return m_values[number];
}

/// As whoever saw the set first found it.
void SemaphoreSetChannel::learn(std::size_t number, std::int64_t units)
{
    if (Value& value = at(number); !value.known)
        value = {units, true};
}

void SemaphoreSetChannel::set(std::size_t number, std::int64_t units, Effects& effects)
{
    at(number) = {units, true};
    std::erase_if(m_undo, [&](const Undo& one) { return one.number == number; });
    order(effects, OrderEffect::Op::Release, givenPart(std::uint16_t(number)));
    order(effects, OrderEffect::Op::Release, takenPart(std::uint16_t(number)));
}

/// Who asks for one unit alone and does not get it says that there is none.
void SemaphoreSetChannel::sawNone(const Operations& operations)
{
    if (operations.size() == 1 && operations.front().change == -1)
        learn(operations.front().number, 0);
}

std::optional<SemaphoreSetChannel::Lack>
SemaphoreSetChannel::lack(const Operations& operations) const
{
    std::vector<Value> values = m_values; // each operation is after those before it
    for (const SemaphoreOperation& one : operations) {
        if (one.number >= values.size() || !values[one.number].known)
            return std::nullopt;
        std::int64_t& units = values[one.number].units;
        if (one.change == 0 ? units > 0 : units + one.change < 0)
            return Lack{one.number, std::max<std::int64_t>(units, 0), -one.change};
        units += one.change;
    }
    return std::nullopt;
}

SemaphoreSetChannel::Inside* SemaphoreSetChannel::insideOf(std::uint16_t thread)
{
    const auto latest = std::find_if(m_inside.rbegin(), m_inside.rend(), [&](const Inside& one) {
        return one.actor.thread == thread;
    });
    return latest != m_inside.rend() ? &*latest : nullptr;
}

bool SemaphoreSetChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    const auto first = SemaphoreOperation::unpacked(pending.value);
    return isOperation(pending.call) && !m_removed && (first.flags & IPC_NOWAIT) == 0 &&
           lack({first}).has_value();
}

SleepReason SemaphoreSetChannel::sleepReason(tap::CallId, int sleeper) const
{
    const auto inside = std::ranges::find_if(
        m_inside, [&](const Inside& one) { return one.actor.process == sleeper; });
    const auto lacks = inside != m_inside.end() ? lack(inside->operations) : std::nullopt;
    if (!lacks)
        return {"does not hold what it asks for", "by posting"};
    const std::string where =
        m_values.size() > 1 ? " in semaphore " + std::to_string(lacks->number) : std::string();
    const std::string has = std::to_string(lacks->has);
    if (lacks->needs == 0)
        return {"has " + has + " left" + where + ", and it waits for none", "by taking them"};
    if (where.empty() && lacks->has == 0 && lacks->needs == 1)
        return {"has no unit left", "by posting"};
    return {"has " + has + " left" + where + ", and it needs " + std::to_string(lacks->needs),
            "by posting"};
}

void SemaphoreSetChannel::processGone(int process, Effects& effects)
{
    LockChannel::processGone(process, effects);
    std::erase_if(m_inside, [&](const Inside& one) { return one.actor.process == process; });
    const auto isIts = [&](const Undo& one) { return one.actor.process == process; };
    for (const Undo& one : m_undo) {
        if (!isIts(one))
            continue;
        at(one.number).units += one.units;
        order(effects, OrderEffect::Op::Release, givenPart(one.number), one.actor.thread);
    }
    if (std::erase_if(m_undo, isIts) != 0 && !m_removed)
        effects.facts.push_back({"undone", {}, "semop", process, 0,
                                 "{who} has ended: the kernel undoes what it did to {on} "
                                 "with SEM_UNDO"});
}

void SemaphoreSetChannel::view(LockView& out) const
{
    fillCommon(out, "semaphore");
    const auto shown = [](const Value& value) {
        return value.known ? std::max<std::int64_t>(value.units, 0) : -1;
    };
    if (m_values.size() > 1)
        for (const Value& value : m_values)
            out.counts.push_back(shown(value));
    else if (!m_values.empty())
        out.count = std::max<std::int64_t>(shown(m_values.front()), 0);
    out.countKnown = std::ranges::any_of(m_values, &Value::known);
    for (const Inside& one : m_inside)
        if (isOperation(one.call) && (one.asleep || lack(one.operations)) &&
            std::ranges::find(out.waiters, one.actor.process) == out.waiters.end())
            out.waiters.push_back(one.actor.process);
}

} // namespace crosstalk::mechanisms
