#include "widgets/messages/words.h"

#include "engine/world/history.h"
#include "widgets/theme/language.h"

#include <QCoreApplication>

#include <array>

namespace crosstalk::messages {

namespace {

QString tr(const char* text, int number = -1)
{
    return QCoreApplication::translate("crosstalk::messages", text, nullptr, number);
}

/// At most three figures: 26, 1.2, 340.
QString figure(double value)
{
    return QString::number(value, 'f', value < 9.95 ? 1 : 0)
        .replace(QStringLiteral(".0"), QString())
        .replace(QLatin1Char('.'), theme::locale().decimalPoint());
}

QString counted(quint64 number)
{
    return theme::locale().toString(number);
}

} // namespace

QString sizeText(quint64 bytes)
{
    if (bytes < 1024)
        return QStringLiteral("%1 B").arg(bytes);
    if (bytes < 1024 * 1024)
        return QStringLiteral("%1 KiB").arg(figure(double(bytes) / 1024));
    return QStringLiteral("%1 MiB").arg(figure(double(bytes) / 1024 / 1024));
}

QString durationText(quint64 ns)
{
    static constexpr std::array units{"ns", "µs", "ms", "s"};
    double value = double(ns);
    std::size_t unit = 0;
    for (; value >= 999.5 && unit + 1 < units.size(); ++unit)
        value /= 1000;
    return figure(value) + QLatin1Char(' ') + QString::fromUtf8(units[unit]);
}

QString timeText(quint64 ns)
{
    const QString fraction =
        QString::number(ns / 1000 % 1'000'000).rightJustified(6, QLatin1Char('0'));
    return QStringLiteral("%1%2%3%4%5 s")
        .arg(ns / 1'000'000'000)
        .arg(theme::locale().decimalPoint(), fraction.left(3), QString(QChar(0x202f)),
             fraction.mid(3));
}

QString processName(const world::Snapshot& snapshot, int process)
{
    if (process < 0 || std::size_t(process) >= snapshot.processes.size())
        return process < 0 ? tr("nobody") : QStringLiteral("P%1").arg(process + 1);
    return QString::fromStdString(snapshot.processes[std::size_t(process)].name);
}

QString channelName(const world::Snapshot& snapshot, int channel)
{
    if (channel < 0 || std::size_t(channel) >= snapshot.channels.size())
        return {};
    return QString::fromStdString(snapshot.channels[std::size_t(channel)].id);
}

namespace {

/// What waits for accept has no bytes: it is a connection.
bool isConnection(const world::Message& message, const world::Snapshot& snapshot)
{
    const auto channel = std::size_t(message.channel);
    return channel < snapshot.channels.size() && snapshot.channels[channel].messages &&
           snapshot.channels[channel].messages->connections;
}

} // namespace

QString arrowText(const world::Message& message, const world::Snapshot& snapshot)
{
    if (message.bytes == 0 && message.label.empty())
        return isConnection(message, snapshot) ? tr("connect") : tr("empty");
    if (message.bytes == 0)
        return QString::fromStdString(message.label);
    const QString text = QString::fromStdString(world::textOf(message));
    const QString size = sizeText(message.bytes);
    const bool saysSize = message.label.empty() && text[0] != QLatin1Char('"');
    return saysSize ? size : text + QStringLiteral(" · ") + size;
}

QString arrivalText(const world::Message& message)
{
    QString text = durationText(message.receivedAt - message.sentAt);
    if (message.taken < message.bytes)
        text += tr(" · the first %1 of %2").arg(message.taken).arg(message.bytes);
    return text;
}

QString sentenceOf(const world::Message& message, const world::Snapshot& snapshot, quint64 at)
{
    QString words = tr("%1 sends %2 through %3, at %4.")
                        .arg(processName(snapshot, message.sender), arrowText(message, snapshot),
                             channelName(snapshot, message.channel), timeText(message.sentAt));
    words += QLatin1Char(' ');
    if (message.isHanging(at))
        return words + tr("Nobody has received it at this moment.");
    if (message.lost)
        return words + tr("It was lost at %1: nobody is left to receive it.")
                           .arg(timeText(message.receivedAt));
    words += tr("%1 receives it at %2, %3 later.")
                 .arg(processName(snapshot, message.receiver), timeText(message.receivedAt),
                      durationText(message.receivedAt - message.sentAt));
    if (message.taken < message.bytes)
        words += QLatin1Char(' ') + tr("That receive took %1 of its %2 bytes; another took more.")
                                        .arg(message.taken)
                                        .arg(message.bytes);
    return words;
}

QString sentenceOf(const world::Rest& rest, const world::Snapshot& snapshot)
{
    const QString size = sizeText(rest.bytes);
    if (rest.lost)
        return tr("%1 of that message were never received: lost at %2.")
            .arg(size, timeText(rest.time));
    return tr("%1 receives %2 more of that message at %3: one send, several receives.")
        .arg(processName(snapshot, rest.receiver), size, timeText(rest.time));
}

QString sentenceOf(const world::MessageGroup& group, const world::MessageLog::Track& track,
                   const world::Snapshot& snapshot)
{
    return tr("%1 sends %2 messages (%3) through %4 from %5 on, within %6. Zoom in to see each.")
        .arg(processName(snapshot, track.sender), counted(group.count), sizeText(group.bytes),
             channelName(snapshot, track.channel), timeText(group.begin),
             durationText(group.end - group.begin));
}

QString descriptionOf(const world::Snapshot& snapshot)
{
    if (!snapshot.history || snapshot.history->messageLog().total() == 0)
        return tr("No messages yet.");
    const world::MessageLog& log = snapshot.history->messageLog();
    return tr("%1 messages so far; %2 sent and not received yet.")
        .arg(counted(log.total()), counted(log.waiting()));
}

} // namespace crosstalk::messages
