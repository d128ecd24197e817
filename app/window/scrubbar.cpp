#include "app/window/scrubbar.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/figures.h"
#include "widgets/controls/labels.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>

namespace crosstalk::window {

using controls::ActionButton;
using controls::Icon;

ScrubBar::ScrubBar(const TimeCommands& commands, QWidget* parent)
    : QFrame(parent), m_commands(commands), m_row(new QHBoxLayout(this)), m_rates(buildRates()),
      m_subjects(buildSubjects()), m_before(new QAction(tr("Event before"), this)),
      m_after(new QAction(tr("Next event"), this)), m_position(new controls::ElidedLabel(this))
{
    const auto label = [this](const QString& words) {
        auto* made = new QLabel(words, this);
        made->setProperty("kind", QStringLiteral("muted"));
        return made;
    };
    m_before->setToolTip(tr("Back to its event before (Shift+P, Shift+H)"));
    m_after->setToolTip(tr("On to its next event (P, H)"));
    m_row->addWidget(button(commands.playBackwards, int(Icon::PlayBack)));
    m_row->addWidget(button(commands.playForwards, int(Icon::Play)));
    m_row->addWidget(m_rates);
    addPair(commands.previousEvent, commands.nextEvent, label(tr("event")));
    QWidget* race = addPair(commands.previousRace, commands.nextRace, label(tr("race")));
    QWidget* sleep = addPair(commands.previousSleep, commands.nextSleep, label(tr("sleep")));
    QWidget* subject = addPair(m_before, m_after, m_subjects);
    QWidget* mark = button(commands.bookmark, int(Icon::Flag));
    m_row->addWidget(mark);
    m_row->addWidget(m_position, 1);
    m_dispensable = {m_position, sleep, subject, m_rates, mark, race};
    m_position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_position->setProperty("kind", QStringLiteral("muted"));
    connect(m_before, &QAction::triggered, this, [this] { go(-1); });
    connect(m_after, &QAction::triggered, this, [this] { go(1); });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &ScrubBar::restyle);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    restyle();
}

QWidget* ScrubBar::button(QAction* action, int icon)
{
    auto* made = new ActionButton(action, Icon(icon), this);
    made->setLook(ActionButton::Look::Flat);
    made->setShowsKey(false);
    made->setWordless(true);
    made->setCompact(true, true);
    return made;
}

QWidget* ScrubBar::addPair(QAction* before, QAction* after, QWidget* between)
{
    auto* pair = new QWidget(this);
    auto* line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(button(before, int(Icon::Previous)));
    line->addWidget(between);
    line->addWidget(button(after, int(Icon::Next)));
    m_row->addWidget(pair);
    return pair;
}

void ScrubBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
    m_row->activate();
    showPosition();
}

/// Every command is a key and in the menu as well: a row too narrow for all does without some.
void ScrubBar::fit()
{
    for (QWidget* each : m_dispensable)
        each->show();
    for (QWidget* each : m_dispensable) {
        m_row->invalidate();
        if (m_row->minimumSize().width() <= width())
            return;
        each->hide();
    }
}

QComboBox* ScrubBar::buildRates()
{
    auto* rates = new QComboBox(this);
    rates->setProperty("kind", QStringLiteral("tight"));
    rates->setAccessibleName(tr("How fast to play"));
    for (const double rate : {1.0, 3.0, 10.0, 30.0, 100.0, 1e3, 1e4, 1e5, 1e6})
        rates->addItem(tr("%1/s").arg(controls::compact(rate)), rate);
    rates->setCurrentIndex(2);
    rates->setToolTip(tr("How many events a second to play"));
    rates->setFocusPolicy(Qt::TabFocus);
    connect(rates, &QComboBox::currentIndexChanged, this,
            [this, rates] { emit rateChosen(rates->currentData().toDouble()); });
    return rates;
}

