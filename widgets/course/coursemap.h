#pragma once

#include <QFrame>
#include <QStringList>

#include <string>
#include <vector>

namespace crosstalk::course {

class LessonRow;

/// One lesson as the map shows it.
struct LessonLine
{
    std::string id = {};
    QString title = {};
    QString misconception = {}; ///< the belief it breaks, as a sentence
    int number = 1;             ///< in the whole course
    int minutes = 0;
    int done = 0;  ///< of its checkpoints and questions …
    int total = 0; ///< … that there are
    std::vector<std::string> requires_ = {}; ///< ids of what should have been through before

    bool isDone() const { return total > 0 && done == total; }
};

/// A group of the course, in order.
struct CourseGroup
{
    QString title = {};
    std::vector<LessonLine> lessons = {};
};

/// The map of the course: every lesson a row that opens it, group by group, in as many columns as
/// there is room for. While one is pointed at or has the focus, those that it rests on are marked,
/// and a line below says all there is to know of it.
class CourseMap : public QFrame
{
    Q_OBJECT

public:
    explicit CourseMap(QWidget* parent = nullptr);

    void setGroups(const std::vector<CourseGroup>& groups);
    /// Where one was last; empty: nowhere.
    void setCurrent(const std::string& lesson);

signals:
    void lessonChosen(const std::string& lesson);
    void described(const QString& words); ///< of the row that is looked at; empty: none is

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Group
    {
        QWidget* title;
        std::vector<LessonRow*> rows;
    };
    void layOut();
    void lookAt(const LessonRow* row);
    QString titleOf(const std::string& lesson) const;
    QString wordsOn(const LessonRow& row) const;

    std::vector<Group> m_groups;
    std::string m_current;
};

} // namespace crosstalk::course
