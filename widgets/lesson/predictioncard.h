#pragma once

#include "engine/lesson/lesson.h"

#include <QFrame>

#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace crosstalk::controls {
class ActionButton;
class Caption;
class MarkdownLabel;
} // namespace crosstalk::controls

namespace crosstalk::lessonpane {

class AnswerOption;
class SureDots;

/// How a prediction stands; kept by whoever keeps the user's progress.
struct PredictionState
{
    int chosen = -1; ///< index into Prediction::answers
    int sure = 0;    ///< 1 to 4; 0 not said
    bool locked = false;
    bool running = false; ///< the predicted run is going on
    int happened = -1;    ///< what the run answered
    int seen = -1;        ///< what was said to be seen in it: index into lesson::observableIn()
    int recorded = -1;    ///< what the record has of that
    int transfer = -1;    ///< answer to the last question
    bool replayed = false; ///< a recording is shown: nothing runs

    /// The run has answered, and what was seen in it has been said: now it is told.
    bool told() const { return happened >= 0 && seen >= 0; }
};

/// A question that is answered before the run and by the run. Until it is locked in, what runs is
/// a demonstration.
class PredictionCard : public QFrame
{
    Q_OBJECT

public:
    explicit PredictionCard(QWidget* parent = nullptr);

    void setPrediction(const lesson::Prediction& prediction);
    void setState(const PredictionState& state);
    const PredictionState& state() const { return m_state; }

signals:
    void lockedIn(int answer, int sure);
    void runRequested();

private:
    void restyle();
    void show();
    void showButton();
    void showReply();
    void go();

    lesson::Prediction m_prediction;
    PredictionState m_state;
    controls::Caption* m_caption;
    controls::MarkdownLabel* m_question;
    QVBoxLayout* m_answerRows;
    std::vector<AnswerOption*> m_answers;
    QLabel* m_sureName;
    SureDots* m_sure;
    QAction* m_go;
    controls::ActionButton* m_button;
    controls::MarkdownLabel* m_reply;
};

} // namespace crosstalk::lessonpane
