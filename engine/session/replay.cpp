#include "engine/session/replay.h"

#include "engine/session/alignment.h"

#include <algorithm>

namespace crosstalk::session {

namespace {

std::vector<analysis::Expression> expressionsIn(const trace::RecordedLine& line)
{
    std::vector<analysis::Expression> expressions;
    for (const trace::RecordedExpression& one : line.expressions)
        expressions.push_back(
            {one.text, one.member, one.bytes, one.hasParts, one.hasIndex, one.loads, one.stores});
    return expressions;
}

/// Events that are folded for a moment that is asked for before all others before it are.
constexpr std::uint64_t mostAhead = 500'000;

} // namespace

Result<std::unique_ptr<Replay>> Replay::open(const std::filesystem::path& path)
{
    auto reader = trace::RecordingReader::open(path);
    if (!reader)
        return reader.error();
    return std::unique_ptr<Replay>(new Replay(std::move(*reader)));
}

Replay::Replay(trace::RecordingReader reader) : m_reader(std::move(reader))
{
    readLesson();
    for (const trace::RecordedLine& line : m_reader.lines()) {
        m_lines[{line.program, line.pc}] = {line.file, line.line};
        if (!line.expressions.empty())
            m_expressions[{line.program, line.pc}] = expressionsIn(line);
    }
    if (m_reader.end())
        for (const trace::RecordedThread& thread : m_reader.end()->threads)
            m_threadNames[thread.tid] = thread.name;
    m_log.setNames(m_reader.names());
    m_plan.settings = info().settings;
    m_keyframesHold = info().machine.version == trace::thisMachine().version;
    makeStory();
}

void Replay::readLesson()
{
    if (auto read = lesson::readLesson(info().lesson, info().files)) {
        m_lesson = std::move(*read);
    } else {
        m_lesson.id = info().lesson;
        if (!info().lesson.empty()) // else it was of no lesson
            m_lessonFailure = read.error();
    }
}

void Replay::makeStory()
{
    m_story.emplace(m_lesson, m_plan, m_log,
                    worldSetup(m_lesson, m_log,
                               [this](int, const std::string& program, std::uint64_t pc) {
                                   return lineOf(program, pc);
                               }),
                    [](const tap::Event&) {});
    m_story->setExpressions(
        [this](int process, std::uint64_t pc) { return expressionsOf(process, pc); });
    m_story->setPast(
        [this](std::uint64_t index) -> const tap::Event& { return m_reader.at(index); });
    for (const trace::RecordedProcess& process : info().processes)
        m_story->addProcess({process.name, process.program, process.pid});
    for (const auto& [object, id] : info().channels)
        m_story->world().nameChannel(object, id);
}

world::SourceLine Replay::lineOf(const std::string& program, std::uint64_t pc) const
{
    const auto found = m_lines.find({program, pc});
    return found != m_lines.end() ? found->second : world::SourceLine{};
}

std::vector<analysis::Expression> Replay::expressionsOf(int process, std::uint64_t pc) const
{
    if (process < 0)
        return {};
    const auto found = m_expressions.find({m_story->world().programOf(process), pc});
    return found != m_expressions.end() ? found->second : std::vector<analysis::Expression>();
}

bool Replay::foldNext()
{
    if (m_over)
        return false;
    const auto events = m_nextBlock < m_reader.blocks() ? m_reader.block(m_nextBlock)
                                                        : std::span<const tap::Event>();
    if (events.empty()) {
        m_damaged = m_nextBlock < m_reader.blocks();
        endOfEvents();
        return false;
    }
    ++m_nextBlock;
    const std::uint64_t found = m_reader.end() ? m_reader.end()->deadlockEvents : 0;
    const std::uint64_t before = m_log.size();
    if (found > before && found <= before + events.size()) {
        append(events.first(std::size_t(found - before)));
        judge(m_reader.end()->deadlockNow);
        append(events.subspan(std::size_t(found - before)));
    } else {
        append(events);
    }
    return true;
}

void Replay::append(std::span<const tap::Event> events)
{
    while (!events.empty()) {
        const auto tail = m_log.tail();
        std::size_t count = std::min(tail.size(), events.size());
        const bool compares = m_keyframesHold && m_nextKeyframe < m_reader.keyframes();
        if (compares)
            count = std::size_t(std::min<std::uint64_t>(
                count, m_reader.eventsBefore(m_nextKeyframe) - m_log.size()));
        std::copy_n(events.begin(), count, tail.begin());
        m_log.commit(count);
        events = events.subspan(count);
        if (compares && m_log.size() == m_reader.eventsBefore(m_nextKeyframe))
            compareKeyframe();
    }
    m_story->foldNew();
}

void Replay::compareKeyframe()
{
    m_story->foldNew();
    const std::vector<std::byte> state = m_story->world().stored();
    m_keyframesHold = std::ranges::equal(state, m_reader.keyframe(m_nextKeyframe));
    ++m_nextKeyframe;
}

/// The run found its deadlock now, and so must we: from the same events at the same time. That it
/// lasted, and that nobody outside the run could end it, was seen then.
void Replay::judge(std::uint64_t now)
{
    m_story->deadlocks(0, {});
    m_deadlocks = m_story->deadlocks(now, {});
    if (m_deadlocks.empty())
        return;
    m_story->observe("deadlock");
    world::Snapshot snapshot = m_story->snapshot(now);
    complete(snapshot);
    snapshot.run = world::RunState::Deadlocked;
    m_verdict.emplace(std::move(snapshot), m_story->hash());
}

std::uint64_t Replay::lastMoment() const
{
    return std::max(m_log.latest(), m_reader.end() && !m_damaged ? m_reader.end()->now : 0);
}

void Replay::endOfEvents()
{
    m_over = true;
    // Of a run whose end is not in the file nobody can say who outside could have woken whom.
    if (!isCut() && m_reader.end()->natural)
        m_story->observe("finished");
}

Outcome Replay::outcome() const
{
    if (m_verdict)
        return Outcome::Deadlock;
    return isCut() ? Outcome::Failed : outcomeOf(m_reader.end()->outcome);
}

std::pair<world::Snapshot, std::string> Replay::result()
{
    if (m_verdict)
        return *m_verdict;
    world::Snapshot snapshot = m_story->snapshot(lastMoment());
    complete(snapshot);
    return {std::move(snapshot), m_story->hash()};
}

world::Snapshot Replay::present()
{
    world::Snapshot snapshot = m_story->snapshot(m_log.latest());
    complete(snapshot);
    if (!m_over)
        snapshot.run = world::RunState::Running; // whatever it ended as is not told yet
    return snapshot;
}

std::optional<std::size_t> Replay::keyframeBefore(std::uint64_t event) const
{
    if (!m_keyframesHold)
        return {};
    std::size_t keyframe = m_reader.keyframes();
    while (keyframe > m_nextKeyframe && m_reader.eventsBefore(keyframe - 1) > event)
        --keyframe;
    return keyframe > m_nextKeyframe ? std::optional(keyframe - 1) : std::nullopt;
}

bool Replay::isInReach(std::uint64_t event) const
{
    if (m_over || event <= folded())
        return event <= folded();
    const auto keyframe = keyframeBefore(event);
    const std::uint64_t from =
        std::max(folded(), keyframe ? m_reader.eventsBefore(*keyframe) : folded());
    return event <= size() && event - from <= mostAhead;
}

world::Snapshot Replay::ahead(std::uint64_t event)
{
    if (const auto keyframe = keyframeBefore(event)) {
        const std::uint64_t from = m_reader.eventsBefore(*keyframe);
        if (auto then = m_story->world().restored(m_reader.keyframe(*keyframe)))
            return m_story->snapshotAhead(std::move(*then), from, event);
        m_keyframesHold = false;
    }
    return m_story->snapshotAhead(m_story->world(), folded(), event);
}

world::Snapshot Replay::at(std::uint64_t event)
{
    world::Snapshot snapshot =
        !m_over && event > folded() ? ahead(std::min(event, size())) : m_story->snapshotAt(event);
    complete(snapshot);
    snapshot.live = false;
    return snapshot;
}

std::string Replay::words(std::uint64_t event)
{
    return textOf(m_reader.at(event), m_story->world());
}

void Replay::complete(world::Snapshot& snapshot) const
{
    using world::RunState;
    const Outcome end = isCut() ? Outcome::Failed : outcomeOf(m_reader.end()->outcome);
    snapshot.run = end == Outcome::Timeout  ? RunState::TimedOut
                   : end == Outcome::Failed ? RunState::Failed
                                            : RunState::Finished;
    snapshot.deadlocks = m_deadlocks;
    if (m_reader.end()) {
        snapshot.dropped = m_reader.end()->dropped;
        snapshot.overheadNs = m_reader.end()->overheadNs;
    }
    for (world::ProcessView& process : snapshot.processes)
        for (world::ThreadView& thread : process.threadViews)
            if (const auto name = m_threadNames.find(thread.tid); name != m_threadNames.end())
                thread.name = name->second;
}

} // namespace crosstalk::session
