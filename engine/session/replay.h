#pragma once

#include "engine/session/landmark.h"
#include "engine/session/plan.h"
#include "engine/session/run.h"
#include "engine/session/story.h"
#include "engine/trace/recordingreader.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace crosstalk::session {

/// A recorded run, folded again from its events by the very code that folded it live: any moment of
/// it can be had. Nothing is run and nothing of this system is looked at but the file. For one
/// thread.
class Replay
{
public:
    /// Opens the file; folds nothing yet.
    static Result<std::unique_ptr<Replay>> open(const std::filesystem::path& path);

    const trace::RecordingInfo& info() const { return m_reader.info(); }
    const lesson::Lesson& lesson() const { return m_lesson; }

    /// Why the lesson in the file could not be read: then only its id is known.
    const std::optional<Error>& lessonFailure() const { return m_lessonFailure; }

    /// What the file holds is not all that happened: it ends before the run did.
    bool isCut() const { return !m_reader.end() || m_damaged; }

    /// It ends where bytes are not as they were written.
    bool isDamaged() const { return m_reader.isDamaged() || m_damaged; }

    std::uint64_t size() const { return m_reader.size(); } ///< events in the file
    std::uint64_t folded() const { return m_story->folded(); }

    /// Who looks at every event as it is folded. Before the first.
    void watch(Story::Watcher watcher) { m_story->setWatcher(std::move(watcher)); }

    /// Folds the next block of events; false when there is none left.
    bool foldNext();

    /// How it ended; for a file that was cut, a deadlock or whatever it had come to.
    Outcome outcome() const;

    /// Snapshot and digest that the run itself ended with: of a deadlock, at the moment it was
    /// found. Only when everything is folded.
    std::pair<world::Snapshot, std::string> result();

    /// As it is after everything that is folded so far.
    world::Snapshot present();

    /// The nearest landmark among what is folded so far.
    std::optional<std::uint64_t> find(std::uint64_t from, const Landmark& landmark) const
    {
        return session::find(*m_story, from, landmark);
    }

    /// As it was after `event` events, one that isInReach(). What is not folded yet is folded from
    /// the file's keyframe before it; verdicts are then those found so far.
    world::Snapshot at(std::uint64_t event);

    /// That moment can be shown without folding much: it is folded already, or lies behind a
    /// keyframe of the file. Each of those is compared with what the events add up to as soon as
    /// they are folded; if one differs, none is used any more.
    bool isInReach(std::uint64_t event) const;
    bool keyframesHold() const { return m_keyframesHold; } ///< as far as has been compared

    /// How many events had happened by `ns`.
    std::uint64_t countAt(std::uint64_t ns) { return m_reader.countAt(ns); }

    /// What an event says, in words; names are those that things came to have.
    std::string words(std::uint64_t event);

    const std::string& decisions() const { return m_reader.decisions(); }
    trace::RecordingReader& events() { return m_reader; }
    const trace::Log& log() const { return m_log; }

private:
    explicit Replay(trace::RecordingReader reader);
    void readLesson();
    void makeStory();
    world::SourceLine lineOf(const std::string& program, std::uint64_t pc) const;
    std::vector<analysis::Expression> expressionsOf(int process, std::uint64_t pc) const;
    void append(std::span<const tap::Event> events);
    void compareKeyframe();
    std::optional<std::size_t> keyframeBefore(std::uint64_t event) const;
    world::Snapshot ahead(std::uint64_t event);
    void judge(std::uint64_t now);
    void endOfEvents();
    void complete(world::Snapshot& snapshot) const;
    std::uint64_t lastMoment() const;

    trace::RecordingReader m_reader;
    lesson::Lesson m_lesson;
    std::optional<Error> m_lessonFailure;
    Plan m_plan;
    static constexpr std::size_t logBytes = std::size_t{16} << 20; ///< the rest is in the file
    trace::Log m_log{logBytes};
    using Place = std::pair<std::string, std::uint64_t>; ///< program and program counter
    std::map<Place, world::SourceLine> m_lines;
    std::map<Place, std::vector<analysis::Expression>> m_expressions;
    std::map<std::int32_t, std::string> m_threadNames;
    std::optional<Story> m_story;
    std::size_t m_nextBlock = 0;
    std::size_t m_nextKeyframe = 0; ///< of the file's, the first that was not compared
    bool m_keyframesHold = false;   ///< they are of this version, and none was found to differ
    bool m_damaged = false;
    bool m_over = false; ///< everything is folded
    std::vector<world::Deadlock> m_deadlocks;
    std::optional<std::pair<world::Snapshot, std::string>> m_verdict; ///< when a deadlock was found
};

} // namespace crosstalk::session
