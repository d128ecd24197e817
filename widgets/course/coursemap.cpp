#include "widgets/course/coursemap.h"

#include "widgets/controls/labels.h"
#include "widgets/course/lessonrow.h"
#include "widgets/theme/appearance.h"

#include <QEvent>

#include <algorithm>

namespace crosstalk::course {
namespace {

constexpr double narrowest = 390, columnGap = 22, titleHeight = 26, groupGap = 10; // design pixels

} // namespace

CourseMap::CourseMap(QWidget* parent) : QFrame(parent)
{
    setAccessibleName(tr("The course"));
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &CourseMap::layOut);
}

void CourseMap::setGroups(const std::vector<CourseGroup>& groups)
{
    for (const Group& group : m_groups) {
        delete group.title;
        qDeleteAll(group.rows);
    }
    m_groups.clear();
    for (const CourseGroup& each : groups) {
        Group group{new controls::Caption(each.title.toUpper(), this), {}};
        group.title->show();
        for (const LessonLine& line : each.lessons) {
            auto* row = new LessonRow(line, this);
            row->installEventFilter(this);
            row->show();
            connect(row, &QAbstractButton::clicked, this,
                    [this, id = line.id] { emit lessonChosen(id); });
            group.rows.push_back(row);
        }
        m_groups.push_back(std::move(group));
    }
    for (const Group& group : m_groups)
        for (LessonRow* row : group.rows) {
            row->setAccessibleDescription(wordsOn(*row));
            row->setCurrent(row->line().id == m_current);
        }
    layOut();
}

void CourseMap::setCurrent(const std::string& lesson)
{
    m_current = lesson;
    for (const Group& group : m_groups)
        for (LessonRow* row : group.rows)
            row->setCurrent(row->line().id == m_current);
}

void CourseMap::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    layOut();
}

/// Groups stay whole and in order; a column is left as soon as it has its share.
void CourseMap::layOut()
{
    const theme::Theme& theme = theme::current();
    const double gap = theme.px(columnGap);
    const int columns = std::max(1, int((width() + gap) / (theme.px(narrowest) + gap)));
    const int wide = int((width() - gap * (columns - 1)) / columns);
    const auto heightOf = [&](const Group& group) {
        const int rows = group.rows.empty() ? 0 : group.rows.front()->sizeHint().height();
        return int(theme.px(titleHeight + groupGap)) + rows * int(group.rows.size());
    };
    int whole = 0;
    for (const Group& group : m_groups)
        whole += heightOf(group);
    int column = 0, y = 0, done = 0, tallest = 0;
    for (const Group& group : m_groups) {
        const int share = whole * (column + 1) / columns;
        if (y > 0 && column + 1 < columns && done + heightOf(group) / 2 > share) {
            ++column;
            y = 0;
        }
        const int x = int(column * (wide + gap));
        group.title->setGeometry(x, y, wide, int(theme.px(titleHeight)));
        int at = y + int(theme.px(titleHeight));
        for (LessonRow* row : group.rows) {
            row->setGeometry(x, at, wide, row->sizeHint().height());
            at += row->height();
        }
        y += heightOf(group);
        done += heightOf(group);
        tallest = std::max(tallest, y);
    }
    setMinimumHeight(tallest);
}

QString CourseMap::titleOf(const std::string& lesson) const
{
    for (const Group& group : m_groups)
        for (const LessonRow* row : group.rows)
            if (row->line().id == lesson)
                return row->text();
    return QString::fromStdString(lesson);
}

QString CourseMap::wordsOn(const LessonRow& row) const
{
    const LessonLine& line = row.line();
    QStringList first;
    for (const std::string& id : line.requires_)
        first << titleOf(id);
    QString words = tr("%1, %2 minutes. Breaks the belief: “%3”")
                        .arg(row.text())
                        .arg(line.minutes)
                        .arg(line.misconception);
    words += QLatin1Char(' ') + (first.isEmpty() ? tr("Needs no other lesson;")
                                                 : tr("First: %1;").arg(first.join(tr(", "))));
    words += QLatin1Char(' ');
    if (line.isDone())
        words += tr("done.");
    else if (line.done == 0)
        words += tr("not begun.");
    else
        words += tr("%1 of %2 steps done.").arg(line.done).arg(line.total);
    return words;
}

void CourseMap::lookAt(const LessonRow* row)
{
    for (const Group& group : m_groups)
        for (LessonRow* each : group.rows)
            each->setRestedOn(row != nullptr && std::ranges::find(row->line().requires_,
                                                                  each->line().id) !=
                                                    row->line().requires_.end());
    emit described(row != nullptr ? wordsOn(*row) : QString());
}

bool CourseMap::eventFilter(QObject* watched, QEvent* event)
{
    const auto* row = qobject_cast<LessonRow*>(watched);
    if (row != nullptr && (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn))
        lookAt(row);
    if (row != nullptr && (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut))
        lookAt(nullptr);
    return QFrame::eventFilter(watched, event);
}

} // namespace crosstalk::course
