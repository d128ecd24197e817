#include "widgets/stage/lanetexts.h"

#include "widgets/stage/figures.h"
#include "widgets/theme/sentences.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

const std::vector<int>& none()
{
    static const std::vector<int> nobody;
    return nobody;
}

QString figure(std::uint64_t value)
{
    return number(std::int64_t(value));
}

QString range(std::uint64_t low, std::uint64_t high)
{
    return low == high ? figure(low) : say("%1 to %2").arg(figure(low), figure(high));
}

/// The call that the first of these sleeps in, as a student writes it.
QString callOf(const world::Snapshot& snapshot, const std::vector<int>& sleepers,
               const char* otherwise)
{
    for (const int process : sleepers)
        if (process >= 0 && std::size_t(process) < snapshot.processes.size())
            if (const auto& sleep = snapshot.processes[std::size_t(process)].sleep)
                return text(sleep->call);
    return QString::fromLatin1(otherwise);
}

QStringList streamFill(const world::Snapshot& snapshot, const world::StreamView& stream)
{
    const QString fill = bytes(stream.fillHigh);
    QString of = fill;
    if (stream.capacity > 0) {
        const QString capacity = bytes(stream.capacity);
        const bool even = fill.section(u' ', 1) == capacity.section(u' ', 1);
        of = say("%1 of %2").arg(even ? fill.section(u' ', 0, 0) : fill, capacity);
    }
    QString both = of;
    if (!stream.pages.empty()) {
        const auto used = std::count_if(stream.pages.begin(), stream.pages.end(),
                                        [](const world::Slot& slot) { return slot.used > 0; });
        both = QStringLiteral("%1 · %2").arg(
            of, say("%1 of %2 slots").arg(used).arg(stream.pages.size()));
    }
    QStringList out;
    if (showsRates(snapshot) && stream.bytesPerSecond > 0)
        out << say("%1 · ≈ %2/s").arg(both, bytes(std::uint64_t(stream.bytesPerSecond)));
    else
        out << say("%1, first in first out").arg(both);
    return out << both << of << fill;
}

QStringList messagesFill(const world::MessagesView& view)
{
    const QString count = figure(view.queued);
    const QString of =
        view.capacity > 0 ? say("%1 of %2").arg(count, figure(view.capacity)) : count;
    if (view.connections)
        return {say("%1 connections wait for accept()").arg(of), say("%1 wait").arg(of), of};
    const QString messages = view.capacity == 0 && view.queued == 1 ? say("%1 message").arg(of)
                                                                    : say("%1 messages").arg(of);
    return {QStringLiteral("%1 · %2").arg(messages, bytes(view.queuedBytes)), messages, of};
}

LaneState streamEnd(const world::Snapshot& snapshot, const world::StreamView& stream, bool sending)
{
    if (sending) {
        const bool full = stream.fillHigh >= stream.capacity || stream.pages.empty();
        const QString call = callOf(snapshot, stream.sleepingWriters, "write");
        if (!stream.sleepingWriters.empty())
            return {{full ? say("no room: %1() cannot return").arg(call)
                          : say("no free slot: %1() cannot return").arg(call),
                     say("no room")},
                    true};
        if (stream.endOfFile)
            return {{say("no writer is left: then read() returns 0, end of file"),
                     say("no writer: end of file"), say("end of file")},
                    false};
        return {};
    }
    if (!stream.sleepingReaders.empty())
        return {
            {say("empty: %1() cannot return").arg(callOf(snapshot, stream.sleepingReaders, "read")),
             say("empty")},
            true};
    if (stream.reset)
        return {{say("reset: what was inside is gone"), say("reset")}, true};
    if (stream.broken)
        return {{say("no reader is left: write() fails with EPIPE"), say("no reader: EPIPE"),
                 say("EPIPE")},
                true};
    return {};
}

