#pragma once

#include "engine/lesson/questions.h"
#include "engine/lesson/runplaces.h"
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

class ExplanationBox;
class QuestionCard;
class ReadingBox;
class TryList;

/// The left column: what the lesson says, asks and suggests, and the way to the next one.
class LessonPane : public QFrame
{
    Q_OBJECT

public:
    LessonPane(QAction* back, QAction* next, QWidget* parent = nullptr);

    void setLesson(const lesson::Lesson& lesson, const lesson::Questions& questions = {});
    /// What is shown is a recording of it: there is nothing to predict any more.
    void setRecorded();
    void setPrerequisites(const QStringList& titles); ///< what should have been through before
    void setReached(const std::set<std::string>& checkpoints);
    /// How far the reader has come with the lesson's questions: each shows the next.
    void setState(const PredictionState& state);
    /// What the explanation says of the run that was predicted.
    void setRunWords(const lesson::RunWords& words);

    PredictionCard* prediction() const { return m_prediction; }

signals:
    void seenAnswered(int answer);
    void transferAnswered(int answer);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< its page's

private:
    static QString placeOf(const lesson::Lesson& lesson);
    void buildQuestions(QWidget* page);
    void showRests();
    void askQuestions();
    void showSeen(const PredictionState& state);
    void showTransfer(const PredictionState& state);
    void restyle();
    void keepWide();

    std::vector<lesson::Prediction::Answer> m_observable;
    lesson::Questions m_questions;
    QString m_misconception;
    QStringList m_prerequisites;
    bool m_predicts = false;
    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    QHBoxLayout* m_foot;
    controls::Caption* m_place;
    QLabel* m_title;
    controls::MarkdownLabel* m_rests; ///< on what: the belief it breaks, what comes before
    controls::MarkdownLabel* m_text;
    PredictionCard* m_prediction;
    QuestionCard* m_seen = nullptr;
    ExplanationBox* m_explanation = nullptr;
    TryList* m_try = nullptr;
    QuestionCard* m_transfer = nullptr;
    ReadingBox* m_reading = nullptr;
};

} // namespace crosstalk::lessonpane
