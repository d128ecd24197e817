#include "widgets/lesson/lessonpane.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
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
    m_text = new controls::MarkdownLabel(page);
    m_text->setFontSize(13.5);
    m_prediction = new PredictionCard(page);
    m_try = new TryList(page);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_place, m_title, m_text, m_prediction, m_try})
        m_column->addWidget(each);
    m_column->addStretch(1);
    m_scroll->setWidget(page);
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

bool LessonPane::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        keepWide();
    return QFrame::event(event);
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

void LessonPane::setLesson(const lesson::Lesson& lesson)
{
    m_place->setText(placeOf(lesson));
    m_title->setText(QString::fromStdString(lesson.title));
    m_text->setMarkdown(QString::fromStdString(lesson.text));
    m_prediction->setVisible(lesson.prediction.has_value());
    if (lesson.prediction)
        m_prediction->setPrediction(*lesson.prediction);
    m_try->setCheckpoints(lesson.checkpoints);
    m_scroll->verticalScrollBar()->setValue(0);
}

void LessonPane::setReached(const std::set<std::string>& checkpoints)
{
    m_try->setReached(checkpoints);
}

} // namespace crosstalk::lessonpane
