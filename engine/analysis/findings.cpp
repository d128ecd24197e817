#include "engine/analysis/racedetector.h"

// From an unordered pair of records to a verdict in words. Runs once a variable, and a short way
// for every further pair on it.

namespace crosstalk::analysis {

void RaceDetector::found(Field& field, std::uint64_t object, std::uint64_t base,
                         const Record& first, const Record& second)
{
    std::uint32_t verdict = field.race - 1;
    if (field.race == 0)
        verdict = m_catalog.find(object, base + field.low, base + field.high);
    if (verdict == RaceCatalog::none)
        verdict = m_catalog.add(pairOf(field, object, base, first, second));
    else if (m_catalog.count(verdict, second.event, first.event))
        m_catalog.replace(verdict, pairOf(field, object, base, first, second));
    field.race = verdict + 1; // none + 1 is 0: looked up again next time
}

RacingPair RaceDetector::pairOf(const Field& field, std::uint64_t object, std::uint64_t base,
                                const Record& first, const Record& second) const
{
    RacingPair pair;
    pair.object = object;
    pair.from = base + field.low;
    pair.to = base + field.high;
    pair.first = first;
    pair.second = second;
    const int process = m_threads[second.epoch.thread()].process;
    const bool same = m_threads[first.epoch.thread()].process == process;
    pair.firstSide = sideOf(first, same ? "one thread of " : "");
    pair.secondSide = sideOf(second, same ? "another thread of " : "");
    pair.circumstances = circumstancesOf(first, second);
    return pair;
}

Side RaceDetector::sideOf(const Record& record, const char* which) const
{
    const Thread& thread = m_threads[record.epoch.thread()];
    Side side;
    side.ordinal = thread.process;
    side.process = which + ("P" + std::to_string(thread.process + 1));
    side.write = record.is(IsWrite);
    side.atomic = record.is(IsAtomic);
    side.isVolatile = record.is(IsVolatile);
    if (m_context->line)
        side.at = m_context->line(thread.process, record.pc);
    if (m_context->expressions)
        side.expressions = matching(m_context->expressions(thread.process, record.pc), record.size,
                                    record.is(IsWrite));
    for (const Token& lock : m_lockSets.locks(record.locks)) {
        std::string name = m_context->name ? m_context->name(lock.object, lock.offset) : "";
        side.locks.push_back(name.empty() ? "a lock" : std::move(name));
    }
    return side;
}

Circumstances RaceDetector::circumstancesOf(const Record& first, const Record& second) const
{
    const Thread& before = m_threads[first.epoch.thread()];
    const Thread& after = m_threads[second.epoch.thread()];
    Circumstances result;
    for (const Token& lock : m_lockSets.locks(first.locks))
        result.shareALock = result.shareALock || m_lockSets.contains(second.locks, lock);
    result.slept = first.is(AfterSleep) || second.is(AfterSleep) ||
                   before.lastSleep > first.event || after.lastSleep > first.event;
    result.relaxedFlag = before.stored.event > first.event && before.stored.at == after.loaded.at &&
                         after.loaded.event > before.stored.event &&
                         (before.stored.relaxed || after.loaded.relaxed);
    return result;
}

} // namespace crosstalk::analysis
