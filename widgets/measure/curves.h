#pragma once

#include "engine/measure/result.h"
#include "widgets/theme/textbox.h"

#include <QWidget>

#include <map>
#include <vector>

namespace crosstalk::measuretab {

/// Time for one message, or bytes a second, against the size of a message: a line a way, both axes
/// logarithmic. Lines grow as results come; a bar at each point is the spread.
class Curves : public QWidget
{
    Q_OBJECT

public:
    enum class Show
    {
        Time,  ///< there and back, per message
        Rate,  ///< one way, bytes a second
    };

    explicit Curves(QWidget* parent = nullptr);

    void setShow(Show show);
    void setResults(const std::vector<measure::Measured>& results);

    QSize minimumSizeHint() const override;
    std::vector<theme::TextBox> textBoxes() const; ///< for tests

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Point
    {
        double size, value, low, high;
    };
    using Lines = std::map<measure::Way, std::vector<Point>>;
    struct Label
    {
        measure::Way way;
        QString text;
        double y;
    };

    double valueOf(const measure::Measured& result, double ns) const;
    void describe();
    QRectF plot() const;
    double xOf(double size) const;
    double yOf(double value) const;
    QString valueText(double value) const;
    std::vector<Label> labels() const;
    void fitAxes();
    void paintGrid(QPainter& painter) const;
    void paintLine(QPainter& painter, measure::Way way, const std::vector<Point>& points) const;
    void paintLabels(QPainter& painter) const;

    Show m_show = Show::Time;
    std::vector<measure::Measured> m_results;
    Lines m_lines;
    int m_lowest = 2;  ///< powers of ten at the ends of the upright axis
    int m_highest = 5;
};

} // namespace crosstalk::measuretab
