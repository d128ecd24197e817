#pragma once

#include <QAbstractButton>

namespace crosstalk::lessonpane {

/// One possible answer: a radio button in a box of its own, its words wrapped.
class AnswerOption : public QAbstractButton
{
    Q_OBJECT

public:
    /// What the run said about it.
    enum class Outcome
    {
        Open,
        Right,
        Wrong,
        Happened
    };

    explicit AnswerOption(const QString& words, QWidget* parent = nullptr);

    void setOutcome(Outcome outcome);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QRect wordsBox(int width) const; ///< where the words go in a box of this width

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont wordFont() const;
    QColor edge() const;
    QColor fill() const;

    Outcome m_outcome = Outcome::Open;
};

} // namespace crosstalk::lessonpane
