#include "widgets/controls/verdict.h"

#include "widgets/controls/figures.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace crosstalk::controls {
namespace {

constexpr std::size_t fewProcesses = 2; ///< that the box has lines for, beside other words

QString tr(const char* text)
{
    return QCoreApplication::translate("crosstalk::controls", text);
}
QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

Verdict ofDeadlock(const world::Snapshot& snapshot)
{
    return {Verdict::Tone::Warns,
            tr("WHY NOTHING MOVES"),
            theme::said(snapshot.deadlocks.front().why),
            {},
            tr("Deadlock: each waits for another.")};
}

/// "at 0.012 s, holds A and B"
QString circumstancesOf(const world::Access& access)
{
    QStringList locks;
    for (const std::string& lock : access.locks)
        locks << text(lock);
    const QString time = theme::locale().toString(double(access.time) / 1e9, 'f', 4);
    if (locks.isEmpty())
        return tr("at %1 s, no lock held").arg(time);
    return tr("at %1 s, holding %2").arg(time, locks.join(tr(" and ")));
}

std::pair<QString, QString> accessRow(const world::Snapshot& snapshot, const world::Access& access)
{
    const bool known = access.process >= 0 && std::size_t(access.process) < snapshot.processes.size();
    QString what = known ? text(snapshot.processes[std::size_t(access.process)].name) : QString();
    what += access.access == "write" ? tr(" wrote") : tr(" read");
    if (access.value)
        what += (access.exact ? QStringLiteral(" ") : QStringLiteral(" ≈ ")) +
                grouped(*access.value);
    return {what, circumstancesOf(access)};
}

/// What came after the first race, folded into a line: more pairs, and other variables.
void addFolded(const world::Snapshot& snapshot, Verdict& verdict)
{
    const world::Race& first = snapshot.races.front();
    QStringList parts;
    if (first.count > 1)
        parts << tr("%1 more on %2")
                     .arg(compact(double(first.count - 1)), text(first.variable));
    for (std::size_t i = 1; i < snapshot.races.size(); ++i)
        parts << tr("%1 on %2").arg(compact(double(snapshot.races[i].count)),
                                    text(snapshot.races[i].variable));
    if (!parts.isEmpty())
        verdict.rows.emplace_back(tr("then"), parts.join(QStringLiteral(", ")));
}

/// What was counted of values that were not, or no longer, what memory held.
void addCounts(const world::Snapshot& snapshot, Verdict& verdict)
{
    std::uint64_t lost = 0, torn = 0, stale = 0;
    bool exact = true;
    for (const world::VariableView& variable : snapshot.variables) {
        lost += variable.lostUpdates;
        torn += variable.tornReads;
        stale += variable.staleValues;
        exact = exact && (variable.countsExact || variable.staleValues + variable.tornReads == 0);
    }
    QStringList parts;
    if (lost > 0)
        parts << tr("erasing writes: %1").arg(compact(double(lost)));
    if (torn > 0)
        parts << tr("%1 torn").arg(compact(double(torn)));
    if (stale > lost)
        parts << tr("%1 stale").arg(compact(double(stale)));
    if (!parts.isEmpty())
        verdict.rows.emplace_back(exact ? tr("counted") : tr("≈ estimated"),
                                  parts.join(QStringLiteral(", ")));
}

Verdict ofRace(const world::Snapshot& snapshot)
{
    const world::Race& race = snapshot.races.front();
    const QString name = text(race.variable);
    QString why = theme::said(race.why); // names both accesses and their lines
    why.replace(QStringLiteral(" %1 ").arg(name), QStringLiteral(" `%1` ").arg(name));
    Verdict verdict{Verdict::Tone::Warns,
                    tr("WHY THIS IS A RACE"),
                    why,
                    {accessRow(snapshot, race.first), accessRow(snapshot, race.second)},
                    tr("A race on %1: nothing orders the two accesses.").arg(name)};
    addFolded(snapshot, verdict);
    addCounts(snapshot, verdict);
    return verdict;
}

Verdict ofLockOrder(const world::Snapshot& snapshot)
{
    Verdict verdict{Verdict::Tone::Cautions,
                    tr("A DEADLOCK IS POSSIBLE"),
                    theme::said(snapshot.lockOrders.front().why),
                    {},
                    tr("No deadlock yet, but the locks are taken in both orders.")};
    if (snapshot.lockOrders.size() > 1)
        verdict.rows.emplace_back(tr("and"), tr("%1 more orders that contradict each other")
                                                 .arg(snapshot.lockOrders.size() - 1));
    return verdict;
}

Verdict ofLossWithoutRace(const world::Snapshot& snapshot, const world::VariableView& variable)
{
    const QString name = text(variable.name);
    Verdict verdict{
        Verdict::Tone::Warns,
        tr("LOST, WITH NO RACE"),
        tr("Every access to `%1` is ordered, and still %2 writes erased another process's: between "
           "one's read and its write another one's write came in. Read and write must be *one* "
           "step.")
            .arg(name, grouped(std::int64_t(variable.lostUpdates))),
        {},
        tr("No race, and still an update is lost.")};
    addCounts(snapshot, verdict);
    return verdict;
}

const mechanisms::LockView* lockInUse(const world::Snapshot& snapshot)
{
    for (const world::ChannelView& channel : snapshot.channels)
        if (channel.lock && channel.lock->used)
            return &*channel.lock;
    return nullptr;
}

Verdict ofOrder(const world::Snapshot& snapshot, const world::VariableView& variable)
{
    const mechanisms::LockView* lock = lockInUse(snapshot);
    const QString name = text(variable.name);
    if (!lock)
        return {Verdict::Tone::Plain,
                tr("NO RACE SO FAR"),
                tr("No two accesses to `%1` were left unordered yet. That is what was *seen*, not "
                   "a proof.")
                    .arg(name),
                {},
                tr("No race seen so far.")};
    return {Verdict::Tone::Good,
            tr("WHY THIS IS ORDERED"),
            tr("Whoever wants `%1` must first hold the %2 `%3`; releasing it comes before the next "
               "one's acquiring it, so no two accesses meet.")
                .arg(name, text(lock->kind), text(lock->name)),
            {},
            (variable.lost == 0 ? tr("Ordered by the %1: nothing is lost.")
                                : tr("Ordered by the %1.")) // order is not all there is
                .arg(text(lock->kind))};
}

QString stateWord(const world::ProcessView& process)
{
    switch (process.state) {
    case world::ProcessState::Starting:
        return tr("starting");
    case world::ProcessState::Running:
        return tr("running");
    case world::ProcessState::Asleep:
        return process.sleep ? tr("asleep in %1").arg(text(process.sleep->call)) : tr("asleep");
    case world::ProcessState::Held:
        return tr("held by you");
    case world::ProcessState::Stopped:
        return tr("frozen (SIGSTOP)");
    case world::ProcessState::Exited:
        return process.exitKnown ? tr("ended, code %1").arg(process.exitCode) : tr("ended");
    case world::ProcessState::Killed:
        return process.exitKnown ? tr("killed by %1").arg(text(process.exitSignal))
                                 : tr("ended with the run");
    case world::ProcessState::Lost:
        return tr("lost from sight");
    }
    return {};
}

QString kernelWord(const world::ProcessView& process)
{
    if (process.kernelState.empty())
        return stateWord(process);
    QString word = theme::said(process.kernelState);
    if (!process.kernelWaits.empty() && process.kernelWaits != "0")
        word += QStringLiteral(" · ") + text(process.kernelWaits);
    return word;
}

void addFillRows(const world::ChannelView& channel, Verdict& verdict)
{
    const mechanisms::KernelFigure& kernel = channel.kernel;
    if (!kernel.known)
        return;
    verdict.rows.emplace_back(tr("FIONREAD"),
                              tr("%1 bytes").arg(grouped(std::int64_t(kernel.value))));
    QString tap = grouped(std::int64_t(kernel.tapHigh));
    if (kernel.tapLow != kernel.tapHigh)
        tap = tr("%1 to %2").arg(grouped(std::int64_t(kernel.tapLow)), tap);
    tap = tr("%1 bytes").arg(tap);
    if (kernel.quiescent)
        tap += kernel.agrees ? QStringLiteral(" ✓") : QStringLiteral(" ✗");
    verdict.rows.emplace_back(tr("tap says"), tap);
}

/// Where the processes are by the kernel's word, and what there is to be said of that.
void addProcesses(const world::Snapshot& snapshot, Verdict& verdict, std::size_t most)
{
    for (std::size_t i = 0; i < std::min(snapshot.processes.size(), most); ++i) {
        const world::ProcessView& process = snapshot.processes[i];
        verdict.rows.emplace_back(QStringLiteral("%1 %2").arg(text(process.name)).arg(process.pid),
                                  kernelWord(process));
    }
    for (const world::ProcessView& process : snapshot.processes)
        if (verdict.brief.isEmpty() && process.sleep)
            verdict.brief = theme::said(process.sleep->why);
    if (verdict.brief.isEmpty())
        verdict.brief = theme::said(snapshot.headline);
}

Verdict ofStream(const world::Snapshot& snapshot, const world::ChannelView& channel)
{
    Verdict verdict;
    verdict.title = tr("WHAT THE KERNEL SAYS");
    addProcesses(snapshot, verdict, fewProcesses);
    addFillRows(channel, verdict);
    return verdict;
}

/// Memory that nothing is expected of, or no memory at all.
Verdict ofProcesses(const world::Snapshot& snapshot)
{
    Verdict verdict;
    if (snapshot.variables.empty()) {
        verdict.title = tr("WHAT THE KERNEL SAYS");
    } else {
        verdict.title = tr("NO RACE SO FAR");
        verdict.text = tr("No two accesses to what they share were left unordered yet. That is "
                          "what was *seen*, not a proof.");
    }
    addProcesses(snapshot, verdict,
                 verdict.text.isEmpty() ? 2 * fewProcesses : fewProcesses);
    return verdict;
}

const world::VariableView* countedVariable(const world::Snapshot& snapshot)
{
    for (const world::VariableView& variable : snapshot.variables)
        if (variable.expected)
            return &variable;
    return nullptr;
}

Verdict nothingYet(const lesson::Lesson& lesson)
{
    const bool stream = !lesson.joins.empty();
    return {Verdict::Tone::Plain,
            stream ? tr("WHAT THE KERNEL SAYS") : tr("NO RACE SO FAR"),
            tr("Nothing has happened yet."),
            {},
            {}};
}

} // namespace

Verdict verdictOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    if (!snapshot.deadlocks.empty())
        return ofDeadlock(snapshot);
    if (!snapshot.races.empty())
        return ofRace(snapshot);
    const world::VariableView* variable = countedVariable(snapshot);
    if (variable != nullptr && variable->lostUpdates > 0)
        return ofLossWithoutRace(snapshot, *variable);
    if (!snapshot.lockOrders.empty())
        return ofLockOrder(snapshot);
    if (variable != nullptr)
        return ofOrder(snapshot, *variable);
    for (const world::ChannelView& channel : snapshot.channels)
        if (channel.stream)
            return ofStream(snapshot, channel);
    return snapshot.event > 0 ? ofProcesses(snapshot) : nothingYet(lesson);
}

} // namespace crosstalk::controls
