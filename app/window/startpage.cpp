#include "app/window/startpage.h"

#include "app/window/watchline.h"
#include "widgets/controls/actionbutton.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/listbox.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace crosstalk::window {
namespace {

constexpr double waysWidth = 392, stageHeight = 256; // design pixels
constexpr int aboutLines = 2;

/// As many lines as `words` may need at most, so that nothing below jumps.
int heightOfLines(const QLabel& label, int lines)
{
    return label.fontMetrics().lineSpacing() * lines;
}

/// A title as long as a lesson's may be cut, what the button does may not.
void setWords(QPushButton& button, const QString& words)
{
    const int room = int(theme::current().px(waysWidth - 32));
    button.setText(
        button.fontMetrics().elidedText(words, Qt::ElideRight, room, Qt::TextShowMnemonic));
    button.setAccessibleName(QString(words).remove(QLatin1Char('&')));
    button.setToolTip(button.accessibleName());
}

} // namespace

StartPage::StartPage(QAction* openRecording, QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_notice(new QLabel(this)),
      m_hero(new QHBoxLayout)
{
    setObjectName(QStringLiteral("start"));
    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->hide();
    m_column->addWidget(m_notice);
    m_hero->addWidget(buildWays(openRecording));
    m_hero->addWidget(buildDemonstration(), 1);
    m_column->addLayout(m_hero);
    m_column->addWidget(controls::separator(this));
    m_column->addWidget(buildMap(), 1);
    m_about = new QLabel(this);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setProperty("kind", QStringLiteral("muted"));
    m_about->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_column->addWidget(m_about);
    const QString hint = tr("Point at a lesson, or go to it by Tab: which belief it breaks, and what "
                            "it rests on.");
    m_about->setText(hint);
    connect(m_map, &course::CourseMap::described, m_about, [this, hint](const QString& words) {
        m_about->setText(words.isEmpty() ? hint : words);
    });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &StartPage::restyle);
    restyle();
}

QWidget* StartPage::buildWays(QAction* openRecording)
{
    m_ways = new QWidget(this);
    auto* column = new QVBoxLayout(m_ways);
    column->setContentsMargins(0, 0, 0, 0);
    m_title = new QLabel(tr("Watch processes talk"), m_ways);
    m_title->setProperty("kind", QStringLiteral("title"));
    m_words = new QLabel(tr("Real processes of this machine, and all that passes between them. "
                            "Predict what happens, then see it."),
                         m_ways);
    m_words->setWordWrap(true);
    m_first = new QPushButton(m_ways);
    m_continue = new QPushButton(m_ways);
    m_open = new controls::ActionButton(openRecording, controls::Icon::None, m_ways);
    m_open->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_open->setCentred(true);
    m_watchCaption = new controls::Caption(tr("WATCH A COMMAND"), m_ways);
    m_watch = new WatchLine(m_ways);
    m_learner = new controls::ListBox(m_ways);
    m_learner->setEditable(true);
    m_learner->setInsertPolicy(QComboBox::NoInsert);
    m_learner->setAccessibleName(tr("Whose progress"));
    m_learner->setToolTip(tr("On an account that several share: whose progress is shown and kept"));
    m_learner->lineEdit()->setPlaceholderText(tr("your name, if several share this account"));
    auto* whose = new QHBoxLayout;
    auto* label = new QLabel(tr("Progress"), m_ways);
    label->setProperty("kind", QStringLiteral("muted"));
    whose->addWidget(label);
    whose->addWidget(m_learner, 1);
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, m_words, m_continue, m_first,
                                                         m_open, m_watchCaption, m_watch})
        column->addWidget(each);
    column->addLayout(whose);
    column->addStretch(1);
    connect(m_first, &QPushButton::clicked, this, &StartPage::firstRequested);
    connect(m_continue, &QPushButton::clicked, this, &StartPage::continueRequested);
    connect(m_watch, &WatchLine::watchRequested, this, &StartPage::watchRequested);
    connect(m_learner, &QComboBox::activated, this, &StartPage::chooseLearner);
    connect(m_learner->lineEdit(), &QLineEdit::editingFinished, this, &StartPage::chooseLearner);
    return m_ways;
}

