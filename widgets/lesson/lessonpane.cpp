#include "widgets/lesson/lessonpane.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/lesson/explanationbox.h"
#include "widgets/lesson/questioncard.h"
#include "widgets/lesson/trylist.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::lessonpane {

LessonPane::LessonPane(QAction* back, QAction* next, QWidget* parent)
    : QFrame(parent), m_scroll(new QScrollArea(this)), m_foot(new QHBoxLayout)
{
    auto* page = new QWidget;
    m_column = new QVBoxLayout(page);
    m_place = new controls::Caption({}, page);
    m_title = new QLabel(page);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("kind", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_rests = new controls::MarkdownLabel(page);
    m_rests->setFontSize(12);
    m_rests->setMuted(true);
    m_text = new controls::MarkdownLabel(page);
    m_text->setFontSize(13.5);
    m_prediction = new PredictionCard(page);
    buildQuestions(page);
    for (QWidget* each : std::initializer_list<QWidget*>{m_place, m_title, m_rests, m_text,
                                                         m_prediction, m_seen, m_explanation, m_try, m_transfer,
                                                         m_reading})
        m_column->addWidget(each);
    m_column->addStretch(1);
    m_scroll->setWidget(page);
    page->installEventFilter(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::TabFocus);
    m_scroll->setAccessibleName(tr("Lesson"));
    for (QAction* action : {back, next}) {
        auto* button = new controls::ActionButton(action, controls::Icon::None, this);
        button->setShowsKey(false);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setCentred(true);
        m_foot->addWidget(button);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addLayout(m_foot);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &LessonPane::restyle);
    restyle();
}

void LessonPane::buildQuestions(QWidget* page)
{
    m_seen = new QuestionCard(page);
    m_explanation = new ExplanationBox(page);
    m_try = new TryList(page);
    m_transfer = new QuestionCard(page);
    m_reading = new ReadingBox(page);
    connect(m_seen, &QuestionCard::answered, this, &LessonPane::seenAnswered);
    connect(m_transfer, &QuestionCard::answered, this, &LessonPane::transferAnswered);
}

void LessonPane::restyle()
{
    const theme::Theme& theme = theme::current();
    const int side = int(theme.px(18));
    m_column->setContentsMargins(side, int(theme.px(16)), side, int(theme.px(8)));
    m_column->setSpacing(int(theme.px(11)));
    m_foot->setContentsMargins(side, int(theme.px(8)), side, int(theme.px(14)));
    m_foot->setSpacing(int(theme.px(9)));
    keepWide();
}

bool LessonPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        keepWide();
    return QFrame::eventFilter(watched, event);
}

/// Never narrower than what stands in it: it scrolls up and down only.
void LessonPane::keepWide()
{
    const int page = m_scroll->widget()->minimumSizeHint().width();
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int wide = std::max(int(theme::current().px(240)), page + bar);
    if (minimumWidth() != wide)
        setMinimumWidth(wide);
}

/// In no group: it does not come with Crosstalk.
QString LessonPane::placeOf(const lesson::Lesson& lesson)
{
    if (lesson.group.empty())
        return tr("FROM OUTSIDE · %1 MIN").arg(lesson.minutes);
    return tr("LESSON %1 OF %2 · %3 MIN").arg(lesson.number).arg(lesson.total).arg(lesson.minutes);
}

void LessonPane::setLesson(const lesson::Lesson& lesson, const lesson::Questions& questions)
{
    m_questions = questions;
    m_observable = lesson::observableIn(lesson, questions);
    m_predicts = lesson.prediction.has_value();
    m_place->setText(placeOf(lesson));
    m_title->setText(QString::fromStdString(lesson.title));
    m_misconception = QString::fromStdString(lesson.misconception);
    setPrerequisites({});
    m_text->setMarkdown(QString::fromStdString(lesson.text));
    m_prediction->setVisible(lesson.prediction.has_value());
    if (lesson.prediction)
        m_prediction->setPrediction(*lesson.prediction);
    m_explanation->setExplanation(questions.explanation);
    m_try->setCheckpoints(lesson.checkpoints);
    m_reading->setPages(questions.reading);
    askQuestions();
    setState({});
    m_scroll->verticalScrollBar()->setValue(0);
}

