#include "app/window/runwords.h"

#include "engine/session/evaluation.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace crosstalk::window {
namespace {

/// One snapshot, asked for words.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(RunWords)

public:
    Words(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
        : m_snapshot(snapshot), m_facts(session::factsOf(lesson, snapshot))
    {
    }

    QString of(const lesson::RunPlace& place) const
    {
        if (place.kind == "value")
            return value(place.name);
        if (place.kind == "race")
            return m_snapshot.races.empty() ? QString() : race(place.name);
        if (place.kind == "deadlock")
            return m_snapshot.deadlocks.empty()
                       ? QString()
                       : theme::said(m_snapshot.deadlocks.front().why);
        const auto process =
            std::ranges::find(m_snapshot.processes, place.name, &world::ProcessView::name);
        if (process == m_snapshot.processes.end())
            return {};
        return place.kind == "pid"    ? pid(*process)
               : place.kind == "exit" ? exit(*process)
                                      : slept(int(process - m_snapshot.processes.begin()));
    }

private:
    /// "P1 (48213)": a number alone begins no sentence, and the picture says who is P1.
    static QString pid(const world::ProcessView& process)
    {
        return QStringLiteral("%1 (%2)").arg(QString::fromStdString(process.name)).arg(process.pid);
    }

    QString value(const std::string& name) const
    {
        const auto fact = session::factOf(m_facts, name);
        if (!fact)
            return {};
        const bool whole = std::abs(*fact - std::round(*fact)) < 1e-9;
        return theme::locale().toString(*fact, 'f', whole ? 0 : 1);
    }

    static QString exit(const world::ProcessView& process)
    {
        if (!process.exitSignal.empty())
            return QString::fromStdString(process.exitSignal);
        return process.exitKnown ? tr("exit code %1").arg(process.exitCode) : QString();
    }

    /// All its sleeps, with the one that is going on.
    QString slept(int process) const
    {
        double ns = 0;
        for (const world::Sleep& sleep : m_snapshot.sleeps)
            if (sleep.process == process)
                ns += double(sleep.totalNs);
        if (const auto& now = m_snapshot.processes[std::size_t(process)].sleep)
            ns = std::max(ns, double(m_snapshot.now - std::min(now->since, m_snapshot.now)));
        return duration(ns);
    }

    static QString duration(double ns)
    {
        const auto with = [](double number, const char* unit) {
            return QStringLiteral("%1 %2").arg(
                theme::locale().toString(number, 'f', number < 10 ? 1 : 0),
                QString::fromUtf8(unit));
        };
        return ns < 1e6   ? with(ns / 1e3, "µs")
               : ns < 1e9 ? with(ns / 1e6, "ms")
                          : with(ns / 1e9, "s");
    }

    QString race(const std::string& which) const
    {
        const world::Race& race = m_snapshot.races.front();
        if (which == "why")
            return theme::said(race.why);
        const world::Access& access = which == "first" ? race.first : race.second;
        return tr("P%1's %2 in line %3")
            .arg(access.process + 1)
            .arg(access.access == "write" ? tr("write") : tr("read"))
            .arg(access.at.line);
    }

    const world::Snapshot& m_snapshot;
    std::map<std::string, double> m_facts;
};

} // namespace

lesson::RunWords runWordsOf(const lesson::Lesson& lesson, const std::string& explanation,
                            const world::Snapshot& snapshot)
{
    const Words words(lesson, snapshot);
    lesson::RunWords all;
    for (const lesson::RunPlace& place : lesson::runPlacesIn(explanation))
        if (const QString word = words.of(place); !word.isEmpty())
            all[place.key()] = word.toStdString();
    return all;
}

} // namespace crosstalk::window
