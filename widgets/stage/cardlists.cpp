#include "widgets/stage/cardlists.h"

#include "widgets/stage/calltexts.h"
#include "widgets/stage/figures.h"
#include "widgets/stage/lanetexts.h"

#include <algorithm>
#include <map>

namespace crosstalk::stage {

namespace {

Fact row(int rank, const QString& label, const QStringList& values)
{
    Fact fact;
    fact.rank = rank;
    fact.label = label;
    fact.values = values;
    return fact;
}

/// Ends of one descriptor: a socket's leads to two channels, one each way.
struct Ends
{
    bool reads = false;
    bool writes = false;
    int channel = -1;
};

std::map<int, Ends> endsOf(const world::Snapshot& snapshot, const world::ProcessView& process)
{
    std::map<int, Ends> ends;
    for (const world::DescriptorView& held : process.descriptors) {
        if (held.channel < 0 || std::size_t(held.channel) >= snapshot.channels.size())
            continue;
        Ends& of = ends[held.fd];
        of.reads |= held.reads;
        of.writes |= held.writes;
        if (of.channel < 0 || held.writes)
            of.channel = held.channel;
    }
    return ends;
}

QString arrow(const Ends& ends)
{
    return ends.reads && ends.writes ? QStringLiteral("⇄")
           : ends.reads              ? QStringLiteral("←")
                                     : QStringLiteral("→");
}

QString threadText(const world::Snapshot& snapshot, const world::ThreadView& thread)
{
    const QString call = QString::fromStdString(thread.call);
    if (thread.state == world::ProcessState::Held)
        return say("held by you");
    if (thread.state == world::ProcessState::Asleep) {
        const QString time = duration(snapshot.now - std::min(snapshot.now, thread.since));
        return call.isEmpty() ? say("asleep · %1").arg(time)
                              : say("asleep in %1 · %2").arg(call, time);
    }
    return call.isEmpty() ? say("running") : say("in %1").arg(call);
}

/// "grpc_global_tim, default-executo", each once; none where no helper has a name.
QStringList helperNames(const world::ProcessView& process)
{
    QStringList names;
    for (const world::ThreadView& thread : process.threadViews)
        if (thread.helper && !thread.name.empty())
            names << QString::fromStdString(thread.name);
    names.removeDuplicates();
    return names.isEmpty() ? QStringList() : QStringList(names.join(QStringLiteral(", ")));
}

} // namespace

std::vector<Fact> callFacts(const world::ProcessView& process)
{
    if (!process.last || process.last->kind != world::OperationKind::Call || process.sleep)
        return {};
    if (process.last->channel < 0 && process.last->error.empty()) // it leads nowhere, and worked
        return {};
    const QStringList texts = crossingTexts(*process.last);
    QStringList values;
    for (const QString& each : texts)
        values << each.mid(each.indexOf(u'=') + 2);
    values.removeDuplicates();
    const QString name = QString::fromStdString(process.last->call);
    Fact fact =
        row(2,
            process.last->bytes > 0 ? QStringLiteral("%1 %2").arg(name, bytes(process.last->bytes))
                                    : name,
            values);
    fact.shortLabel = say("returned");
    fact.warns = !process.last->error.empty();
    fact.crossing = true;
    return {fact};
}

std::vector<Fact> descriptorFacts(const world::Snapshot& snapshot,
                                  const world::ProcessView& process, int most)
{
    std::vector<Fact> out;
    const auto all = endsOf(snapshot, process);
    for (const auto& [fd, ends] : all) {
        if (int(out.size()) == most && int(all.size()) > most + 1) {
            out.push_back(row(8, say("+%1 more descriptors").arg(int(all.size()) - most), {}));
            break;
        }
        const QString id = QString::fromStdString(snapshot.channels[std::size_t(ends.channel)].id);
        out.push_back(row(7, say("fd %1").arg(fd), {QStringLiteral("%1 %2").arg(arrow(ends), id)}));
    }
    return out;
}

std::vector<Fact> threadFacts(const world::Snapshot& snapshot, const world::ProcessView& process)
{
    std::vector<Fact> out;
    int number = 0;
    for (const world::ThreadView& thread : process.threadViews) {
        ++number;
        if (thread.helper)
            continue;
        Fact fact = row(3, say("thread %1").arg(number), {threadText(snapshot, thread)});
        fact.shortLabel = say("t%1").arg(number);
        if (!thread.object.empty())
            fact.values.prepend(QStringLiteral("%1 · %2").arg(
                fact.values.first(), QString::fromStdString(thread.object)));
        out.push_back(fact);
    }
    if (const QString helpers = helpersText(process); !helpers.isEmpty()) {
        Fact fact = row(6, helpers, helperNames(process)); // the names are for the tooltip
        fact.kind = Fact::Kind::Note;
        out.push_back(fact);
    }
    return out;
}

QStringList listLines(const std::vector<Fact>& facts)
{
    QStringList lines;
    for (const Fact& fact : facts)
        lines << (fact.values.isEmpty()
                      ? fact.label
                      : QStringLiteral("%1: %2").arg(fact.label, fact.values.first()));
    return lines;
}

} // namespace crosstalk::stage