LaneState messagesEnd(const world::Snapshot& snapshot, const world::ChannelView& channel,
                      bool sending)
{
    const world::MessagesView& view = *channel.messages;
    if (sending) {
        const QString call = callOf(snapshot, view.sleepingSenders, "send");
        if (!view.sleepingSenders.empty())
            return {{say("full: %1() cannot return").arg(call), say("full")}, true};
        if (view.removed)
            return {{say("its name is gone: nobody new can open it"), say("name removed")}, false};
        if (view.ended)
            return {{say("nobody can send any more"), say("no sender")}, false};
        return {};
    }
    if (view.broken && channel.kind == "port")
        return {{say("dead name: nobody is left to receive"), say("dead name")}, true};
    if (view.broken)
        return {{say("nobody is left to receive"), say("no receiver")}, true};
    if (!view.sleepingReceivers.empty())
        return {{say("empty: %1() cannot return")
                     .arg(callOf(snapshot, view.sleepingReceivers, "receive")),
                 say("empty")},
                true};
    return {};
}

/// Two buffers, two figures; the tap can only tell what is in both.
QStringList splitTexts(const world::KernelFigure& kernel, const QString& tap, const QString& mark)
{
    const QString sender = figure(kernel.atSender);
    const QString receiver = figure(kernel.value - std::min(kernel.value, kernel.atSender));
    return {say("kernel says %1 bytes at the sender (SIOCOUTQ), %2 at the receiver (SIOCINQ) · "
                "tap says %3 %4")
                .arg(sender, receiver, tap, mark),
            say("kernel: SIOCOUTQ %1, SIOCINQ %2 · tap says %3 %4")
                .arg(sender, receiver, tap, mark),
            say("SIOCOUTQ %1 + SIOCINQ %2 · tap %3 %4").arg(sender, receiver, tap, mark),
            say("kernel %1 + %2 · tap %3 %4").arg(sender, receiver, tap, mark), QString()};
}

QString last(const QStringList& texts)
{
    return texts.isEmpty() ? QString() : texts.first();
}

} // namespace

LaneEnds::LaneEnds(const world::ChannelView& channel)
    : m_from(&none()), m_to(&none()), m_sleepingFrom(&none()), m_sleepingTo(&none())
{
    if (channel.stream) {
        m_from = &channel.stream->writers;
        m_to = &channel.stream->readers;
        m_sleepingFrom = &channel.stream->sleepingWriters;
        m_sleepingTo = &channel.stream->sleepingReaders;
    } else if (channel.messages) {
        m_from = &channel.messages->senders;
        m_to = &channel.messages->receivers;
        m_sleepingFrom = &channel.messages->sleepingSenders;
        m_sleepingTo = &channel.messages->sleepingReceivers;
    }
}

int LaneEnds::colour(const world::ChannelView& channel) const
{
    if (!channel.movedInto.empty())
        return channel.movedInto.front();
    return m_from->empty() ? channel.messages ? -1 : 0 : m_from->front();
}

QString processNames(const std::vector<int>& processes)
{
    QStringList out;
    for (const int process : processes)
        out << processName(process);
    return out.isEmpty() ? say("nobody") : out.join(QStringLiteral(", "));
}

QStringList laneNames(const world::ChannelView& channel, bool paired, bool reversed)
{
    const QString id = text(channel.id);
    if (!paired)
        return {id};
    const QString form = reversed ? QStringLiteral("← %1") : QStringLiteral("%1 →");
    const QLatin1String back(".back");
    if (!id.endsWith(back))
        return {form.arg(id), id};
    const QString pair = id.chopped(back.size()); // the arrow says the rest, or where its wires lead
    return {form.arg(id), form.arg(pair), pair};
}

QStringList fillTexts(const world::Snapshot& snapshot, const world::ChannelView& channel)
{
    return channel.stream ? streamFill(snapshot, *channel.stream) : messagesFill(*channel.messages);
}

LaneState endState(const world::Snapshot& snapshot, const world::ChannelView& channel, bool sending)
{
    return channel.stream ? streamEnd(snapshot, *channel.stream, sending)
                          : messagesEnd(snapshot, channel, sending);
}

LaneState laneState(const world::Snapshot& snapshot, const world::ChannelView& channel)
{
    const LaneState from = endState(snapshot, channel, true);
    const LaneState to = endState(snapshot, channel, false);
    const bool gone =
        channel.stream ? channel.stream->broken || channel.stream->reset : channel.messages->broken;
    if (gone || from.texts.isEmpty())
        return to;
    return from;
}

