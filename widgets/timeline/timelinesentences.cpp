#include "widgets/timeline/timelinesentences.h"

#include "widgets/timeline/timeaxis.h"

#include <QCoreApplication>
#include <QStringList>

namespace crosstalk::timeline {

using world::MarkKind;
using world::ProcessState;

namespace {

QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("crosstalk::timeline", text, nullptr, count);
}

QString variableName(const world::Snapshot& snapshot, int variable)
{
    const auto index = static_cast<std::size_t>(variable);
    return variable >= 0 && index < snapshot.variables.size()
               ? QString::fromStdString(snapshot.variables[index].name)
               : tr("shared memory");
}

QString verb(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Load:
        return tr("reads %1");
    case MarkKind::Store:
        return tr("writes %1");
    case MarkKind::ReadModifyWrite:
        return tr("reads and writes %1 in one piece");
    case MarkKind::Race:
        return tr("races on %1");
    case MarkKind::LostUpdate:
        return tr("erases an update of %1");
    case MarkKind::Call:
        return tr("makes a call");
    case MarkKind::Fault:
        return tr("is hit by a fault of yours");
    case MarkKind::Death:
        return tr("ends");
    }
    return {};
}

QString stateWord(ProcessState state)
{
    switch (state) {
    case ProcessState::Starting:
        return tr("starting");
    case ProcessState::Running:
        return tr("running");
    case ProcessState::Asleep:
        return tr("asleep");
    case ProcessState::Held:
        return tr("held by you");
    case ProcessState::Stopped:
        return tr("stopped");
    case ProcessState::Exited:
        return tr("ended");
    case ProcessState::Killed:
        return tr("killed");
    case ProcessState::Lost:
        return tr("lost from sight");
    }
    return {};
}

} // namespace

QString processName(const world::Snapshot& snapshot, int lane)
{
    const auto index = static_cast<std::size_t>(lane);
    return lane >= 0 && index < snapshot.processes.size()
               ? QString::fromStdString(snapshot.processes[index].name)
               : tr("P%1").arg(lane + 1);
}

QString sentenceOf(const world::Mark& mark, int lane, const world::Snapshot& snapshot)
{
    QString action = verb(mark.kind);
    if (action.contains(QLatin1String("%1")))
        action = action.arg(variableName(snapshot, mark.variable));
    const bool access = mark.kind == MarkKind::Load || mark.kind == MarkKind::Store ||
                        mark.kind == MarkKind::ReadModifyWrite;
    if (access && mark.hasValue)
        action += QStringLiteral(": ") + QString::number(mark.value);
    return tr("%1 %2, at %3")
        .arg(processName(snapshot, lane), action, TimeAxis::label(mark.time, 1000));
}

QString descriptionOf(const world::Snapshot& snapshot, bool following)
{
    QStringList parts;
    for (const world::ProcessView& process : snapshot.processes)
        parts += tr("%1 %2").arg(QString::fromStdString(process.name), stateWord(process.state));
    if (!snapshot.races.empty())
        parts += tr("races: %1").arg(snapshot.races.size());
    std::uint64_t lost = 0;
    for (const world::VariableView& variable : snapshot.variables)
        lost += variable.lostUpdates;
    if (lost > 0) // not the count: it would be read out again at every loss
        parts += tr("updates were lost");
    parts += !snapshot.live ? tr("the cursor is back in time; End returns")
             : following    ? tr("follows the run")
                            : tr("shows an earlier part; End follows the run again");
    return parts.join(QStringLiteral(", "));
}

} // namespace crosstalk::timeline
