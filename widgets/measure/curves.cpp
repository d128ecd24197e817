#include "widgets/measure/curves.h"

#include "widgets/measure/words.h"
#include "widgets/theme/appearance.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crosstalk::measuretab {

namespace {

constexpr double labelGap = 15; ///< design pixels from one line's name to the next

} // namespace

Curves::Curves(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            qOverload<>(&QWidget::update));
    describe();
}

QSize Curves::minimumSizeHint() const
{
    return {int(theme::current().px(420)), int(theme::current().px(150))};
}

void Curves::setShow(Show show)
{
    m_show = show;
    setResults(m_results);
}

double Curves::valueOf(const measure::Measured& result, double ns) const
{
    return m_show == Show::Time ? ns : 1e9 * double(result.cell.size) / ns;
}

void Curves::setResults(const std::vector<measure::Measured>& results)
{
    m_results = results;
    m_lines.clear();
    const auto job = m_show == Show::Time ? measure::Job::ThereAndBack : measure::Job::OneWay;
    for (const measure::Measured& result : m_results)
        if (result.cell.job == job && !result.absent && result.ns.low > 0)
            m_lines[result.cell.way].push_back(
                {double(result.cell.size), valueOf(result, result.ns.median),
                 valueOf(result, result.ns.low), valueOf(result, result.ns.high)});
    for (auto& [way, points] : m_lines)
        std::ranges::sort(points, {}, &Point::size);
    fitAxes();
    describe();
    update();
}

void Curves::fitAxes()
{
    double low = 1e300, high = 0;
    for (const auto& [way, points] : m_lines)
        for (const Point& point : points) {
            low = std::min({low, point.low, point.high});
            high = std::max({high, point.low, point.high});
        }
    const bool none = high <= 0;
    const int first = m_show == Show::Time ? 2 : 6, last = m_show == Show::Time ? 5 : 9;
    m_lowest = none ? first : int(std::floor(std::log10(low)));
    m_highest = none ? last : std::max(int(std::ceil(std::log10(high))), m_lowest + 1);
}

/// What a screen reader says: a sentence a way.
void Curves::describe()
{
    setAccessibleName(m_show == Show::Time ? tr("Time for one message against its size")
                                           : tr("Bytes a second against the size of a message"));
    QStringList sentences;
    for (const auto& [way, points] : m_lines)
        for (const Point& point : points)
            sentences << tr("%1, %2: %3")
                             .arg(nameOf(way), sizeText(long(point.size)), valueText(point.value));
    setAccessibleDescription(sentences.join(QStringLiteral("; ")));
}

QString Curves::valueText(double value) const
{
    return m_show == Show::Time ? timeText(value) : rateText(value);
}

QRectF Curves::plot() const
{
    const theme::Theme& theme = theme::current();
    const double names = theme.px(26) + widthOfNames(theme.sans(12));
    return QRectF(rect()).adjusted(theme.px(70), theme.px(14), -names, -theme.px(26));
}

double Curves::xOf(double size) const
{
    const double first = std::log2(double(measure::allSizes.front()));
    const double last = std::log2(double(measure::allSizes.back()));
    return plot().left() + plot().width() * (std::log2(size) - first) / (last - first);
}

double Curves::yOf(double value) const
{
    const double part = (std::log10(value) - m_lowest) / double(m_highest - m_lowest);
    return plot().bottom() - plot().height() * part;
}

void Curves::paintGrid(QPainter& painter) const
{
    const theme::Theme& theme = theme::current();
    const QRectF area = plot();
    painter.setFont(theme.sans(12));
    for (int power = m_lowest; power <= m_highest; ++power) {
        const double y = yOf(std::pow(10.0, power));
        painter.setPen(QPen(theme.palette().lineSoft, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme.palette().muted);
        painter.drawText(QRectF(0, y - theme.px(9), area.left() - theme.px(8), theme.px(18)),
                         int(Qt::AlignRight | Qt::AlignVCenter), valueText(std::pow(10.0, power)));
    }
    for (const long size : measure::allSizes) {
        const double x = xOf(double(size));
        painter.setPen(QPen(theme.palette().lineSoft, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(theme.palette().muted);
        painter.drawText(
            QRectF(x - theme.px(40), area.bottom() + theme.px(4), theme.px(80), theme.px(18)),
            int(Qt::AlignCenter), sizeText(size));
    }
}

void Curves::paintLine(QPainter& painter, measure::Way way, const std::vector<Point>& points) const
{
    const theme::Theme& theme = theme::current();
    QPolygonF line;
    for (const Point& point : points)
        line << QPointF(xOf(point.size), yOf(point.value));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colourOf(way), theme.px(2)));
    painter.drawPolyline(line);
    painter.setPen(QPen(colourOf(way), theme.px(1)));
    for (const Point& point : points) // from the quickest run to the slowest
        painter.drawLine(QPointF(xOf(point.size), yOf(point.low)),
                         QPointF(xOf(point.size), yOf(point.high)));
    painter.setBrush(colourOf(way));
    painter.setPen(QPen(theme.palette().panel, theme.px(1)));
    for (const QPointF& at : line)
        paintMark(painter, way, at, theme.px(3.6));
}

/// Each line's name at its end, moved apart where lines end close to each other.
std::vector<Curves::Label> Curves::labels() const
{
    std::vector<Label> all;
    for (const auto& [way, points] : m_lines)
        all.push_back({way, nameOf(way), yOf(points.back().value)});
    std::ranges::sort(all, {}, &Label::y);
    const double gap = theme::current().px(labelGap);
    for (std::size_t i = 1; i < all.size(); ++i)
        all[i].y = std::max(all[i].y, all[i - 1].y + gap);
    const double over = all.empty() ? 0 : all.back().y - plot().bottom();
    for (std::size_t i = all.size(); over > 0 && i-- > 0;) {
        const double most = plot().bottom() - double(all.size() - 1 - i) * gap;
        all[i].y = std::min(all[i].y, most);
    }
    return all;
}

void Curves::paintLabels(QPainter& painter) const
{
    const theme::Theme& theme = theme::current();
    painter.setFont(theme.sans(12));
    for (const Label& label : labels()) {
        const QPointF mark(plot().right() + theme.px(12), label.y);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(label.way));
        paintMark(painter, label.way, mark, theme.px(3.6));
        painter.setPen(theme.palette().text);
        painter.drawText(QRectF(mark.x() + theme.px(8), label.y - theme.px(9),
                                width() - mark.x() - theme.px(8), theme.px(18)),
                         int(Qt::AlignLeft | Qt::AlignVCenter), label.text);
    }
}

void Curves::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme::current().palette().panel);
    paintGrid(painter);
    for (const auto& [way, points] : m_lines)
        paintLine(painter, way, points);
    paintLabels(painter);
    if (m_lines.empty() && !m_results.empty()) { // throughput comes after the times
        painter.setFont(theme::current().sans(13));
        painter.setPen(theme::current().palette().muted);
        painter.drawText(plot(), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                         tr("Nothing of this has been measured yet."));
    }
}

std::vector<theme::TextBox> Curves::textBoxes() const
{
    const theme::Theme& theme = theme::current();
    const QFontMetricsF metrics(theme.sans(12));
    std::vector<theme::TextBox> boxes;
    for (const Label& label : labels()) {
        const QRectF ink(plot().right() + theme.px(20), label.y - metrics.height() / 2,
                         metrics.horizontalAdvance(label.text), metrics.height());
        boxes.push_back({label.text, ink, QRectF(rect())});
    }
    return boxes;
}

} // namespace crosstalk::measuretab
