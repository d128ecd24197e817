#include "engine/session/runthread.h"

#include <algorithm>
#include <chrono>
#include <ctime>

// A run that is put into a file while it goes on.

namespace crosstalk::session {

Result<std::unique_ptr<RunRecorder>> RunThread::recorderInto(const std::filesystem::path& path)
{
    trace::RecordingInfo info;
    info.lesson = m_lesson.id;
    info.files = m_lesson.files;
    info.settings = m_plan.settings;
    info.seed = m_options.seed;
    info.stepsPerSecond = m_options.stepsPerSecond;
    info.started = std::int64_t(std::time(nullptr));
    info.machine = trace::thisMachine();
    for (std::size_t i = 0; i < m_pids.size(); ++i)
        info.processes.push_back(
            {m_plan.processes[i].name, m_plan.processes[i].program, m_pids[i]});
    info.channels = m_joins;
    auto recorder =
        RunRecorder::start(path, info, m_log, [this](std::uint64_t pc) { return linesOf(pc); });
    if (recorder)
        for (const trace::RecordedLine& line : m_notes)
            (*recorder)->note(line);
    return recorder;
}

Result<void> RunThread::startRecording(const std::filesystem::path& path)
{
    auto recorder = recorderInto(path);
    if (!recorder)
        return recorder.error();
    m_recorder = std::move(*recorder);
    recordDecisions(*m_recorder, m_story ? m_story->folded() : 0);
    return {};
}

/// Those that were made before anybody recorded.
void RunThread::recordDecisions(RunRecorder& recorder, std::uint64_t event) const
{
    const std::lock_guard lock(m_mutex);
    for (const schedule::ScheduleLine& line : m_decisions.lines(event))
        recorder.decide(schedule::text(line));
    if (!m_decisions.tellsAll(event))
        recorder.decide(std::string(fullSpeedNote));
}

Result<Kept> RunThread::keep(const std::filesystem::path& path, std::uint64_t events)
{
    if (m_log.firstIndex() > 0)
        return Error{"keep", "this run", 0, "Its beginning is no longer in memory."};
    events = std::min(events, m_log.size());
    auto recorder = recorderInto(path);
    if (!recorder)
        return recorder.error();
    (*recorder)->endAt(events);
    recordDecisions(**recorder, events);
    (*recorder)->take(nowNs());
    recordKeyframes(**recorder);
    trace::RecordingEnd end = m_end ? *m_end : endOf(outcomeName(Outcome::Timeout), false, nowNs());
    if (events < m_log.size())
        end.hash.clear(); // it is of all of them
    if (events < end.deadlockEvents)
        end.deadlockEvents = end.deadlockNow = 0;
    if (const auto finished = (*recorder)->finish(end); !finished)
        return finished.error();
    Kept kept{events, {}};
    if (const auto schedule = scheduleUpTo(events))
        kept.schedule = schedule::print(*schedule);
    return kept;
}

void RunThread::recordInto(const std::filesystem::path& path)
{
    if (m_recorder)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_recordingFailure.reset(); // of an earlier one
    }
    if (m_log.firstIndex() > 0)
        return noteRecordingFailure({"record into", path.string(), 0,
                                     "The beginning of this run is no longer in memory: restart, "
                                     "then record."});
    if (auto started = startRecording(path); !started)
        return noteRecordingFailure(started.error());
    tellRecording(true);
    record();
    if (m_ended)
        endRecording();
}

/// Of a run that goes on the file says so: it has an end, but the run had not come to its own.
void RunThread::stopRecording()
{
    if (!m_recorder)
        return;
    const std::uint64_t now = nowNs();
    m_end = endOf(outcomeName(Outcome::Timeout), false, now);
    endRecording();
    m_end.reset();
}

/// Which program a thread runs is for the reader's World to find: all that have code there.
std::vector<trace::RecordedLine> RunThread::linesOf(std::uint64_t pc)
{
    std::vector<trace::RecordedLine> lines;
    for (const auto& [executable, index] : m_symbolsOf) {
        const symbols::Line& line = m_symbols[index].resolve(pc);
        if (line.line != 0)
            lines.push_back(
                {std::filesystem::path(executable).filename().string(), pc, line.file, line.line});
    }
    return lines;
}

void RunThread::recordExpressions(int process, std::uint64_t pc,
                                  const std::vector<analysis::Expression>& expressions)
{
    const world::SourceLine at = lineOf(process, pc);
    trace::RecordedLine line{m_story->world().programOf(process), pc, at.file, at.line, {}};
    for (const analysis::Expression& one : expressions)
        line.expressions.push_back(
            {one.text, one.member, one.bytes, one.hasParts, one.hasIndex, one.loads, one.stores});
    if (m_recorder)
        m_recorder->note(line);
    m_notes.push_back(std::move(line));
}

void RunThread::recordKeyframes(RunRecorder& recorder) const
{
    if (m_story)
        m_story->keyframes().eachAfter(recorder.latestKeyframe(),
                                       [&](std::uint64_t events, const world::World& world) {
                                           recorder.note(events, world.stored());
                                       });
}

void RunThread::record()
{
    if (!m_recorder)
        return;
    m_recorder->take(nowNs());
    recordKeyframes(*m_recorder);
    if (const auto failure = m_recorder->failure()) {
        m_recorder.reset(); // the run goes on without
        noteRecordingFailure(*failure);
    }
}

trace::RecordingEnd RunThread::endOf(std::string_view outcome, bool natural, std::uint64_t now)
{
    trace::RecordingEnd end;
    end.outcome = m_deadlockNow != 0 ? outcomeName(Outcome::Deadlock) : outcome;
    end.deadlockNow = m_deadlockNow;
    end.deadlockEvents = m_deadlockEvents;
    end.natural = natural;
    end.now = now;
    end.hash = m_story->hash();
    world::Snapshot named = m_story->snapshot(now);
    nameThreads(named, now);
    for (const world::ProcessView& process : named.processes)
        for (const world::ThreadView& thread : process.threadViews)
            end.threads.push_back({thread.tid, thread.name});
    for (std::uint32_t slot = 0; slot < m_region->slotsUsed(); ++slot) {
        end.overheadNs += m_region->slot(slot).waitedNs.load();
        end.dropped += m_region->slot(slot).dropped.load();
    }
    return end;
}

void RunThread::endRecording()
{
    if (!m_recorder)
        return;
    const auto finished = m_recorder->finish(*m_end);
    m_recorder.reset();
    if (finished)
        tellRecording(false);
    else
        noteRecordingFailure(finished.error());
}

void RunThread::tellRecording(bool on)
{
    if (m_callbacks.recording)
        m_callbacks.recording(on);
}

void RunThread::noteRecordingFailure(const Error& error)
{
    {
        const std::lock_guard lock(m_mutex);
        m_recordingFailure = error;
    }
    if (m_callbacks.failed)
        m_callbacks.failed(error);
}

std::optional<Error> RunThread::recordingFailure() const
{
    const std::lock_guard lock(m_mutex);
    return m_recordingFailure;
}

} // namespace crosstalk::session
