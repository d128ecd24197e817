#include "app/progress/proofcheck.h"

#include "app/progress/results.h"
#include "engine/lesson/action.h"
#include "engine/schedule/schedulefile.h"
#include "engine/session/replay.h"

#include <QTemporaryFile>

#include <algorithm>
#include <mutex>

namespace crosstalk::progress {
namespace {

constexpr auto patience = std::chrono::seconds(20); ///< of a schedule that is followed
constexpr char schedulesName[] = "the schedule";

/// A recording as Replay wants it: in a file, for as long as this lives.
class RecordingFile
{
public:
    explicit RecordingFile(const QByteArray& bytes)
    {
        m_whole = m_file.open() && m_file.write(bytes) == bytes.size() && m_file.flush();
    }

    Result<std::unique_ptr<session::Replay>> open() const
    {
        const std::string path = m_file.fileName().toStdString();
        if (!m_whole)
            return Error{"write", path, 0, "Is there room in the folder for temporary files?"};
        return session::Replay::open(path);
    }

private:
    QTemporaryFile m_file;
    bool m_whole = false;
};

Error wrong(std::string why)
{
    return {"confirm", std::move(why), 0, {}};
}

/// Lines as a schedule has them, without comments.
std::string linesOf(const std::vector<schedule::ScheduleLine>& lines)
{
    std::string text;
    for (const schedule::ScheduleLine& line : lines)
        text += schedule::text(line) + '\n';
    return text;
}

bool hasSettings(const schedule::ScheduleFile& file, const lesson::Lesson& lesson,
                 const std::map<std::string, std::int64_t>& settings)
{
    return file.settings.size() == settings.size() &&
           std::ranges::all_of(file.settings, [&](const auto& one) {
               const auto value = lesson::settingValue(lesson, one.first, one.second);
               const auto found = settings.find(one.first);
               return value && found != settings.end() && found->second == *value;
           });
}

} // namespace

ProofCheck::ProofCheck(const lesson::Lesson& lesson, const session::Installation& installation)
    : m_lesson(lesson), m_content(lessonHash(lesson)), m_installation(installation)
{
}

const Result<ProvenMoment>& ProofCheck::check(const Proof& proof)
{
    const auto key = std::pair(proof.recording, proof.schedule);
    auto found = m_looked.find(key);
    if (found == m_looked.end())
        found = m_looked.emplace(key, look(proof)).first;
    return found->second;
}

Result<ProvenMoment> ProofCheck::look(const Proof& proof) const
{
    const RecordingFile file(proof.recording);
    auto opened = file.open();
    if (!opened)
        return wrong("Its recording cannot be read.");
    session::Replay& replay = **opened;
    if (lessonHash(replay.lesson()) != m_content)
        return wrong("Its recording is of another lesson, or of another version of it.");
    while (replay.foldNext()) {
    }
    if (replay.isCut())
        return wrong("Its recording is not whole.");
    auto [snapshot, hash] = replay.result();
    if (const std::string& claimed = replay.events().end()->hash;
        !claimed.empty() && claimed != hash)
        return wrong("Its recording has other events than were recorded.");
    if (const auto same = compare(proof.schedule, replay); !same)
        return same.error();
    ProvenMoment moment{std::make_shared<const world::Snapshot>(std::move(snapshot)), {}, {}};
    if (!proof.schedule.empty())
        this->replay(proof.schedule, moment);
    return moment;
}

/// The recording has it too: settings, seed and every decision.
Result<void> ProofCheck::compare(const std::string& schedule, session::Replay& replay) const
{
    const bool decided = replay.decisions().find(session::fullSpeedNote) == std::string::npos;
    if (schedule.empty())
        return decided ? Result<void>(wrong("It has no schedule, and its recording has one."))
                       : Result<void>();
    const auto file = schedule::parseSchedule(schedule, schedulesName);
    const auto lines = schedule::parseScheduleLines(replay.decisions(), schedulesName);
    if (!file || !lines)
        return wrong("Its schedule cannot be read.");
    if (!decided || file->lesson != m_lesson.id || file->seed != replay.info().seed ||
        !hasSettings(*file, m_lesson, replay.info().settings) ||
        linesOf(file->lines) != linesOf(*lines))
        return wrong("Its schedule is not that of its recording.");
    return {};
}

/// What cannot be followed refutes nothing: more than an order may be left to luck.
void ProofCheck::replay(const std::string& schedule, ProvenMoment& out) const
{
    const auto file = schedule::parseSchedule(schedule, schedulesName);
    session::RunOptions options;
    options.set = {file->settings.begin(), file->settings.end()};
    options.seed = file->seed;
    options.fromReady = file->fromReady;
    options.schedule = file->lines;
    options.scheduleName = schedulesName;
    options.afterSchedule =
        file->ends ? session::AfterSchedule::End : session::AfterSchedule::SeedDecides;
    std::mutex mutex;
    session::Run::Callbacks callbacks;
    callbacks.failed = [&](const Error& error) {
        const std::lock_guard lock(mutex);
        out.why = error.sentence();
    };
    auto run = session::Run::start(m_lesson, options, m_installation, callbacks);
    if (!run) {
        out.why = run.error().sentence();
        return;
    }
    const session::Outcome outcome = (*run)->wait(patience);
    if (outcome != session::Outcome::Failed)
        out.replayed = (*run)->snapshot();
    run->reset(); // from here on nobody writes to `out`
}

} // namespace crosstalk::progress
