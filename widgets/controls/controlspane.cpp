#include "widgets/controls/controlspane.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/bigswitch.h"
#include "widgets/controls/choicebuttons.h"
#include "widgets/controls/figurecards.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/parameterpanel.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::controls {
namespace {

bool countsLosses(const lesson::Lesson& lesson)
{
    return std::any_of(lesson.variables.begin(), lesson.variables.end(),
                       [](const lesson::Variable& each) { return !each.expected.empty(); });
}

QString labelOf(const lesson::Choice& choice, int option)
{
    return QString::fromStdString(choice.options[std::size_t(option)].label);
}

} // namespace

ControlsPane::ControlsPane(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &ControlsPane::rebuild);
}

void ControlsPane::setLesson(std::shared_ptr<const lesson::Lesson> lesson,
                             const QList<QAction*>& faults, QAction* flip, QAction* nextLoss)
{
    m_lesson = std::move(lesson);
    m_faults = faults;
    m_flip = flip;
    m_nextLoss = nextLoss;
    m_snapshot.reset();
    rebuild();
}

void ControlsPane::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    showSnapshot();
}

void ControlsPane::setCramped(bool cramped)
{
    m_cramped = cramped;
    if (m_figureSection && m_lesson)
        m_figureSection->setVisible(!cramped || countsLosses(*m_lesson));
}

void ControlsPane::setLocked(bool locked)
{
    if (locked == m_locked)
        return;
    m_locked = locked;
    rebuild();
}

void ControlsPane::rebuild()
{
    delete m_page;
    m_choices.clear();
    m_switches.clear();
    m_parameters = nullptr;
    m_figures = nullptr;
    m_figureSection = nullptr;
    m_page = new QWidget(this);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    layout()->addWidget(m_page);
    if (!m_lesson)
        return;
    for (const lesson::Choice& choice : m_lesson->choices)
        addChoice(choice);
    addParameters();
    if (!m_locked)
        addFaults();
    addFigures();
    setCramped(m_cramped);
    showSnapshot();
}

QWidget* ControlsPane::section()
{
    const theme::Theme& theme = theme::current();
    if (m_page->layout()->count() > 0)
        m_page->layout()->addWidget(separator(m_page));
    auto* block = new QWidget(m_page);
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(int(theme.px(16)), int(theme.px(10)), int(theme.px(16)),
                               int(theme.px(9)));
    column->setSpacing(int(theme.px(8)));
    m_page->layout()->addWidget(block);
    return block;
}

void ControlsPane::addChoice(const lesson::Choice& choice)
{
    QWidget* block = section();
    const QString name = QString::fromStdString(choice.label).toUpper();
    const QString caption = m_locked ? tr("%1 — AS RECORDED") : tr("%1 — LIVE");
    block->layout()->addWidget(new Caption(caption.arg(name), block));
    auto* buttons = new ChoiceButtons(choice, block);
    buttons->setEnabled(!m_locked);
    block->layout()->addWidget(buttons);
    m_choices[choice.name] = buttons;
    connect(buttons, &ChoiceButtons::chosen, this,
            [this, name = choice.name](int option) { emit choiceChosen(name, option); });
    if (choice.cure < 0 || m_locked)
        return;
    auto* row = new QHBoxLayout;
    row->setSpacing(int(theme::current().px(8)));
    auto* big = new BigSwitch(block);
    const QString cure = labelOf(choice, choice.cure);
    big->setWords(countsLosses(*m_lesson) ? tr("Stop the loss") : tr("Turn it on: %1").arg(cure),
                  countsLosses(*m_lesson) ? tr("Loss stopped") : tr("On: %1").arg(cure));
    big->setKey(m_flip->shortcut().toString(QKeySequence::NativeText));
    big->setToolTip(m_flip->toolTip());
    connect(big, &QAbstractButton::clicked, m_flip, &QAction::trigger);
    m_switches[choice.name] = big;
    row->addWidget(big, 1);
    if (m_nextLoss) {
        auto* drop = new ActionButton(m_nextLoss, Icon::None, block);
        drop->setCompact(true);
        drop->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
        row->addWidget(drop);
    }
    static_cast<QVBoxLayout*>(block->layout())->addLayout(row);
}

void ControlsPane::addParameters()
{
    if (m_lesson->parameters.empty())
        return;
    QWidget* block = section();
    if (m_lesson->choices.empty())
        block->layout()->addWidget(new Caption(
            m_locked ? tr("AS IT WAS RECORDED") : tr("CHANGE IT WHILE IT RUNS"), block));
    m_parameters = new ParameterPanel(*m_lesson, block);
    m_parameters->setEnabled(!m_locked);
    block->layout()->addWidget(m_parameters);
    connect(m_parameters, &ParameterPanel::changed, this, &ControlsPane::parameterChanged);
}

void ControlsPane::addFaults()
{
    if (m_faults.isEmpty())
        return;
    QWidget* block = section();
    auto* caption = new Caption(tr("BREAK SOMETHING"), block);
    auto* rows = new QWidget(block);
    auto* flow = new FlowLayout(rows);
    flow->setSpacing(int(theme::current().px(5)));
    const bool few = m_faults.size() <= 2;
    for (QAction* action : m_faults) {
        const Icon icon = few ? Icon(action->property("picture").toInt()) : Icon::None;
        auto* button = new ActionButton(action, icon, rows);
        button->setCompact(true, !few);
        button->setShowsKey(false);
        connect(action, &QAction::changed, button, [action, button, few] {
            if (few)
                button->setIconKind(Icon(action->property("picture").toInt()));
        });
        flow->addWidget(button);
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    rows->setSizePolicy(policy);
    rows->setMinimumHeight(1); // not that of the narrowest width there could be
    if (!few) {
        block->layout()->addWidget(caption);
        block->layout()->addWidget(rows);
        return;
    }
    auto* line = new QHBoxLayout; // two buttons stand beside the caption: room for the code
    line->addWidget(caption, 1);
    line->addWidget(rows, 2);
    static_cast<QVBoxLayout*>(block->layout())->addLayout(line);
}

void ControlsPane::addFigures()
{
    m_figureSection = section();
    m_figures = new FigureCards(m_figureSection);
    m_figureSection->layout()->addWidget(m_figures);
}

void ControlsPane::showSnapshot()
{
    if (!m_lesson || !m_figures)
        return;
    static const world::Snapshot nothing;
    const world::Snapshot& snapshot = m_snapshot ? *m_snapshot : nothing;
    m_figures->setFigures(figuresOf(*m_lesson, snapshot));
    if (m_parameters)
        m_parameters->setSnapshot(snapshot);
    for (const world::Setting& setting : snapshot.settings) {
        if (const auto found = m_choices.find(setting.name); found != m_choices.end())
            found->second->setOption(int(setting.value));
        for (const lesson::Choice& choice : m_lesson->choices)
            if (const auto found = m_switches.find(choice.name);
                choice.name == setting.name && found != m_switches.end())
                found->second->setChecked(setting.value == choice.cure);
    }
}

} // namespace crosstalk::controls
