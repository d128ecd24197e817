#pragma once

#include "widgets/course/coursemap.h"

#include <QAbstractButton>

namespace crosstalk::course {

/// A lesson on the map: how far one has come, number, title, minutes, and the belief that it breaks.
class LessonRow : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LessonRow(const LessonLine& line, QWidget* parent = nullptr);

    const LessonLine& line() const { return m_line; }
    void setCurrent(bool current);   ///< where one was last
    void setRestedOn(bool restedOn); ///< another lesson that is looked at needs it

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintFrame(QPainter& painter) const;
    void paintProgress(QPainter& painter) const;
    void paintWords(QPainter& painter) const;

    const LessonLine m_line;
    bool m_current = false;
    bool m_restedOn = false;
};

} // namespace crosstalk::course
