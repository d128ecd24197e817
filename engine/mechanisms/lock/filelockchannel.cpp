#include "engine/mechanisms/lock/filelockchannel.h"

#include <algorithm>
#include <sys/file.h>

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits fileLockCalls[] = {
    {"flock", true, true},
    {"lockf", true, true},
    {"fcntl(F_SETLK)", false, true},
    {"fcntl(F_SETLKW)", true, true},
};

/// More than a program has; beyond it ranges share the first one's token: more order, never less.
constexpr std::size_t maxRanges = 64;

class FileLockMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "filelock"; }
    std::span<const CallTraits> calls() const override { return fileLockCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe ||
            tap::ObjectKind(event.call) != tap::ObjectKind::FileLock)
            return nullptr;
        return std::make_unique<FileLockChannel>(event.object);
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask the kernel about", "a file lock", 0, "It has no figure for it."};
    }
};

const FileLockMechanism fileLockMechanism;
const Registration registration(fileLockMechanism);

bool isLockCall(tap::CallId call)
{
    return std::any_of(
        std::begin(fileLockCalls), std::end(fileLockCalls),
        [call](const CallTraits& traits) { return tap::callId(traits.name) == call; });
}

} // namespace

std::unique_ptr<Channel> FileLockChannel::clone() const
{
    return std::make_unique<FileLockChannel>(*this);
}

void FileLockChannel::archive(StateArchive& archive)
{
    LockChannel::archive(archive);
    archive(m_ranges, m_held, m_wanted, m_open);
    for (const Held& held : m_held)
        archive.require(held.range < m_ranges.size());
    archive.require(m_open.size() <= archive.counts().processes); // a place for each
}

void FileLockChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.kind == tap::Kind::Open && actor.process >= 0) {
        m_open.resize(std::max(m_open.size(), std::size_t(actor.process) + 1));
        ++m_open[std::size_t(actor.process)];
    } else if (event.kind == tap::Kind::Close) {
        closed(actor.process, effects);
    } else if (isLockCall(event.call)) {
        LockChannel::fold(event, actor, effects);
    }
}

void FileLockChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    Wanted wanted{actor, {}, event.value};
    wanted.range.whole = event.call == idOf("flock");
    wanted.range.from = event.offset;
    wanted.range.to = event.size != 0 ? event.offset + event.size : ~std::uint64_t{0};
    if ((event.value & LOCK_UN) != 0)
        unlock(actor, wanted.range, effects);
    else
        m_wanted.push_back(wanted);
}

void FileLockChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = std::find_if(m_wanted.begin(), m_wanted.end(), [&](const Wanted& wanted) {
        return wanted.actor.thread == actor.thread;
    });
    if (found == m_wanted.end())
        return;
    const Wanted wanted = *found;
    m_wanted.erase(found);
    if (std::int64_t(event.value) == 0)
        acquired(wanted, effects);
}

// Readers are after those who wrote, writers after everybody: two tokens a range.
void FileLockChannel::acquired(const Wanted& wanted, Effects& effects)
{
    unlock(wanted.actor, wanted.range,
           effects); // a second lock on the same bytes replaces the first
    const bool exclusive = (wanted.operation & LOCK_EX) != 0;
    const std::size_t index = indexOf(wanted.range);
    for (std::size_t i = 0; i < m_ranges.size(); ++i) {
        if (!overlap(m_ranges[i], wanted.range))
            continue;
        order(effects, OrderEffect::Op::Acquire, 2 * i);
        if (exclusive)
            order(effects, OrderEffect::Op::Acquire, 2 * i + 1);
    }
    m_held.push_back({wanted.actor, index, exclusive});
    ++m_acquisitions;
    effects.holds.push_back(
        {m_object, 2 * index, true, exclusive, (wanted.operation & LOCK_NB) != 0, -1});
}

void FileLockChannel::letGo(const Held& held, Effects& effects)
{
    order(effects, OrderEffect::Op::Release, 2 * held.range + (held.exclusive ? 0 : 1),
          held.actor.thread);
    effects.holds.push_back(
        {m_object, 2 * held.range, false, held.exclusive, false, held.actor.thread});
}

