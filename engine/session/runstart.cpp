#include "engine/process/leftovers.h"
#include "engine/session/runthread.h"
#include "engine/session/schedulecheck.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

// How a run comes about: checks, control region, supervisor, workers, and the moment at which all
// of them stand at their first instruction and are let go together.

namespace crosstalk::session {

namespace {

constexpr std::uint64_t startPatience = 10'000'000'000; ///< ns a worker may take to its first gate

Result<void> checkSharedMemory()
{
    struct statvfs status
    {
    };
    if (::statvfs("/dev/shm", &status) != 0)
        return systemError("use", "/dev/shm", "Shared memory needs it mounted.");
    if (::access("/dev/shm", W_OK | X_OK) != 0)
        return systemError("write to", "/dev/shm", "Ask for permission to create files there.");
    // A first touch of memory that is not there would end a worker with SIGBUS.
    if (std::uint64_t(status.f_bavail) * status.f_frsize < 1u << 20)
        return Error{"make shared memory in", "/dev/shm", ENOSPC,
                     "Remove what is not needed there."};
    return {};
}

} // namespace

Result<void> RunThread::start(const Installation& installation, Run& owner)
{
    m_owner = &owner;
    process::sweepLeftovers();
    if (auto usable = checkSharedMemory(); !usable && !isCommand())
        return usable.error();
    auto plan = isCommand() ? commandPlan(m_options.command)
                            : makePlan(m_lesson, m_options, installation, m_number);
    if (!plan)
        return plan.error();
    m_plan = std::move(*plan);
    if (auto sound = session::checkSchedule(m_lesson, m_options.schedule, m_options.scheduleName);
        !sound)
        return sound.error();
    if (auto ready = prepareRegion(installation); !ready)
        return ready.error();
    m_drainer.emplace(*m_region, m_log, m_clock);
    m_observer.emplace(*m_region, *m_drainer, m_clock);
    m_gate.emplace(*m_region, [this](std::int32_t pid, std::int32_t tid) {
        return m_observer->threadState(pid, tid);
    });
    m_pacer.emplace(*m_gate, m_options.seed);
    m_pacer->setListener([this](const schedule::Worker& worker) { noteDecision(worker); });
    m_pacer->pause();
    m_story.emplace(m_lesson, m_plan, m_log, setup(),
                    [this](const tap::Event& event) { note(event); });
    m_story->setExpressions(
        [this](int process, std::uint64_t pc) { return expressionsOf(process, pc); });
    if (auto launched = isCommand() ? launchCommand() : launch(installation); !launched)
        return launched.error();
    if (!m_options.record.empty())
        if (auto recording = startRecording(m_options.record); !recording)
            return recording.error();
    m_thread = std::thread([this] { loop(); });
    return {};
}

/// Who holds what, and what the run has to remove when it is over.
void RunThread::note(const tap::Event& event)
{
    m_observer->note(event);
    m_strangers.note(event);
    const bool isSysvQueue = event.kind == tap::Kind::Describe &&
                             tap::ObjectKind(event.call) == tap::ObjectKind::SysvQueue;
    if (isSysvQueue && event.offset == 1) // made by a program of the run
        process::rememberSysvQueue(m_number, int(event.value));
    if (!isCommand() && event.kind == tap::Kind::Enter &&
        event.call == mechanisms::idOf("semget(new)"))
        process::rememberSemaphores(m_number, int(event.object));
}

Result<void> RunThread::prepareRegion(const Installation&)
{
    auto region = process::ControlRegion::create();
    if (!region)
        return region.error();
    m_region.emplace(std::move(*region));
    for (const auto& [name, value] : m_plan.settings)
        if (!m_region->addSetting(name, value))
            return Error{"offer the setting", name, 0,
                         "There are too many, or its name is too long."};
    for (const std::string& executable : m_plan.executables) {
        if (m_symbolsOf.contains(executable))
            continue;
        auto symbols = symbols::Symbols::read(executable);
        if (!symbols)
            return symbols.error();
        std::vector<tap::CodeRange> code;
        for (const auto& range : symbols->codeRanges())
            code.push_back({range.low, range.high, std::uint32_t(range.cls)});
        if (auto added = m_region->addProgram(executable, code); !added)
            return added.error();
        m_symbolsOf[executable] = m_symbols.size();
        m_symbols.push_back(std::move(*symbols));
    }
    return {};
}

world::Setup RunThread::setup()
{
    return worldSetup(m_lesson, m_log, [this](int process, const std::string&, std::uint64_t pc) {
        return lineOf(process, pc);
    });
}

/// Null: its program is none of those that were started.
symbols::Symbols* RunThread::symbolsOf(int process)
{
    if (process < 0)
        return nullptr;
    // What it runs now: it may have been forked, and it may have become another program since.
    const std::string program = m_story->world().programOf(process);
    const auto found = std::ranges::find_if(m_symbolsOf, [&](const auto& known) {
        return std::filesystem::path(known.first).filename() == program;
    });
    return found != m_symbolsOf.end() ? &m_symbols[found->second] : nullptr;
}

world::SourceLine RunThread::lineOf(int process, std::uint64_t pc)
{
    symbols::Symbols* const symbols = symbolsOf(process);
    if (symbols == nullptr || pc == 0)
        return {};
    const symbols::Line& line = symbols->resolve(pc);
    return {line.file, line.line};
}

std::vector<analysis::Expression> RunThread::expressionsOf(int process, std::uint64_t pc)
{
    symbols::Symbols* const symbols = symbolsOf(process);
    if (symbols == nullptr || pc == 0)
        return {};
    std::vector<analysis::Expression> expressions;
    for (const symbols::Accessed& one : symbols->accessed(pc))
        expressions.push_back(
            {one.text, one.member, one.bytes, one.hasParts, one.hasIndex, one.loads, one.stores});
    if (!expressions.empty())
        recordExpressions(process, pc, expressions);
    return expressions;
}

Result<void> RunThread::launch(const Installation& installation)
{
    m_gate->close();
    auto launcher = process::Launcher::start(installation.supervisor, m_region->fd());
    if (!launcher)
        return launcher.error();
    m_launcher.emplace(std::move(*launcher));
    auto pids = m_launcher->launch(m_plan.joins, m_plan.spawns);
    if (!pids)
        return pids.error();
    m_pids = *pids;
    m_alive.assign(m_pids.size(), true);
    for (std::size_t i = 0; i < m_pids.size(); ++i)
        m_story->addProcess({m_plan.processes[i].name, m_plan.processes[i].program, m_pids[i]});
    for (const auto& [name, value] : m_plan.settings) {
        tap::Event event{};
        event.kind = tap::Kind::Choice;
        event.aux = m_drainer->intern(name);
        event.value = std::uint64_t(value);
        m_drainer->add(event);
    }
    nameJoins();
    announcePace();
    return {};
}

/// The pipes that were made for the lesson get the ids they have there.
void RunThread::nameJoins()
{
    for (std::size_t i = 0; i < m_pids.size(); ++i) {
        const std::string& join = m_plan.spawns[i].out;
        struct stat status
        {
        };
        const std::string end = "/proc/" + std::to_string(m_pids[i]) + "/fd/1";
        if (join == "-" || ::stat(end.c_str(), &status) != 0)
            continue;
        m_joins.emplace_back(tap::objectKey(status.st_dev, status.st_ino), join);
        m_story->world().nameChannel(m_joins.back().first, join);
    }
}

bool RunThread::openIfAllStarted()
{
    std::vector<bool> arrived(m_pids.size());
    for (std::uint32_t slot = 0; slot < m_region->slotsUsed(); ++slot) {
        const pid_t pid = m_region->slot(slot).pid.load();
        const bool atGate = m_gate->standing(slot) == schedule::Standing::AtGate;
        for (std::size_t i = 0; i < m_pids.size(); ++i)
            if (m_pids[i] == pid && atGate)
                arrived[i] = true;
    }
    for (std::size_t i = 0; i < m_pids.size(); ++i)
        if (!arrived[i] && m_alive[i] && nowNs() < startPatience)
            return false;
    // Whoever came to the gate since the latest round is known to World before anything is done to
    // it: an action on a process that nobody knows yet would be lost.
    m_drainer->poll();
    foldAndReact();
    m_opened = true;
    m_openedAt = nowNs();
    if (m_options.arrange)
        m_options.arrange(*m_owner);
    runActionsBeforeFirstStep();
    m_pacer->setSpeed(m_options.stepsPerSecond);
    if (!m_options.goal.empty())
        if (auto goal = lesson::Expression::compile(m_options.goal))
            m_goalExpression.emplace(std::move(*goal));
    followSchedule();
    if (!m_options.paused)
        m_pacer->resume();
    announcePace();
    return true;
}

} // namespace crosstalk::session
