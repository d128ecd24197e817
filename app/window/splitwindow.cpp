#include "app/window/splitwindow.h"

#include "app/window/presentation.h"
#include "engine/world/aftermath.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/verdict.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::window {
namespace {

constexpr int slowest = 2000, quickest = 50, first = 500; ///< ms from step to step

const lesson::Choice* curable(const lesson::Lesson& lesson)
{
    const auto found = std::find_if(lesson.choices.begin(), lesson.choices.end(),
                                    [](const lesson::Choice& each) { return each.cure >= 0; });
    return found == lesson.choices.end() ? nullptr : &*found;
}

/// The option a side runs with: at the left what the lesson begins with, unless that is the cure.
int optionOf(const lesson::Choice& choice, int side)
{
    if (side == 1)
        return choice.cure;
    return choice.initial != choice.cure ? choice.initial : choice.cure == 0 ? 1 : 0;
}

} // namespace

SplitWindow::SplitWindow(std::shared_ptr<const lesson::Lesson> lesson, QWidget* parent)
    : QDialog(parent, Qt::Window), m_lesson(std::move(lesson)), m_choice(curable(*m_lesson))
{
    setWindowTitle(tr("%1: off and on, side by side").arg(QString::fromStdString(m_lesson->title)));
    resize(int(theme::current().px(1240)), int(theme::current().px(640)));
    auto* row = new QHBoxLayout;
    for (const int side : {0, 1}) {
        const auto& option = m_choice->options[std::size_t(optionOf(*m_choice, side))];
        row->addLayout(buildSide(side, tr("%1: %2").arg(QString::fromStdString(m_choice->label),
                                                        QString::fromStdString(option.label))),
                       1);
    }
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addLayout(buildFoot());
    connect(&m_pace, &QTimer::timeout, this, &SplitWindow::beat);
    m_pace.setInterval(first);
    showPace();
    restyle();
}

SplitWindow::~SplitWindow()
{
    for (session::Session& each : m_sessions)
        disconnect(&each, nullptr, this, nullptr);
}

bool SplitWindow::canShow(const lesson::Lesson& lesson)
{
    return curable(lesson) != nullptr;
}

QLayout* SplitWindow::buildSide(int side, const QString& title)
{
    auto* column = new QVBoxLayout;
    m_names[side] = new QLabel(title, this);
    m_stages[side] = new stage::StageWidget(this);
    m_stages[side]->setSources(m_lesson->sources);
    m_verdicts[side] = new QLabel(this);
    m_verdicts[side]->setTextFormat(Qt::PlainText);
    m_verdicts[side]->setWordWrap(true);
    m_verdicts[side]->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_names[side]);
    column->addWidget(m_stages[side], 1);
    column->addWidget(m_verdicts[side]);
    connect(&m_sessions[side], &session::Session::snapshotChanged, this,
            [this, side] { showSide(side); });
    connect(&m_sessions[side], &session::Session::failed, this, [this, side](const Error& error) {
        m_pace.stop();
        m_verdicts[side]->setText(theme::said(error));
    });
    return column;
}

QLayout* SplitWindow::buildFoot()
{
    auto* row = new QHBoxLayout;
    m_run = new QPushButton(this);
    m_step = new QPushButton(tr("Step both (F10)"), this);
    m_count = new QLabel(this);
    m_keys = new controls::ElidedLabel(this);
    m_keys->setWords(tr("Space: go on or hold · [ and ]: slower, faster · Esc: close"));
    m_keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QPushButton* each : {m_run, m_step}) {
        each->setAutoDefault(false);
        each->setFocusPolicy(Qt::TabFocus);
        row->addWidget(each);
    }
    row->addWidget(m_count);
    row->addWidget(m_keys, 1);
    connect(m_run, &QPushButton::clicked, this, [this] { setRunning(!m_pace.isActive()); });
    connect(m_step, &QPushButton::clicked, this, &SplitWindow::step);
    return row;
}

