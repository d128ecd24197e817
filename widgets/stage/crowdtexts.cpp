#include "widgets/stage/crowdtexts.h"

#include "widgets/stage/cardtexts.h"
#include "widgets/stage/figures.h"
#include "widgets/stage/lanetexts.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

using world::ProcessState;

const world::ProcessView& processOf(const world::Snapshot& snapshot, int process)
{
    return snapshot.processes[std::size_t(process)];
}

const world::ChannelView& channelOf(const world::Snapshot& snapshot, int channel)
{
    return snapshot.channels[std::size_t(channel)];
}

/// How many of them are in one of these states.
int countOf(const world::Snapshot& snapshot, const CrowdMember& member,
            std::initializer_list<ProcessState> states)
{
    return int(std::count_if(
        member.processes.begin(), member.processes.end(), [&](int process) {
            return std::find(states.begin(), states.end(), processOf(snapshot, process).state) !=
                   states.end();
        }));
}

/// "pipe" of "unix-stream" and its like, in words for one and for many.
QString kindName(const std::string& kind, int count)
{
    const bool one = count == 1;
    if (kind == "pipe")
        return one ? say("pipe") : say("%1 pipes").arg(count);
    if (kind == "fifo")
        return one ? say("named pipe") : say("%1 named pipes").arg(count);
    if (kind == "tcp")
        return one ? say("TCP") : say("%1 × TCP").arg(count);
    if (kind == "udp")
        return one ? say("UDP") : say("%1 × UDP").arg(count);
    if (kind.starts_with("unix"))
        return one ? say("Unix socket") : say("%1 Unix sockets").arg(count);
    if (kind == "segment")
        return one ? say("memory") : say("%1 memories").arg(count);
    if (kind.ends_with("queue"))
        return one ? say("queue") : say("%1 queues").arg(count);
    const QString name = QString::fromStdString(kind);
    return one ? name : QStringLiteral("%1 × %2").arg(count).arg(name);
}

} // namespace

QStringList crowdTitles(const world::Snapshot& snapshot, const CrowdMember& member)
{
    const int count = int(member.processes.size());
    if (member.ended && member.folded)
        return {say("%1 ended").arg(count)};
    if (member.folded)
        return {say("%1 × %2").arg(count).arg(QString::fromStdString(member.family)),
                QStringLiteral("× %1").arg(count)};
    const QString name = processName(member.processes.front());
    const QString line =
        QString::fromStdString(processOf(snapshot, member.processes.front()).program);
    const QString program = line.section(u' ', 0, 0).section(u'/', -1);
    return {name + u' ' + line, name + u' ' + program};
}

QStringList crowdStates(const world::Snapshot& snapshot, const CrowdMember& member)
{
    if (!member.folded)
        return chipTexts(snapshot, member.processes.front());
    if (member.ended)
        return {processNames(member.processes)};
    const int asleep = countOf(snapshot, member, {ProcessState::Asleep});
    const int held = countOf(snapshot, member, {ProcessState::Held, ProcessState::Stopped});
    const int ended = countOf(
        snapshot, member, {ProcessState::Exited, ProcessState::Killed, ProcessState::Lost});
    const int running = int(member.processes.size()) - asleep - held - ended;
    QStringList parts;
    if (running > 0)
        parts << say("%1 running").arg(running);
    if (asleep > 0)
        parts << say("%1 asleep").arg(asleep);
    if (held > 0)
        parts << say("%1 held").arg(held);
    if (ended > 0)
        parts << say("%1 ended").arg(ended);
    return {parts.join(QStringLiteral(" · ")), parts.value(0)};
}

QString crowdSentence(const world::Snapshot& snapshot, const CrowdMember& member)
{
    if (!member.folded)
        return cardName(snapshot, member.processes.front());
    return say("%1; %2; folded, activate to show each")
        .arg(crowdTitles(snapshot, member).value(0), crowdStates(snapshot, member).value(0));
}

QStringList linkNames(const world::Snapshot& snapshot, const Structure::Link& link)
{
    const int count = int(link.channels.size());
    return {kindName(channelOf(snapshot, link.channels.front()).kind, count),
            count > 1 ? QString::number(count) : QString()};
}

QStringList linkStates(const world::Snapshot& snapshot, const Structure::Link& link)
{
    std::uint64_t inside = 0;
    std::uint64_t messages = 0;
    std::uint64_t size = 0;
    for (const int index : link.channels) {
        const world::ChannelView& channel = channelOf(snapshot, index);
        size += channel.bytes;
        if (channel.stream)
            inside += channel.stream->fillHigh;
        if (channel.messages)
            messages += channel.messages->queued;
    }
    if (link.region)
        return {bytes(size), QString()};
    if (messages > 0)
        return {messages == 1 ? say("1 message") : say("%1 messages").arg(messages),
                QString::number(messages), QString()};
    return {inside > 0 ? bytes(inside) : say("empty"), QString()};
}

double linkFill(const world::Snapshot& snapshot, const Structure::Link& link)
{
    double most = 0;
    for (const int index : link.channels) {
        const world::ChannelView& channel = channelOf(snapshot, index);
        if (channel.stream && channel.stream->capacity > 0)
            most = std::max(most,
                            double(channel.stream->fillHigh) / double(channel.stream->capacity));
        if (channel.messages && channel.messages->capacity > 0)
            most = std::max(most,
                            double(channel.messages->queued) / double(channel.messages->capacity));
    }
    return std::min(most, 1.0);
}

bool isStuck(const world::Snapshot& snapshot, const Structure::Link& link)
{
    return std::any_of(link.channels.begin(), link.channels.end(), [&](int index) {
        const world::ChannelView& channel = channelOf(snapshot, index);
        return (channel.stream && !channel.stream->sleepingWriters.empty()) ||
               (channel.messages && !channel.messages->sleepingSenders.empty());
    });
}

} // namespace crosstalk::stage