QComboBox* ScrubBar::buildSubjects()
{
    auto* subjects = new QComboBox(this);
    subjects->setProperty("kind", QStringLiteral("tight"));
    subjects->setAccessibleName(tr("Whose events to go through"));
    subjects->setFocusPolicy(Qt::TabFocus);
    subjects->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    subjects->setMinimumContentsLength(4);
    connect(subjects, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= m_processes && std::size_t(index) < m_names.size())
            m_channel = m_names[std::size_t(index)];
    });
    return subjects;
}

void ScrubBar::go(int direction)
{
    const bool process = m_subjects->currentIndex() < m_processes;
    QAction* forward = process ? m_commands.nextOfProcess : m_commands.nextOfChannel;
    QAction* back = process ? m_commands.previousOfProcess : m_commands.previousOfChannel;
    (direction > 0 ? forward : back)->trigger();
}

void ScrubBar::fillSubjects(const world::Snapshot& snapshot)
{
    std::vector<std::string> names;
    for (const world::ProcessView& process : snapshot.processes)
        names.push_back(process.name);
    for (const world::ChannelView& channel : snapshot.channels)
        names.push_back(channel.id);
    if (names == m_names)
        return;
    const int chosen = std::max(m_subjects->currentIndex(), 0);
    m_names = std::move(names);
    m_processes = int(snapshot.processes.size());
    const QSignalBlocker quiet(m_subjects);
    m_subjects->clear();
    for (const std::string& name : m_names)
        m_subjects->addItem(QString::fromStdString(name));
    m_subjects->setCurrentIndex(chosen < m_subjects->count() ? chosen : 0);
    if (std::ranges::find(m_names, m_channel) == m_names.end())
        m_channel = snapshot.channels.empty() ? std::string() : snapshot.channels.front().id;
}

void ScrubBar::setSnapshot(const world::Snapshot& snapshot)
{
    fillSubjects(snapshot);
    for (QAction* each : {m_before, m_after})
        each->setEnabled(snapshot.event > 0 && !m_names.empty());
    m_subjects->setEnabled(snapshot.event > 0);
    if (snapshot.live)
        m_total = snapshot.event;
    m_here = snapshot.event;
    m_goesOn = snapshot.live && snapshot.run == world::RunState::Running;
    showPosition();
}

/// The longest words that have room: half a number would be read as another.
void ScrubBar::showPosition()
{
    const QString here = controls::grouped(std::int64_t(m_here));
    const QString all = controls::grouped(std::int64_t(m_total));
    QStringList words{tr("%1 of %2").arg(here, all),
                      tr("%1 of %2").arg(here, controls::compact(double(m_total))), here,
                      QString()};
    if (m_total < m_here) // a moment alone, of a run of which no more is known
        words = {here, QString()};
    if (!m_progress.isEmpty())
        words = {m_progress};
    else if (m_goesOn)
        words = {tr("Going back in time pauses the run"), QString()};
    const QString whole = words.first();
    while (words.size() > 1 &&
           m_position->fontMetrics().horizontalAdvance(words.first()) > m_position->width())
        words.removeFirst();
    m_position->setWords(words.first());
    m_position->setToolTip(whole);
}

void ScrubBar::setProgress(const QString& words)
{
    m_progress = words;
    showPosition();
}

/// The stage's choice is this row's too, as long as this row is about a process.
void ScrubBar::setSelected(int process)
{
    if (process >= 0 && process < m_processes && m_subjects->currentIndex() < m_processes)
        m_subjects->setCurrentIndex(process);
}

void ScrubBar::restyle()
{
    const theme::Theme& theme = theme::current();
    m_row->setContentsMargins(int(theme.px(6)), 0, int(theme.px(6)), 0);
    m_row->setSpacing(int(theme.px(4)));
    const auto narrow = [&](QComboBox* box, const QString& words) { // the row is short of room
        box->setFixedWidth(box->fontMetrics().horizontalAdvance(words) + int(theme.px(16)));
    };
    narrow(m_rates, m_rates->itemText(m_rates->count() - 3));
    narrow(m_subjects, QStringLiteral("account"));
    setFixedHeight(int(theme.px(34)));
    m_position->setFont(theme.sans(12));
    fit();
}

} // namespace crosstalk::window
