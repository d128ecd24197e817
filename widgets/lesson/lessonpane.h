#pragma once

#include "engine/lesson/lesson.h"
#include "widgets/lesson/predictioncard.h"

#include <QFrame>

#include <set>
#include <string>

class QAction;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace crosstalk::controls {
class ActionButton;
class Caption;
class MarkdownLabel;
} // namespace crosstalk::controls

namespace crosstalk::lessonpane {

class TryList;

/// The left column: what the lesson says, asks and suggests, and the way to the next one.
class LessonPane : public QFrame
{
    Q_OBJECT

public:
    LessonPane(QAction* back, QAction* next, QWidget* parent = nullptr);

    void setLesson(const lesson::Lesson& lesson);
    void setReached(const std::set<std::string>& checkpoints);

    PredictionCard* prediction() const { return m_prediction; }

protected:
    bool event(QEvent* event) override;

private:
    static QString placeOf(const lesson::Lesson& lesson);
    void restyle();
    void keepWide();

    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    QHBoxLayout* m_foot;
    controls::Caption* m_place;
    QLabel* m_title;
    controls::MarkdownLabel* m_text;
    PredictionCard* m_prediction;
    TryList* m_try;
};

} // namespace crosstalk::lessonpane