void LessonPane::setRecorded()
{
    m_place->setText(tr("A LESSON, RECORDED"));
    m_prediction->setVisible(false);
    m_predicts = false;
    setState({});
}

namespace {

template<class Answer> QStringList textsOf(const std::vector<Answer>& answers)
{
    QStringList texts;
    for (const Answer& answer : answers)
        texts << QString::fromStdString(answer.text);
    return texts;
}

} // namespace

void LessonPane::askQuestions()
{
    const QString own =
        m_questions.seen ? QString::fromStdString(m_questions.seen->question) : QString();
    m_seen->setQuestion(tr("WHAT DID YOU SEE?"),
                        own.isEmpty() ? tr("Whatever you expected: what happened in this run?")
                                      : own,
                        textsOf(m_observable), tr("That is what I saw"));
    if (m_questions.transfer)
        m_transfer->setQuestion(tr("ONE MORE, WITH OTHER NUMBERS"),
                                QString::fromStdString(m_questions.transfer->question),
                                textsOf(m_questions.transfer->answers), tr("Answer"));
}

void LessonPane::setState(const PredictionState& state)
{
    m_prediction->setState(state);
    showSeen(state);
    m_explanation->setVisible(state.told() && !m_explanation->isEmpty());
    m_reading->setVisible(!m_questions.reading.empty() && (state.told() || !m_predicts));
    showTransfer(state);
}

void LessonPane::showSeen(const PredictionState& state)
{
    const bool asked = state.happened >= 0 && !m_observable.empty();
    const bool isOpen = asked && state.seen < 0;
    m_seen->setVisible(asked);
    QString reply;
    if (asked && !isOpen)
        reply = state.seen == state.recorded
                    ? tr("✓ **So it was recorded.**")
                    : tr("✗ **The record has it otherwise.** About one in five see what they "
                         "expected. Drag the timeline back and look again.");
    m_seen->setOutcome(isOpen ? -1 : state.seen, isOpen ? -1 : state.recorded, reply);
    if (isOpen && isVisible())
        QMetaObject::invokeMethod(
            this, [this] { m_scroll->ensureWidgetVisible(m_seen); }, Qt::QueuedConnection);
}

void LessonPane::showTransfer(const PredictionState& state)
{
    m_transfer->setVisible(m_questions.transfer && (state.told() || !m_predicts));
    if (!m_questions.transfer)
        return;
    const auto& answers = m_questions.transfer->answers;
    const auto right = std::ranges::find(answers, true, &lesson::Transfer::Answer::right);
    const int rightIndex = int(right - answers.begin());
    QString reply;
    if (state.transfer >= 0 && state.transfer < int(answers.size()))
        reply = QStringLiteral("%1 %2").arg(
            state.transfer == rightIndex ? tr("✓ **Right.**") : tr("✗ **No.**"),
            QString::fromStdString(answers[std::size_t(state.transfer)].reply));
    m_transfer->setOutcome(state.transfer, state.transfer < 0 ? -1 : rightIndex, reply);
}

void LessonPane::setPrerequisites(const QStringList& titles)
{
    m_prerequisites = titles;
    showRests();
}

void LessonPane::showRests()
{
    QStringList lines;
    if (!m_misconception.isEmpty())
        lines << tr("Breaks the belief: *%1*").arg(m_misconception);
    if (!m_prerequisites.isEmpty())
        lines << tr("First: %1").arg(m_prerequisites.join(QStringLiteral(" · ")));
    m_rests->setMarkdown(lines.join(QStringLiteral("\n\n")));
    m_rests->setVisible(!lines.isEmpty());
}

void LessonPane::setRunWords(const lesson::RunWords& words)
{
    m_explanation->setRunWords(words);
}

void LessonPane::setReached(const std::set<std::string>& checkpoints)
{
    m_try->setReached(checkpoints);
}

} // namespace crosstalk::lessonpane