QStringList figureTexts(const world::ChannelView& channel)
{
    const world::KernelFigure& kernel = channel.kernel;
    if (channel.messages && !kernel.known) {
        const world::MessagesView& view = *channel.messages;
        return {say("%1 sent, %2 received").arg(figure(view.sent), figure(view.received)),
                QString()};
    }
    if (!kernel.known)
        return {
            say("tap says %1 bytes").arg(range(channel.stream->fillLow, channel.stream->fillHigh))};
    const QString tap = range(kernel.tapLow, kernel.tapHigh);
    const QString mark = !kernel.quiescent ? say("(moving)")
                         : kernel.agrees   ? QStringLiteral("✓")
                                           : say("✗ they differ");
    const QString both = say("kernel %1 · tap %2 %3").arg(figure(kernel.value), tap, mark);
    if (kernel.split)
        return splitTexts(kernel, tap, mark);
    if (channel.messages)
        return {say("kernel says %1 · tap says %2 %3").arg(figure(kernel.value), tap, mark), both,
                QString()};
    return {say("kernel says %1 bytes · tap says %2 bytes %3").arg(figure(kernel.value), tap, mark),
            both, QString()};
}

bool figuresDiffer(const world::ChannelView& channel)
{
    return channel.kernel.known && channel.kernel.quiescent && !channel.kernel.agrees;
}

QStringList rightsTexts(const world::ChannelView& channel)
{
    const LaneEnds ends(channel);
    const QString from = processNames(ends.holders(true));
    const QString to = processNames(ends.holders(false));
    if (channel.messages && channel.messages->connections)
        return {say("%1 listens").arg(to)};
    return {say("%1 can send · %2 receives").arg(from, to),
            QStringLiteral("%1 → %2").arg(from, to)};
}

QString laneSentence(const world::Snapshot& snapshot, const world::ChannelView& channel)
{
    QStringList parts{
        say("%1 %2: %3")
            .arg(text(channel.kind), text(channel.id), fillTexts(snapshot, channel).value(0))};
    const LaneEnds ends(channel);
    parts << rightsTexts(channel).first();
    for (const bool sending : {true, false}) {
        if (!ends.sleeping(sending).empty())
            parts << say("%1 sleeps here").arg(processNames(ends.sleeping(sending)));
        if (const QString state = last(endState(snapshot, channel, sending).texts);
            !state.isEmpty())
            parts << state;
    }
    if (channel.messages && channel.messages->inUserSpace)
        parts << say("it lies in shared memory: nothing crosses the line");
    return parts.join(QStringLiteral("; "));
}

QString laneTooltip(const world::Snapshot& snapshot, const world::ChannelView& channel)
{
    QStringList lines{laneSentence(snapshot, channel)};
    if (!channel.name.empty() && channel.name != channel.id)
        lines << text(channel.name);
    lines << figureTexts(channel).first();
    if (channel.stream) {
        lines << say("%1 bytes went in, %2 came out")
                     .arg(figure(channel.stream->bytesWritten), figure(channel.stream->bytesRead));
        if (!channel.stream->note.empty())
            lines << theme::said(channel.stream->note);
    } else {
        for (std::size_t i = 0; i < std::min<std::size_t>(channel.messages->queue.size(), 8); ++i) {
            const mechanisms::QueuedMessage& message = channel.messages->queue[i];
            lines << say("message %1 from %2: %3 bytes, priority %4 %5")
                         .arg(figure(message.number), processName(message.from),
                              figure(message.bytes))
                         .arg(message.priority)
                         .arg(text(message.text));
        }
        if (!channel.messages->emulated.empty())
            lines << say("Emulated: %1").arg(theme::said(channel.messages->emulated));
    }
    return lines.join(u'\n');
}

QStringList crossingTexts(const world::Operation& call)
{
    const QString name = text(call.call);
    QString result = call.value ? number(*call.value) : QString();
    if (!call.error.empty())
        result += u' ' + text(call.error);
    const QString time = call.durationNs < 1000 ? say("< 1 µs") : duration(call.durationNs);
    const QString took = call.slept ? say("slept, %1").arg(time) : time;
    const QString asked = call.bytes > 0 ? name + u' ' + bytes(call.bytes) : name;
    return {QStringLiteral("%1 = %2 · %3").arg(asked, result, took),
            QStringLiteral("%1 = %2 · %3").arg(name, result, took),
            QStringLiteral("%1 = %2").arg(name, result), QStringLiteral("= %1").arg(result)};
}

} // namespace crosstalk::stage
