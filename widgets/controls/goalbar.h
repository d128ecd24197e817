#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QAction;
class QLabel;

namespace crosstalk::controls {

class ActionButton;
class Caption;
class ElidedLabel;
class MarkdownLabel;

/// The bar of the game in which the reader is the scheduler: what is to be brought about, how many
/// moves it took so far, what came of it.
class GoalBar : public QFrame
{
    Q_OBJECT

public:
    /// How it goes; chooses the colour and the mark beside the words.
    enum class Tone
    {
        Open,
        Won,
        Missed,
    };

    /// Everything that is said in it.
    struct Words
    {
        QString caption; ///< "BE THE SCHEDULER · 1 OF 3"
        QString goal;    ///< "Make the balance end at 2"
        QString moves;   ///< "3 of at most 6 moves"
        QString said;    ///< a hint, or how it ended; Markdown
        Tone tone = Tone::Open;

        bool operator==(const Words&) const = default;
    };

    explicit GoalBar(const QList<QAction*>& actions, QWidget* parent = nullptr);

    void setWords(const Words& words);
    const Words& words() const { return m_words; }

private:
    void restyle();

    Words m_words;
    Caption* m_caption;
    QLabel* m_goal;
    QLabel* m_moves;
    MarkdownLabel* m_said;
};

} // namespace crosstalk::controls
