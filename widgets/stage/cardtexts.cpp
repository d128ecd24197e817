#include "widgets/stage/cardtexts.h"

#include "widgets/stage/cardlists.h"
#include "widgets/stage/figures.h"
#include "widgets/stage/sleeptexts.h"
#include "widgets/theme/sentences.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

using world::ProcessState;

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

QString joined(const std::vector<std::string>& names)
{
    QStringList out;
    for (const std::string& name : names)
        out << text(name);
    return out.join(QStringLiteral(", "));
}

QString elapsed(const world::Snapshot& snapshot, std::uint64_t since)
{
    return duration(snapshot.now - std::min(snapshot.now, since));
}

QStringList asleepTexts(const world::Snapshot& snapshot, const world::ProcessView& p)
{
    if (!p.sleep)
        return {say("asleep")};
    const QString call = text(p.sleep->call);
    const QString time = elapsed(snapshot, p.sleep->since);
    QStringList out;
    if (p.sleep->fd >= 0)
        out << say("asleep in %1, fd %2 · %3").arg(call).arg(p.sleep->fd).arg(time);
    else if (!p.sleep->object.empty())
        out << say("asleep, waits for %1 · %2").arg(text(p.sleep->object), time);
    return out << say("asleep in %1 · %2").arg(call, time) << say("asleep · %1").arg(time)
               << say("asleep") << say("zzz");
}

QStringList runningTexts(const world::Snapshot& snapshot, const world::ProcessView& p)
{
    if (snapshot.gateClosed && p.last)
        return {doneText(*p.last), say("running"), say("runs")};
    if (showsRates(snapshot) && snapshot.channels.size() > 0 && p.bytesRead + p.bytesWritten == 0)
        return {say("running, full speed"), say("running")};
    if (p.at.line > 0)
        return {say("computing, line %1").arg(p.at.line), say("computing"), say("runs")};
    return {say("running"), say("runs")};
}

QStringList endedTexts(const world::ProcessView& p)
{
    if (p.state == ProcessState::Killed && !p.exitKnown)
        return {say("ended with the run"), say("ended")};
    if (p.state == ProcessState::Killed) {
        const QString signal = text(p.exitSignal);
        return {say("killed by %1").arg(signal), signal};
    }
    if (!p.exitKnown)
        return {say("ended")};
    if (p.exitCode == 0)
        return {say("finished, exit code 0"), say("finished"), say("ended")};
    return {say("exited with code %1").arg(p.exitCode), say("exit %1").arg(p.exitCode)};
}

Fact plain(int rank, const QString& label, const QString& value,
           const QString& shortLabel = QString())
{
    Fact fact;
    fact.rank = rank;
    fact.label = label;
    fact.shortLabel = shortLabel;
    fact.values = {value};
    return fact;
}

Fact note(int rank, const QString& words)
{
    Fact fact;
    fact.kind = Fact::Kind::Note;
    fact.rank = rank;
    fact.label = words;
    return fact;
}

/// Collects the facts of one process.
class Facts
{
public:
    Facts(const world::Snapshot& snapshot, const Sources& sources, int process)
        : m_snapshot(snapshot), m_sources(sources),
          m_process(snapshot.processes[std::size_t(process)])
    {
    }

    std::vector<Fact> all()
    {
        ending();
        if (streams())
            stream();
        else
            memory();
        holding();
        why();
        progress();
        sourceLine();
        for (Fact& fact : callFacts(m_process)) {
            fact.rank = 4;
            m_facts.push_back(std::move(fact));
        }
        add(threadFacts(m_snapshot, m_process));
        add(descriptorFacts(m_snapshot, m_process, 4));
        return std::move(m_facts);
    }