// Who unlocks what it has not locked itself has it from its parent: flock's are handed on by fork.
void FileLockChannel::unlock(const Actor& actor, const Range& range, Effects& effects)
{
    const auto own = [&](const Held& held) {
        return held.actor.process == actor.process && overlap(m_ranges[held.range], range);
    };
    if (range.whole && std::none_of(m_held.begin(), m_held.end(), own))
        return;
    for (const Held& held : m_held)
        if (own(held))
            letGo(held, effects);
    std::erase_if(m_held, own);
}

// fcntl's go with any descriptor of the file, flock's with the last one.
void FileLockChannel::closed(int process, Effects& effects)
{
    if (process < 0 || std::size_t(process) >= m_open.size())
        return;
    letGoOf(process, --m_open[std::size_t(process)] <= 0, effects);
}

void FileLockChannel::letGoOf(int process, bool all, Effects& effects)
{
    const auto goes = [&](const Held& held) {
        return held.actor.process == process && (all || !m_ranges[held.range].whole);
    };
    for (const Held& held : m_held)
        if (goes(held))
            letGo(held, effects);
    std::erase_if(m_held, goes);
}

void FileLockChannel::processGone(int process, Effects& effects)
{
    std::erase_if(m_wanted, [&](const Wanted& one) { return one.actor.process == process; });
    if (std::size_t(process) < m_open.size())
        m_open[std::size_t(process)] = 0;
    letGoOf(process, true, effects);
}

bool FileLockChannel::overlap(const Range& one, const Range& other) const
{
    return one.whole == other.whole && one.from < other.to && other.from < one.to;
}

std::size_t FileLockChannel::indexOf(const Range& range)
{
    const auto known = std::find(m_ranges.begin(), m_ranges.end(), range);
    if (known != m_ranges.end())
        return std::size_t(known - m_ranges.begin());
    if (m_ranges.size() == maxRanges) {
        m_ranges.front() = {0, ~std::uint64_t{0}, m_ranges.front().whole};
        return 0;
    }
    m_ranges.push_back(range);
    return m_ranges.size() - 1;
}

std::vector<int> FileLockChannel::conflicting(const Range& range, bool exclusive, int process) const
{
    std::vector<int> result;
    for (const Held& held : m_held)
        if (held.actor.process != process && (exclusive || held.exclusive) &&
            overlap(m_ranges[held.range], range) &&
            std::find(result.begin(), result.end(), held.actor.process) == result.end())
            result.push_back(held.actor.process);
    return result;
}

bool FileLockChannel::wouldBlock(const tap::Event& pending, const Actor& actor) const
{
    const bool waits = (pending.value & (LOCK_SH | LOCK_EX)) != 0 && (pending.value & LOCK_NB) == 0;
    const Range range{pending.offset,
                      pending.size != 0 ? pending.offset + pending.size : ~std::uint64_t{0},
                      pending.call == idOf("flock")};
    return isLockCall(pending.call) && waits &&
           !conflicting(range, (pending.value & LOCK_EX) != 0, actor.process).empty();
}

std::vector<int> FileLockChannel::unblockers(tap::CallId, int sleeper) const
{
    for (const Wanted& wanted : m_wanted)
        if (wanted.actor.process == sleeper)
            return conflicting(wanted.range, (wanted.operation & LOCK_EX) != 0, sleeper);
    return {};
}

SleepReason FileLockChannel::sleepReason(tap::CallId, int) const
{
    return {"is locked", "by unlocking or closing the file"};
}

int FileLockChannel::holder() const
{
    return m_held.size() == 1 && m_held.front().exclusive ? m_held.front().actor.process : -1;
}

void FileLockChannel::view(LockView& out) const
{
    fillCommon(out, "file lock");
    out.owner = holder();
    for (const Held& held : m_held)
        if (!held.exclusive)
            out.sharedBy.push_back(held.actor.process);
    for (const Wanted& wanted : m_wanted)
        if (!conflicting(wanted.range, (wanted.operation & LOCK_EX) != 0, wanted.actor.process)
                 .empty())
            out.waiters.push_back(wanted.actor.process);
}

} // namespace crosstalk::mechanisms
