#include "engine/world/state.h"

namespace crosstalk::world {

namespace {

/// The program's own operations; everything else tells about it.
bool isCounted(const tap::Event& event)
{
    switch (event.kind) {
    case tap::Kind::Read:
    case tap::Kind::Write:
    case tap::Kind::AtomicLoad:
    case tap::Kind::AtomicStore:
    case tap::Kind::AtomicRmw:
    case tap::Kind::Fence:
    case tap::Kind::Enter:
    case tap::Kind::Exit:
        return (event.flags & tap::Internal) == 0;
    default:
        return false;
    }
}

} // namespace

void World::State::fold(const Step& step)
{
    const tap::Event& event = step.event;
    ++folded;
    now = std::max(now, event.time);
    if (isCounted(event)) {
        ++counted;
        eventRate.add(event.time);
    }
    switch (event.kind) {
    case tap::Kind::Read:
    case tap::Kind::Write:
    case tap::Kind::Value:
    case tap::Kind::AtomicLoad:
    case tap::Kind::AtomicStore:
    case tap::Kind::AtomicRmw:
        return foldAccess(step);
    case tap::Kind::Enter:
        return foldEnter(step);
    case tap::Kind::Exit:
        return foldExit(step);
    case tap::Kind::Held:
        return foldHeld(step);
    case tap::Kind::Released:
        return foldReleased(step);
    case tap::Kind::ThreadStart:
        return foldThreadStart(step);
    case tap::Kind::ThreadEnd:
        return foldThreadEnd(step);
    case tap::Kind::Describe:
        return foldDescribe(step);
    case tap::Kind::Map:
    case tap::Kind::Unmap:
        return foldMapping(step);
    case tap::Kind::Open:
    case tap::Kind::Close:
        return foldDescriptor(step);
    case tap::Kind::Joined:
        return foldJoined(step);
    case tap::Kind::Part:
        return foldPart(step);
    case tap::Kind::Name:
        return foldName(step);
    case tap::Kind::Mark:
        return foldMark(step);
    case tap::Kind::Exec:
        return foldExec(step);
    case tap::Kind::Choice:
        return foldChoice(step);
    case tap::Kind::Fault:
        return foldFault(step);
    case tap::Kind::ProcessState:
        return foldProcessState(step);
    case tap::Kind::ProcessExit:
        return foldProcessExit(step);
    case tap::Kind::Probe:
        return foldProbe(step);
    case tap::Kind::Resized:
        return foldResized(step);
    case tap::Kind::Pace:
        return foldPace(step);
    case tap::Kind::Gap:
        dropped += event.value;
        return;
    case tap::Kind::Overflow:
        return foldOverflow(step);
    case tap::Kind::Awaits:
        return foldAwaits(step.event);
    case tap::Kind::Delivered:
        return foldDelivered(step);
    case tap::Kind::RmwBegin:
    case tap::Kind::Fence:
    case tap::Kind::None:
        return;
    }
}

// Faster than this nobody can follow single tokens or read a line for each.
bool World::State::slow() const
{
    constexpr std::uint64_t fastestMilli = 25'000;
    return paused || (gateClosed && stepsPerSecondMilli <= fastestMilli);
}

std::uint64_t World::State::flightNs() const
{
    constexpr std::uint64_t longestNs = 350'000'000;
    if (!slow())
        return 0;
    if (paused || stepsPerSecondMilli == 0)
        return longestNs;
    return std::min(longestNs, 1'200'000'000'000 / stepsPerSecondMilli);
}

void World::State::fact(const Step& step, std::string kind, std::string on, std::string call,
                        int process)
{
    step.effects.facts.push_back(
        {std::move(kind), std::move(on), std::move(call), process, step.index});
}

void World::State::say(const Step& step, int process, std::string text, bool verdict)
{
    narrator.say(step.event.time, step.index, process, std::move(text), verdict);
}

SourceLine World::State::lineAt(int process, std::uint64_t pc) const
{
    const bool known = process >= 0 && std::size_t(process) < processes.size();
    return known ? context->line(process, processes[process].program, pc) : SourceLine{};
}

std::string World::State::atLine(int process, std::uint64_t pc) const
{
    const SourceLine at = lineAt(process, pc);
    return at.line > 0 ? " (line " + std::to_string(at.line) + ")" : std::string();
}

} // namespace crosstalk::world