    /// One row is all there is room for.
    std::vector<Fact> compact()
    {
        ending();
        if (!streams() && m_process.lastLoad && (m_process.next || m_process.lastStore)) {
            Fact fact = next();
            const QString read = doneText(*m_process.lastLoad);
            fact.label = m_process.staleLoad ? say("%1 (stale)").arg(read) : read;
            fact.warns = m_process.staleLoad;
            m_facts.push_back(fact);
        } else if (streams()) {
            stream();
            add(callFacts(m_process));
        } else {
            memory();
        }
        holding();
        progress();
        return std::move(m_facts);
    }

private:
    bool streams() const
    {
        if (m_process.bytesWritten + m_process.bytesRead + m_process.blockBytes > 0)
            return true;
        return std::any_of(m_process.descriptors.begin(), m_process.descriptors.end(),
                           [&](const world::DescriptorView& held) {
                               if (held.channel < 0 ||
                                   std::size_t(held.channel) >= m_snapshot.channels.size())
                                   return false;
                               const auto& to = m_snapshot.channels[std::size_t(held.channel)];
                               return to.stream || to.messages;
                           });
    }

    void add(std::vector<Fact> facts)
    {
        std::move(facts.begin(), facts.end(), std::back_inserter(m_facts));
    }

    /// What comes next, else what was written last.
    Fact next() const
    {
        Fact fact;
        fact.rank = 2;
        fact.coloured = true;
        if (m_process.next) {
            fact.label = say("next");
            fact.values = {pendingText(*m_process.next)};
            if (m_process.next->returning)
                fact.values << say("return");
        } else if (m_process.lastStore) {
            const world::Operation& store = *m_process.lastStore;
            fact.label = say("wrote %1").arg(text(store.object));
            fact.shortLabel = say("wrote");
            fact.values = {valueText(store.value, store.exact)};
        }
        return fact;
    }

    void ending()
    {
        if (!m_process.diedHolding.empty())
            m_facts.push_back(note(0, say("It died holding %1.").arg(text(m_process.diedHolding))));
        if (!m_process.note.empty())
            m_facts.push_back(note(0, theme::said(m_process.note)));
    }

    void memory()
    {
        if (m_process.lastLoad) {
            const world::Operation& load = *m_process.lastLoad;
            const QString value = valueText(load.value, load.exact);
            Fact fact = plain(1, say("read %1").arg(text(load.object)), value);
            fact.shortLabel = say("read");
            fact.warns = m_process.staleLoad;
            if (m_process.staleLoad)
                fact.values = {say("%1 · stale").arg(value), value};
            m_facts.push_back(fact);
        }
        if (m_process.next || (m_process.lastStore && m_process.lastStore->value))
            m_facts.push_back(next());
        if (showsRates(m_snapshot) && m_process.operationsPerSecond > 0) {
            const QString value = QStringLiteral("≈ ") + rate(m_process.operationsPerSecond);
            Fact fact = plain(3, say("accesses"), say("%1/s").arg(value));
            m_facts.push_back(fact);
        }
    }

    void stream()
    {
        const bool writes = m_process.bytesWritten > 0 || m_process.bytesRead == 0;
        if (m_process.blockBytes > 0) {
            Fact fact = plain(1, say("user buffer"), bytes(m_process.blockBytes));
            fact.kind = Fact::Kind::Buffer;
            fact.shortLabel = say("buffer");
            fact.share =
                std::min(1.0, double(m_process.blockFilled) / double(m_process.blockBytes));
            m_facts.push_back(fact);
        }
        if (m_process.next)
            m_facts.push_back(next());
        if (m_process.bytesWritten > 0 || writes)
            add({plain(2, say("written"), bytes(m_process.bytesWritten), say("out"))});
        if (m_process.bytesRead > 0)
            add({plain(2, say("read"), bytes(m_process.bytesRead), say("in"))});
        add({plain(3, say("time asleep"), say("%1 %").arg(qRound(m_process.asleepShare * 100)),
                   say("asleep"))});
    }

    void holding()
    {
        if (m_process.holds.empty())
            return;
        Fact fact = plain(1, say("holds"), joined(m_process.holds));
        fact.coloured = true;
        m_facts.push_back(fact);
    }

    void why()
    {
        if (m_process.state == ProcessState::Asleep && m_process.sleep &&
            !m_process.sleep->why.empty())
            m_facts.push_back(note(6, theme::said(m_process.sleep->why)));
    }

    void progress()
    {
        if (!m_process.progress)
            return;
        const world::Progress& progress = *m_process.progress;
        const QString done = number(std::int64_t(progress.done));
        Fact fact = plain(4, text(progress.label), done);
        fact.shortLabel = say("done");
        if (progress.total > 0) {
            fact.kind = Fact::Kind::Progress;
            fact.values = {
                QStringLiteral("%1 / %2").arg(done, number(std::int64_t(progress.total)))};
            fact.share = std::min(1.0, double(progress.done) / double(progress.total));
        }
        m_facts.push_back(fact);
    }

