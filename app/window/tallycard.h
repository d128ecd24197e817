#pragma once

#include "app/window/tally.h"
#include "engine/lesson/lesson.h"

#include <QFrame>

#include <vector>

class QGridLayout;
class QLabel;

namespace crosstalk::controls {
class MarkdownLabel;
}

namespace crosstalk::window {

/// The lesson's question before a class, in type for a room: its answers, a bar for the hands each
/// of them got and, once the run has answered, which of them happened. Lies over its parent.
class TallyCard : public QFrame
{
    Q_OBJECT

public:
    explicit TallyCard(QWidget* parent);

    void ask(const lesson::Prediction& prediction);
    /// Hands count only while it is open: from ask() until stopCounting().
    bool isOpen() const { return m_open; }
    void stopCounting(); ///< the hands stay as they are
    void raiseHand(int answer);
    void takeBack();
    const Tally& tally() const { return m_tally; }

    /// What the run came to: the index of an answer.
    void answer(int happened);

    void place(); ///< over all of its parent; call when that changes size

private:
    struct Row
    {
        QLabel* number;
        controls::MarkdownLabel* text;
        QWidget* bar;
        QLabel* hands;
    };
    void addRow(int answer, const QString& text);
    void showTally();
    QString footText() const;
    QString outcome() const;

    QGridLayout* m_grid;
    controls::MarkdownLabel* m_question;
    QLabel* m_foot;
    std::vector<Row> m_rows;
    Tally m_tally;
    bool m_open = false;
    int m_happened = -1;
};

} // namespace crosstalk::window
