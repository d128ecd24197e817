#include "engine/analysis/lockorders.h"

#include <algorithm>

namespace crosstalk::analysis {

namespace {

constexpr std::size_t maxSamples = 2048; ///< each costs half a KiB
constexpr std::size_t maxSamplesOfEdge = 4;
constexpr std::size_t maxRing = 8;
constexpr std::size_t maxReports = 256;

bool shareOne(const std::vector<Token>& some, const std::vector<Token>& others)
{
    return std::any_of(some.begin(), some.end(), [&](const Token& token) {
        return std::find(others.begin(), others.end(), token) != others.end();
    });
}

} // namespace

bool LockOrders::fold(const tap::Event& event, std::uint64_t index,
                      std::span<const mechanisms::OrderEffect> order,
                      std::span<const mechanisms::Hold> holds, int process)
{
    if (event.kind >= tap::Kind::Read && event.kind <= tap::Kind::Value)
        return false; // the most frequent ones order nothing
    foldOrder(event, order);
    bool found = false;
    for (const mechanisms::Hold& hold : holds) {
        const unsigned who = hold.thread >= 0 ? unsigned(hold.thread) : event.thread;
        const Token lock{hold.object, hold.offset};
        if (who >= maxThreads)
            continue;
        if (hold.taken)
            found |= take(event, index, hold, process);
        else
            std::erase_if(m_held[who], [&](const Held& held) { return held.lock == lock; });
    }
    return found;
}

/// A lock is always released before it is acquired again: what that orders would hide that it may
/// be the other way round next time.
void LockOrders::foldOrder(const tap::Event& event, std::span<const mechanisms::OrderEffect> order)
{
    m_others.clear();
    for (const mechanisms::OrderEffect& effect : order)
        if (!m_locks.contains({effect.object, effect.offset & ~std::uint64_t{1}})) // both its parts
            m_others.push_back(effect);
    m_order.before(event, m_others);
    m_order.after(event, m_others);
}

bool LockOrders::take(const tap::Event& event, std::uint64_t index, const mechanisms::Hold& hold,
                      int process)
{
    const Token lock{hold.object, hold.offset};
    if ((event.flags & tap::Internal) == 0)
        m_locks.insert(lock);
    if (!m_locks.contains(lock) || event.thread >= maxThreads)
        return false;
    std::vector<Held>& mine = m_held[event.thread];
    bool found = false;
    for (const Held& held : mine) {
        if (hold.tried || held.lock == lock)
            continue;
        Sample sample{held.lock,      lock,    held.exclusive,
                      hold.exclusive, {},      m_order.clock(event.thread),
                      event.thread,   process, event.pc,
                      event.time,     index};
        for (const Held& other : mine)
            if (!(other.lock == held.lock))
                sample.guards.push_back(other.lock);
        found |= add(std::move(sample));
    }
    mine.push_back({lock, hold.exclusive});
    return found;
}

/// A thread that does the same again at the same moment of its own tells nothing new.
bool LockOrders::add(Sample sample)
{
    std::vector<Sample>& known = m_samples[{mixed(sample.held), mixed(sample.taken)}];
    const bool again = std::any_of(known.begin(), known.end(), [&](const Sample& other) {
        return other.thread == sample.thread && other.guards == sample.guards;
    });
    if (again || known.size() == maxSamplesOfEdge || m_sampleCount == maxSamples)
        return false;
    known.push_back(std::move(sample));
    ++m_sampleCount;
    Ring ring{&known.back()};
    return close(ring);
}

/// Could both happen at the same time?
bool LockOrders::mayMeet(const Sample& one, const Sample& other)
{
    return one.thread != other.thread &&
           !other.clock.covers({one.thread, one.clock.at(one.thread)}) &&
           !one.clock.covers({other.thread, other.clock.at(other.thread)}) &&
           !shareOne(one.guards, other.guards);
}

/// Goes on from the lock that the last one takes until the lock that the first one holds.
bool LockOrders::close(Ring& ring)
{
    const Sample& last = *ring.back();
    for (const auto& [edge, samples] : m_samples) {
        if (edge.first != mixed(last.taken))
            continue;
        for (const Sample& next : samples) {
            const bool conflicts = last.takenExclusive || next.heldExclusive;
            if (!conflicts || !std::all_of(ring.begin(), ring.end(), [&](const Sample* other) {
                    return mayMeet(*other, next);
                }))
                continue;
            ring.push_back(&next);
            const Sample& first = *ring.front();
            const bool closed =
                next.taken == first.held && (next.takenExclusive || first.heldExclusive);
            if (closed ? report(ring) : ring.size() < maxRing && close(ring))
                return true;
            ring.pop_back();
        }
    }
    return false;
}

bool LockOrders::report(const Ring& ring)
{
    std::set<std::uint64_t> locks;
    for (const Sample* sample : ring)
        locks.insert(mixed(sample->held));
    if (m_reports.size() == maxReports || !m_reported.insert(locks).second)
        return false;
    Ring sorted = ring; // told in the order it happened
    std::rotate(
        sorted.begin(),
        std::min_element(sorted.begin(), sorted.end(),
                         [](const Sample* a, const Sample* b) { return a->event < b->event; }),
        sorted.end());
    LockOrderReport report;
    report.foundAt = ring.front()->event;
    std::string& why = report.order.why;
    for (const Sample* sample : sorted) {
        const world::LockOrderStep step = stepOf(*sample);
        why += (why.empty() ? "P" : "; P") + std::to_string(step.process + 1) + " takes " +
               step.taken + " while it holds " + step.held;
        if (step.at.line > 0)
            why += " (line " + std::to_string(step.at.line) + ")";
        report.order.steps.push_back(step);
    }
    why += ". If each comes as far as its first lock at the same time, all of them wait for ever: "
           "take the locks in one order everywhere.";
    m_reports.push_back(std::move(report));
    return true;
}

world::LockOrderStep LockOrders::stepOf(const Sample& sample) const
{
    world::LockOrderStep step;
    step.process = sample.process;
    step.held = nameOf(sample.held);
    step.taken = nameOf(sample.taken);
    if (m_context->line)
        step.at = m_context->line(sample.process, sample.pc);
    step.time = sample.time;
    step.event = sample.event;
    return step;
}

std::string LockOrders::nameOf(const Token& lock) const
{
    std::string name = m_context->name ? m_context->name(lock.object, lock.offset) : "";
    return name.empty() ? "a lock" : name;
}

} // namespace crosstalk::analysis