    void sourceLine()
    {
        if (m_process.at.line <= 0)
            return;
        Fact fact = plain(5, say("line %1").arg(m_process.at.line), QString());
        fact.kind = Fact::Kind::Line;
        const QStringList lines = m_sources.value(text(m_process.at.file));
        fact.values = {m_process.at.line <= lines.size() ? lines[m_process.at.line - 1].trimmed()
                                                         : text(m_process.at.file)};
        m_facts.push_back(fact);
    }

    const world::Snapshot& m_snapshot;
    const Sources& m_sources;
    const world::ProcessView& m_process;
    std::vector<Fact> m_facts;
};

} // namespace

QStringList chipTexts(const world::Snapshot& snapshot, int process)
{
    const world::ProcessView& p = snapshot.processes[std::size_t(process)];
    switch (p.state) {
    case ProcessState::Starting:
        return {say("starting")};
    case ProcessState::Running:
        return runningTexts(snapshot, p);
    case ProcessState::Asleep:
        return asleepTexts(snapshot, p);
    case ProcessState::Held:
        return {say("held by you"), say("held")};
    case ProcessState::Stopped: {
        const QString time = elapsed(snapshot, p.stateSince);
        return {say("frozen by SIGSTOP · %1").arg(time), say("frozen · %1").arg(time),
                say("frozen")};
    }
    case ProcessState::Exited:
    case ProcessState::Killed:
        return endedTexts(p);
    case ProcessState::Lost:
        return {say("lost track of it"), say("lost")};
    }
    return {};
}

theme::ChipStyle chipStyle(const world::ProcessView& process)
{
    switch (process.state) {
    case ProcessState::Held:
        return theme::ChipStyle::Held;
    case ProcessState::Asleep:
        return theme::ChipStyle::Asleep;
    case ProcessState::Stopped:
        return theme::ChipStyle::Stopped;
    case ProcessState::Exited:
        return theme::ChipStyle::Ended;
    case ProcessState::Killed:
        return process.exitKnown ? theme::ChipStyle::Bad : theme::ChipStyle::Ended;
    case ProcessState::Lost:
        return theme::ChipStyle::Bad;
    case ProcessState::Starting:
    case ProcessState::Running:
        break;
    }
    return theme::ChipStyle::Plain;
}

std::vector<Fact> cardFacts(const world::Snapshot& snapshot, const Sources& sources, int process,
                            bool compact)
{
    Facts facts(snapshot, sources, process);
    return compact ? facts.compact() : facts.all();
}

QString cardName(const world::Snapshot& snapshot, int process)
{
    const world::ProcessView& p = snapshot.processes[std::size_t(process)];
    QStringList parts;
    parts << say("%1 %2, pid %3: %4")
                 .arg(processName(process), text(p.program))
                 .arg(p.pid)
                 .arg(chipTexts(snapshot, process).value(0));
    if (p.next)
        parts << say("about to %1").arg(pendingText(*p.next));
    if (p.lastLoad)
        parts << say("it read %1 from %2")
                     .arg(valueText(p.lastLoad->value, p.lastLoad->exact),
                          text(p.lastLoad->object));
    if (p.staleLoad)
        parts << say("that value is stale: its next write erases another one's");
    if (!p.holds.empty())
        parts << say("it holds %1").arg(joined(p.holds));
    return parts.join(QStringLiteral("; "));
}

QString cardTooltip(const world::Snapshot& snapshot, int process)
{
    const world::ProcessView& p = snapshot.processes[std::size_t(process)];
    QStringList lines{cardName(snapshot, process)};
    lines += sleepLines(snapshot, process);
    if (!p.note.empty())
        lines << theme::said(p.note);
    if (p.threads > 1)
        lines << say("%1 threads").arg(p.threads);
    lines += listLines(threadFacts(snapshot, p));
    lines += listLines(callFacts(p));
    lines += listLines(descriptorFacts(snapshot, p, 40));
    return lines.join(u'\n');
}

} // namespace crosstalk::stage
