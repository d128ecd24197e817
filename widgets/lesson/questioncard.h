#pragma once

#include <QFrame>
#include <QStringList>

#include <vector>

class QAction;
class QVBoxLayout;

namespace crosstalk::controls {
class ActionButton;
class Caption;
class MarkdownLabel;
} // namespace crosstalk::controls

namespace crosstalk::lessonpane {

class AnswerOption;

/// A question that is answered once and told about at once. Tab and arrow keys reach each answer.
class QuestionCard : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionCard(QWidget* parent = nullptr);

    /// `question` is Markdown; `button` is what answering is called.
    void setQuestion(const QString& caption, const QString& question, const QStringList& answers,
                     const QString& button);
    /// What was answered and what is right: indices, -1 while open. `reply` is Markdown.
    void setOutcome(int chosen, int right, const QString& reply);

signals:
    void answered(int answer);

private:
    void addAnswer(const QString& words);
    void restyle();
    void show();

    int m_chosen = -1;
    int m_told = -1; ///< the answer that was given; -1 while open
    int m_right = -1;
    controls::Caption* m_caption;
    controls::MarkdownLabel* m_question;
    QVBoxLayout* m_answerRows;
    std::vector<AnswerOption*> m_answers;
    QAction* m_go;
    controls::ActionButton* m_button;
    controls::MarkdownLabel* m_reply;
};

} // namespace crosstalk::lessonpane
