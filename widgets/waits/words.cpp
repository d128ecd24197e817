#include "widgets/waits/words.h"

#include "widgets/stage/cardtexts.h"
#include "widgets/stage/figures.h"
#include "widgets/stage/locktexts.h"
#include "widgets/theme/sentences.h"
#include "widgets/waits/graph.h"

#include <QCoreApplication>

#include <algorithm>

namespace crosstalk::waits {

using stage::processName;
using world::ProcessState;

namespace {

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

const world::ChannelView* channelOf(const world::Snapshot& snapshot, int channel)
{
    return channel >= 0 && std::size_t(channel) < snapshot.channels.size()
               ? &snapshot.channels[std::size_t(channel)]
               : nullptr;
}

bool startsWith(const std::string& word, std::string_view start)
{
    return std::string_view(word).substr(0, start.size()) == start;
}

bool isNap(const std::string& call)
{
    return call.find("sleep") != call.npos || call == "pause";
}

QStringList lockStates(const mechanisms::LockView& lock)
{
    const QString kind = text(lock.kind);
    QString state;
    if (lock.owner >= 0)
        state = lock.ownerDied ? say("%1 died with it") : say("held by %1");
    else if (!lock.sharedBy.empty())
        return {say("%1, read by %2").arg(kind, processList(lock.sharedBy, false)), kind};
    else if (lock.kind == "semaphore")
        return {say("%1, %2 left").arg(kind, stage::units(lock)), kind};
    else if (lock.kind == "barrier" && lock.parties > 0)
        return {say("%1, %2 of %3 have come")
                    .arg(kind, stage::number(lock.count), stage::number(lock.parties)),
                say("%1 of %2").arg(stage::number(lock.count), stage::number(lock.parties))};
    else
        return {kind};
    state = state.arg(processName(lock.owner));
    return {QStringLiteral("%1, %2").arg(kind, state), state};
}

/// Full for who wants to put something in, empty for who wants something out.
QStringList bufferStates(const world::ChannelView& channel, const world::Wait& wait)
{
    const auto isOf = [&](const std::vector<int>& list) {
        return std::find(list.begin(), list.end(), wait.process) != list.end();
    };
    const QString kind = text(channel.kind);
    const bool full = channel.stream ? isOf(channel.stream->sleepingWriters)
                                     : isOf(channel.messages->sleepingSenders);
    const bool empty = channel.stream ? isOf(channel.stream->sleepingReaders)
                                      : isOf(channel.messages->sleepingReceivers);
    if (full)
        return {say("%1, too full").arg(kind), say("too full")};
    if (empty)
        return {say("%1, empty").arg(kind), say("empty")};
    return {kind};
}

} // namespace

QString say(const char* text)
{
    return QCoreApplication::translate("waits", text);
}

QString processList(const std::vector<int>& processes, bool any)
{
    QString list;
    for (std::size_t i = 0; i < processes.size(); ++i) {
        if (i > 0)
            list += i + 1 < processes.size() ? QStringLiteral(", ")
                    : any                    ? say(" or ")
                                             : say(" and ");
        list += processName(processes[i]);
    }
    return list;
}

QString objectName(const world::Snapshot& snapshot, const world::Wait& wait)
{
    if (!wait.object.empty())
        return text(wait.object);
    if (const world::ChannelView* channel = channelOf(snapshot, wait.channel))
        return text(channel->id);
    if (startsWith(wait.call, "wait"))
        return say("a child's end");
    if (wait.call == "pthread_join")
        return say("a thread's end");
    if (wait.timed && isNap(wait.call))
        return say("time");
    return wait.call.empty() ? say("something") : text(wait.call);
}

QStringList objectStates(const world::Snapshot& snapshot, const world::Wait& wait)
{
    const world::ChannelView* channel = channelOf(snapshot, wait.channel);
    if (!channel)
        return {};
    if (channel->lock)
        return lockStates(*channel->lock);
    if (channel->stream || channel->messages)
        return bufferStates(*channel, wait);
    return {text(channel->kind)};
}

QStringList nameTexts(const ObjectNode& object)
{
    const QString brief = object.name.section(QLatin1Char('('), 0, 0);
    return brief.isEmpty() || brief == object.name ? QStringList{object.name}
                                                   : QStringList{object.name, brief};
}

QStringList wakerTexts(const ObjectNode& object)
{
    if (object.hopeless)
        return {say("nobody left to wake it"), say("nobody left")};
    if (object.timed && object.wakers.empty())
        return {say("ends by itself")};
    if (object.wakers.empty())
        return {say("woken from outside"), say("outside")};
    if (object.wakers.size() == 1)
        return object.timed ? QStringList{say("or ends by itself")} : QStringList();
    const QString number = stage::number(std::int64_t(object.wakers.size()));
    return object.needsAll
               ? QStringList{say("needs all %1 of them").arg(number), say("all of them")}
               : QStringList{say("any of %1 can wake it").arg(number), say("any of them")};
}

QStringList stateTexts(const world::Snapshot& snapshot, int process)
{
    const world::ProcessView& p = snapshot.processes[std::size_t(process)];
    if (p.state != ProcessState::Asleep || !p.sleep)
        return stage::chipTexts(snapshot, process);
    const QString call = text(p.sleep->call);
    const QString time = stage::duration(snapshot.now - std::min(snapshot.now, p.sleep->since));
    return {say("in %1 · %2").arg(call, time), say("in %1").arg(call), say("asleep · %1").arg(time),
            say("asleep")};
}

QString processSentence(const world::Snapshot& snapshot, int process)
{
    const world::ProcessView& p = snapshot.processes[std::size_t(process)];
    QStringList parts;
    for (const world::Wait& wait : snapshot.waits)
        if (wait.process == process && !wait.why.empty())
            parts << theme::said(wait.why) + u'.';
    parts.removeDuplicates();
    if (!parts.isEmpty())
        return parts.join(u' ');
    return say("%1 %2: %3.")
        .arg(processName(process), text(p.program), stage::chipTexts(snapshot, process).value(0));
}

QString objectSentence(const ObjectNode& object)
{
    const QString who = processList(object.sleepers, false);
    QString sentence = (object.sleepers.size() == 1 ? say("%1 waits on %2") : say("%1 wait on %2"))
                           .arg(who, object.name);
    if (!object.states.isEmpty())
        sentence += QStringLiteral(" (%1)").arg(object.states.first());
    if (object.hopeless)
        sentence += say("; whoever could have ended the wait has died");
    else if (object.wakers.size() == 1 && object.sleepers == object.wakers)
        sentence += say("; only %1 itself could end that").arg(processList(object.wakers, true));
    else if (!object.wakers.empty())
        sentence += (object.needsAll && object.wakers.size() > 1 ? say("; it needs all of %1")
                                                                 : say("; %1 can end the wait"))
                        .arg(processList(object.wakers, !object.needsAll));
    else if (!object.timed)
        sentence += say("; only somebody outside this run can end the wait, as far as is known: a "
                        "terminal, or another program");
    if (object.timed)
        sentence += say("; the wait also ends by itself, after a time");
    return sentence + u'.';
}

QString graphSentences(const world::Snapshot& snapshot, const Graph& graph)
{
    QStringList sentences;
    for (const world::Deadlock& deadlock : snapshot.deadlocks)
        sentences << say("Deadlock: %1").arg(theme::said(deadlock.why));
    for (const ObjectNode& object : graph.objects())
        sentences << objectSentence(object);
    if (graph.nobodyWaits())
        sentences << emptySentence();
    for (const world::LockOrder& order : snapshot.lockOrders)
        sentences << theme::said(order.why);
    return sentences.join(u' ');
}

QString emptySentence()
{
    return say("Nobody sleeps: nobody waits for anybody.");
}

QString foldedText(const world::Snapshot& snapshot, const Graph& graph)
{
    if (graph.folded().empty())
        return {};
    QStringList names;
    for (const int process : graph.folded())
        names << QStringLiteral("%1 (%2)").arg(processName(process),
                                               stateTexts(snapshot, process).value(0));
    return say("and %1 more: %2")
        .arg(stage::number(names.size()), names.join(QStringLiteral(", ")));
}

} // namespace crosstalk::waits