void SplitWindow::setPresenting(bool on)
{
    m_presenting = on;
    restyle();
}

void SplitWindow::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    restyle();
}

/// On a screen for a room no type is smaller than in the presentation that it covers.
void SplitWindow::restyle()
{
    const theme::Theme theme = m_presenting ? theme::current().scaled(1) : theme::current();
    const double room = Presentation::smallestType(height());
    for (const int side : {0, 1}) {
        m_names[side]->setFont(theme.sans(m_presenting ? room : 21, QFont::Bold));
        m_verdicts[side]->setFont(theme.sans(m_presenting ? room : 16, QFont::DemiBold));
        m_verdicts[side]->setFixedHeight(2 * QFontMetrics(m_verdicts[side]->font()).lineSpacing());
        m_stages[side]->setPresentation(m_presenting, room);
    }
    for (QWidget* each : std::initializer_list<QWidget*>{m_run, m_step, m_count, m_keys})
        each->setFont(theme.sans(m_presenting ? room : 14));
}

void SplitWindow::begin()
{
    m_steps = 0;
    for (const int side : {0, 1})
        start(side);
    setRunning(true);
}

void SplitWindow::start(int side)
{
    session::RunOptions options;
    options.set = m_lesson->opening.set;
    options.set[m_choice->name] =
        m_choice->options[std::size_t(optionOf(*m_choice, side))].id;
    options.paused = true;
    m_sessions[side].start(*m_lesson, options);
    m_sessions[side].perform({}); // over when everybody stands at the first gate
}

void SplitWindow::setRunning(bool on)
{
    on ? m_pace.start() : m_pace.stop();
    showPace();
}

std::shared_ptr<const world::Snapshot> SplitWindow::snapshot(int side) const
{
    return m_sessions[side].snapshot();
}

int SplitWindow::processes() const
{
    return int(std::max(snapshot(0)->processes.size(), snapshot(1)->processes.size()));
}

bool SplitWindow::atRest() const
{
    return !m_sessions[0].isPerforming() && !m_sessions[1].isPerforming();
}

bool SplitWindow::over() const
{
    const auto ended = [](const world::Snapshot& side) {
        return side.run != world::RunState::Paused && side.run != world::RunState::Running &&
               side.run != world::RunState::Starting && side.run != world::RunState::Idle;
    };
    return ended(*snapshot(0)) && ended(*snapshot(1));
}

/// By turns: the first step is P1's, the second P2's.
void SplitWindow::step()
{
    if (!atRest() || processes() == 0)
        return;
    lesson::Action action;
    action.kind = lesson::Action::Kind::Step;
    action.process = int(m_steps % std::uint64_t(processes()));
    ++m_steps;
    for (session::Session& each : m_sessions)
        each.perform({action});
    showPace();
}

void SplitWindow::beat()
{
    if (over())
        return setRunning(false);
    step();
}

void SplitWindow::showSide(int side)
{
    const auto shown = snapshot(side);
    m_stages[side]->setSnapshot(world::afterTheEnd(shown));
    m_verdicts[side]->setText(controls::verdictOf(*m_lesson, *shown).brief);
}

void SplitWindow::showPace()
{
    m_run->setText(m_pace.isActive() ? tr("Hold") : tr("Go on"));
    m_count->setText(m_steps == 1 ? tr("1 step offered to both")
                                  : tr("%1 steps offered to both").arg(m_steps));
}

void SplitWindow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        return setRunning(!m_pace.isActive());
    case Qt::Key_F10:
    case Qt::Key_PageDown:
        return step();
    case Qt::Key_BracketLeft:
        return m_pace.setInterval(std::min(m_pace.interval() * 2, slowest));
    case Qt::Key_BracketRight:
        return m_pace.setInterval(std::max(m_pace.interval() / 2, quickest));
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace crosstalk::window
