#pragma once

#include "engine/lesson/lesson.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <string>
#include <vector>

class QLabel;

namespace crosstalk::controls {
class MarkdownLabel;
}

namespace crosstalk::window {

/// The teacher's notes on the lesson shown, in a window for the teacher's own screen, with a clock
/// beside the minutes that each part was planned for. The clock begins when a lesson is first shown.
class NotesWindow : public QWidget
{
    Q_OBJECT

public:
    explicit NotesWindow(QWidget* parent = nullptr);

    void setLesson(const lesson::Lesson& lesson);
    QString notes() const;

    /// What the clock's line says after so many seconds of a lesson with these notes.
    static QString timing(qint64 seconds, const QString& notes, int minutes);

private:
    void showTime();

    QLabel* m_title;
    QLabel* m_clock;
    controls::MarkdownLabel* m_text;
    std::string m_id;
    int m_minutes = 0;
    QElapsedTimer m_since;
    QTimer m_second;
};

} // namespace crosstalk::window
