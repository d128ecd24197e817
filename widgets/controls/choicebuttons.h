#pragma once

#include "engine/lesson/lesson.h"

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QButtonGroup;

namespace crosstalk::controls {

/// One option of a row of options that belong together.
class Segment : public QAbstractButton
{
    Q_OBJECT

public:
    Segment(const QString& words, bool first, bool last, QWidget* parent);

    void setFontSize(double designPixels);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont wordFont() const;
    bool m_first;
    bool m_last;
    double m_fontSize = 13;
};

/// The options of a live choice as rows of segments, exactly one of them in force.
class ChoiceButtons : public QWidget
{
    Q_OBJECT

public:
    explicit ChoiceButtons(const lesson::Choice& choice, QWidget* parent = nullptr);

    void setOption(int option); ///< shows it; does not emit
    void setFontSize(double designPixels);

signals:
    void chosen(int option); ///< by the user

private:
    QButtonGroup* m_group;
};

} // namespace crosstalk::controls
