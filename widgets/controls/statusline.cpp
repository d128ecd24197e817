#include "widgets/controls/statusline.h"

#include "widgets/controls/figures.h"
#include "widgets/controls/labels.h"
#include "widgets/theme/appearance.h"

#include <QHBoxLayout>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace crosstalk::controls {
namespace {

/// "1 pipe", "2 locks".
QString channelCount(const std::string& kind, int count)
{
    struct Words
    {
        const char* kind;
        const char* one;
        const char* many;
    };
    static constexpr Words all[] = {
        {"pipe", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 pipe"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 pipes")},
        {"fifo", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 named pipe"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 named pipes")},
        {"unix-stream", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 Unix socket"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 Unix sockets")},
        {"unix-datagram",
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 Unix datagram socket"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 Unix datagram sockets")},
        {"unix-seqpacket",
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 Unix packet socket"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 Unix packet sockets")},
        {"tcp", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 TCP socket"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 TCP sockets")},
        {"udp", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 UDP socket"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 UDP sockets")},
        {"posix-queue", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 message queue"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 message queues")},
        {"sysv-queue", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 System V queue"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 System V queues")},
        {"segment", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 shared segment"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 shared segments")},
        {"port", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 port"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 ports")},
        {"rpc", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 remote service"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 remote services")},
        {"lock", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 lock"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 locks")},
        {"semaphore", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 semaphore"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 semaphores")},
        {"futex", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 futex"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 futexes")},
        {"eventfd", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 eventfd"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 eventfds")},
        {"boost-queue", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "1 Boost message queue"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "%1 Boost message queues")},
        {"signal", QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "signals to 1 process"),
         QT_TRANSLATE_NOOP("crosstalk::controls::StatusLine", "signals to %1 processes")},
    };
    for (const Words& words : all)
        if (kind == words.kind)
            return count == 1 ? StatusLine::tr(words.one) : StatusLine::tr(words.many).arg(count);
    return QStringLiteral("%1 × %2").arg(count).arg(QString::fromStdString(kind)); // not known here
}

/// What there is to talk through, in order of first appearance.
QStringList channelCounts(const world::Snapshot& snapshot)
{
    std::vector<std::pair<std::string, int>> counts;
    for (const world::ChannelView& channel : snapshot.channels) {
        const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& each) {
            return each.first == channel.kind;
        });
        if (found != counts.end())
            ++found->second;
        else
            counts.emplace_back(channel.kind, 1);
    }
    QStringList words;
    for (const auto& [kind, count] : counts)
        words << channelCount(kind, count);
    return words;
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent), m_state(new QLabel(this)), m_figures(new ElidedLabel(this)),
      m_message(new ElidedLabel(this))
{
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_state);
    row->addWidget(m_figures);
    row->addStretch(1);
    row->addWidget(m_message);
    for (QLabel* each : std::initializer_list<QLabel*>{m_state, m_figures, m_message})
        each->setProperty("kind", QStringLiteral("muted"));
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &StatusLine::restyle);
    restyle();
}

void StatusLine::restyle()
{
    const theme::Theme& theme = theme::current();
    layout()->setContentsMargins(int(theme.px(14)), 0, int(theme.px(14)), 0);
    layout()->setSpacing(int(theme.px(16)));
    setFixedHeight(int(theme.px(24)));
    m_state->setFont(theme.sans(12));
    m_figures->setFont(theme.mono(12));
    m_message->setFont(theme.sans(12));
    makeRoom();
}

void StatusLine::setSnapshot(const world::Snapshot& snapshot)
{
    const QString word =
        QStringLiteral("● ") + (m_cutOff && snapshot.live ? tr("cut off") : runWord(snapshot));
    if (word != m_state->text())
        m_state->setText(word);
    m_whole = runFigures(snapshot);
    m_brief = runFigures(snapshot, true);
    makeRoom();
}

void StatusLine::setMessage(const QString& message)
{
    m_message->setWords(message);
    makeRoom();
}

const QString& StatusLine::message() const
{
    return m_message->words();
}

/// What the last command did is read once, the figures are always there: they give way, first by
/// counting all there is to talk through as one, so that what was dropped stays in sight.
void StatusLine::makeRoom()
{
    m_message->setMinimumWidth(std::min(m_message->sizeHint().width(), width() * 2 / 3));
    const int gaps = 3 * layout()->spacing() + 2 * layout()->contentsMargins().left();
    const int room = width() - m_state->sizeHint().width() - m_message->minimumWidth() - gaps;
    const bool fits = m_figures->fontMetrics().horizontalAdvance(m_whole) <= room;
    m_figures->setWords(fits ? m_whole : m_brief);
    if (!fits)
        m_figures->setToolTip(m_whole);
}

void StatusLine::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    makeRoom();
}

QString runWord(const world::Snapshot& snapshot)
{
    if (!snapshot.live)
        return StatusLine::tr("back in time");
    switch (snapshot.run) {
    case world::RunState::Idle:
        return StatusLine::tr("not running");
    case world::RunState::Starting:
        return StatusLine::tr("starting");
    case world::RunState::Running:
        return StatusLine::tr("live");
    case world::RunState::Paused:
        return StatusLine::tr("paused");
    case world::RunState::Finished:
        return StatusLine::tr("ended");
    case world::RunState::Deadlocked:
        return StatusLine::tr("deadlock");
    case world::RunState::TimedOut:
        return StatusLine::tr("time is up");
    case world::RunState::Failed:
        return StatusLine::tr("failed");
    }
    return {};
}

QString runFigures(const world::Snapshot& snapshot, bool brief)
{
    const auto count = snapshot.processes.size();
    QStringList what{count == 1 ? StatusLine::tr("1 process")
                                : StatusLine::tr("%1 processes").arg(count)};
    if (brief && snapshot.channels.size() > 1)
        what << StatusLine::tr("%1 channels").arg(snapshot.channels.size());
    else
        what << channelCounts(snapshot);
    what << StatusLine::tr("%1 events/s").arg(compact(std::round(snapshot.eventsPerSecond)));
    QStringList counted{StatusLine::tr("events %1").arg(grouped(std::int64_t(snapshot.event))),
                        StatusLine::tr("dropped %1").arg(grouped(std::int64_t(snapshot.dropped)))};
    if (snapshot.forgotten > 0)
        counted << StatusLine::tr("forgotten %1").arg(grouped(std::int64_t(snapshot.forgotten)));
    if (snapshot.overheadNs >= 1'000'000)
        counted << StatusLine::tr("held up by us %1 ms")
                       .arg(grouped(std::int64_t(snapshot.overheadNs / 1'000'000)));
    const QString dot = QStringLiteral(" · ");
    return what.join(dot) + QStringLiteral("   ") + counted.join(dot);
}

} // namespace crosstalk::controls