QWidget* StartPage::buildDemonstration()
{
    m_demonstration = new QWidget(this);
    auto* column = new QVBoxLayout(m_demonstration);
    column->setContentsMargins(0, 0, 0, 0);
    auto* head = new QHBoxLayout;
    m_running = new controls::Caption({}, m_demonstration);
    m_closer = new QPushButton(tr("Look &closer"), m_demonstration);
    m_closer->setProperty("kind", QStringLiteral("flat"));
    m_closer->setToolTip(tr("This run with its code, its timeline and all that can be changed"));
    head->addWidget(m_running, 1);
    head->addWidget(m_closer);
    m_stage = new stage::StageWidget(m_demonstration);
    m_stage->setFocusPolicy(Qt::NoFocus); // a picture here; its items are reached a look closer
    m_stage->setAccessibleName(tr("What runs right now"));
    column->addLayout(head);
    column->addWidget(m_stage, 1);
    connect(m_closer, &QPushButton::clicked, this, &StartPage::closerRequested);
    return m_demonstration;
}

QWidget* StartPage::buildMap()
{
    m_scroll = new QScrollArea(this);
    m_map = new course::CourseMap;
    m_scroll->setWidget(m_map);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    connect(m_map, &course::CourseMap::lessonChosen, this, &StartPage::lessonRequested);
    return m_scroll;
}

void StartPage::say(const QString& words)
{
    m_about->setText(words);
}

void StartPage::restyle()
{
    const theme::Theme& theme = theme::current();
    const int side = int(theme.px(20));
    m_column->setContentsMargins(side, int(theme.px(16)), int(theme.px(12)), int(theme.px(8)));
    m_column->setSpacing(int(theme.px(10)));
    m_hero->setSpacing(int(theme.px(22)));
    m_ways->layout()->setSpacing(int(theme.px(8)));
    m_demonstration->layout()->setSpacing(int(theme.px(4)));
    m_ways->setFixedWidth(int(theme.px(waysWidth)));
    m_stage->setFixedHeight(int(theme.px(stageHeight)));
    m_about->setFixedHeight(heightOfLines(*m_about, aboutLines));
    m_notice->setStyleSheet(
        QStringLiteral("#notice { background: %1; color: %2; border-radius: %3px; padding: %3px; }")
            .arg(theme.palette().warnWash.name(), theme.palette().onWarnWash.name())
            .arg(int(theme.px(8))));
}

void StartPage::setLesson(const lesson::Lesson& lesson)
{
    m_demonstrated = QString::fromStdString(lesson.title).toUpper();
    setRunning(true);
    m_stage->setSources(lesson.sources);
}

void StartPage::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    setRunning(snapshot->run != world::RunState::Finished &&
               snapshot->run != world::RunState::TimedOut &&
               snapshot->run != world::RunState::Failed);
    m_stage->setSnapshot(std::move(snapshot));
}

void StartPage::setRunning(bool running)
{
    m_running->setText((running ? tr("RUNNING NOW: %1") : tr("THE LAST RUN: %1"))
                           .arg(m_demonstrated));
}

void StartPage::setReducedMotion(bool reduced)
{
    m_stage->setReducedMotion(reduced);
}

void StartPage::setGroups(const std::vector<course::CourseGroup>& groups)
{
    m_map->setGroups(groups);
    const bool any = !groups.empty() && !groups.front().lessons.empty();
    setWords(*m_first, any ? tr("&Start lesson 1: %1").arg(groups.front().lessons.front().title)
                           : tr("&Start lesson 1"));
}

void StartPage::setPlace(const std::string& lesson, const QString& title)
{
    const bool somewhere = !lesson.empty();
    m_continue->setVisible(somewhere);
    setWords(*m_continue, tr("Continue &where you were: %1").arg(title));
    m_continue->setProperty("kind", QStringLiteral("strong"));
    m_first->setProperty("kind", somewhere ? QString() : QStringLiteral("strong"));
    theme::refresh(m_continue);
    theme::refresh(m_first);
    m_map->setCurrent(lesson);
    if (m_first->hasFocus())
        focusFirst();
}

void StartPage::setLearners(const QStringList& names, const QString& present)
{
    const QSignalBlocker quiet(m_learner);
    m_learner->clear();
    m_learner->addItems(names);
    m_learner->setCurrentIndex(int(names.indexOf(present)));
    m_learner->setEditText(present);
    m_learner->setProperty("present", present);
}

void StartPage::chooseLearner()
{
    const QString name = m_learner->currentText().trimmed();
    if (name == m_learner->property("present").toString())
        return;
    m_learner->setProperty("present", name);
    emit learnerChosen(name);
}

void StartPage::setNotice(const QString& words)
{
    m_notice->setText(words.left(1).toUpper() + words.mid(1)); // a sentence of its own
    m_notice->setVisible(!words.isEmpty());
}

void StartPage::focusFirst()
{
    (m_continue->isHidden() ? m_first : m_continue)->setFocus(Qt::OtherFocusReason);
}

} // namespace crosstalk::window
