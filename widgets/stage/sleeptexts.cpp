#include "widgets/stage/sleeptexts.h"

#include "widgets/stage/figures.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

QString callLine(const world::Snapshot& snapshot, const world::Sleep& sleep)
{
    QString line = say("Asleep in %1").arg(text(sleep.call));
    if (sleep.fd >= 0)
        line += say(" (fd %1)").arg(sleep.fd);
    if (!sleep.object.empty())
        line += say(" on %1").arg(text(sleep.object));
    const QString when = theme::locale().toString(double(sleep.since) / 1e9, 'f', 3);
    return line + say(", for %1: since %2 s of the run.")
                      .arg(duration(snapshot.now - std::min(snapshot.now, sleep.since)), when);
}

/// "P2", "P2 or P3", "P2 and P3".
QString wakers(const world::Wait& wait)
{
    QString list;
    for (const int process : wait.waitsFor) {
        if (process == wait.process && wait.waitsFor.size() > 1 && !wait.needsAll)
            continue; // it sleeps
        list += (list.isEmpty()  ? QString()
                 : wait.needsAll ? say(" and ")
                                 : say(" or ")) +
                processName(process);
    }
    return list;
}

QString wakersLine(const world::Wait& wait)
{
    if (wait.hopeless)
        return say("Whoever could have woken it has died.");
    if (wait.waitsFor.size() == 1 && wait.waitsFor.front() == wait.process)
        return say("Only %1 itself could wake it.").arg(processName(wait.process));
    if (!wait.waitsFor.empty())
        return (wait.needsAll && wait.waitsFor.size() > 1 ? say("It needs %1 to wake it.")
                                                          : say("Could wake it: %1."))
            .arg(wakers(wait));
    return wait.timed ? QString() : say("As far as is known, nobody in this run could wake it.");
}

QString kernelLine(const world::ProcessView& process)
{
    if (process.kernelState.empty() && process.kernelWaits.empty())
        return {};
    if (process.kernelWaits.empty())
        return say("The kernel says: %1.").arg(theme::said(process.kernelState));
    if (process.kernelState.empty())
        return say("The kernel says: in %1.").arg(text(process.kernelWaits));
    return say("The kernel says: %1, in %2.")
        .arg(theme::said(process.kernelState), text(process.kernelWaits));
}

QString sentence(const std::string& words)
{
    QString out = theme::said(words);
    if (!out.isEmpty() && !out.endsWith(u'.'))
        out += u'.';
    return out;
}

} // namespace

QStringList sleepLines(const world::Snapshot& snapshot, int process)
{
    const world::ProcessView& p = snapshot.processes[std::size_t(process)];
    if (p.state != world::ProcessState::Asleep || !p.sleep)
        return {};
    QStringList lines{callLine(snapshot, *p.sleep), sentence(p.sleep->why)};
    const auto wait =
        std::find_if(snapshot.waits.begin(), snapshot.waits.end(), [&](const world::Wait& each) {
            return each.process == process && each.channel == p.sleep->channel;
        });
    if (wait != snapshot.waits.end()) {
        lines << wakersLine(*wait);
        if (wait->timed)
            lines << say("It also wakes by itself, after a time.");
    }
    lines << kernelLine(p);
    lines.removeAll(QString());
    return lines;
}

} // namespace crosstalk::stage
