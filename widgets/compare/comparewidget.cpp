#include "widgets/compare/comparewidget.h"

#include "widgets/controls/figures.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace crosstalk::compare {

namespace {

enum Column
{
    Way,
    Requests,
    Calls,
    Copies,
    Bytes,
    Time,
    Bar,
    columnCount
};

/// Parts of the width, of a hundred.
constexpr std::array<double, columnCount> widths{25, 12, 13, 14, 11, 13, 12};
constexpr double rowHeight = 30;
constexpr double captionHeight = 24;

QString decimal(double number)
{
    return theme::locale().toString(number, 'f', number < 10 && number != std::round(number) ? 1 : 0);
}

QString timeText(std::uint64_t ns)
{
    if (ns < 10'000)
        return QStringLiteral("%1 µs").arg(decimal(double(ns) / 1e3));
    if (ns < 1'000'000)
        return QStringLiteral("%1 µs").arg(ns / 1000);
    return QStringLiteral("%1 ms").arg(decimal(double(ns) / 1e6));
}

} // namespace

CompareWidget::CompareWidget(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            qOverload<>(&QWidget::update));
}

void CompareWidget::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    describe();
    update();
}

/// What a screen reader says of the table: a sentence a way.
void CompareWidget::describe()
{
    QStringList sentences;
    if (m_snapshot)
        for (const world::WayView& way : m_snapshot->ways)
            sentences << tr("%1: %2 requests, %3 calls and %4 copies each, %5")
                             .arg(QString::fromStdString(way.name))
                             .arg(way.requests)
                             .arg(decimal(way.calls), decimal(way.copies),
                                  way.timed != 0 ? timeText(way.medianNs) : tr("not timed"));
    setAccessibleName(tr("Side by side"));
    setAccessibleDescription(sentences.join(QStringLiteral(". ")));
}

QSize CompareWidget::minimumSizeHint() const
{
    return {int(theme::current().px(420)), int(theme::current().px(120))};
}

QRectF CompareWidget::area() const
{
    const double margin = theme::current().px(14);
    return QRectF(rect()).adjusted(margin, margin * 0.7, -margin, -margin * 0.5);
}

QRectF CompareWidget::column(int index, double top, double height) const
{
    const QRectF all = area();
    double before = 0;
    for (int i = 0; i < index; ++i)
        before += widths[std::size_t(i)];
    const double gap = theme::current().px(8);
    return {all.left() + all.width() * before / 100, top,
            all.width() * widths[std::size_t(index)] / 100 - gap, height};
}

double CompareWidget::rowTop(std::size_t row) const
{
    const theme::Theme& theme = theme::current();
    return area().top() + theme.px(captionHeight) + double(row) * theme.px(rowHeight);
}

std::uint64_t CompareWidget::longestNs() const
{
    std::uint64_t longest = 1;
    for (const world::WayView& way : m_snapshot->ways)
        longest = std::max(longest, way.highNs);
    return longest;
}

void CompareWidget::addHeader(std::vector<Cell>& cells) const
{
    const theme::Theme& theme = theme::current();
    const QStringList captions{tr("WAY"),   tr("REQUESTS"),  tr("CALLS EACH"), tr("COPIES EACH"),
                               tr("BYTES"), tr("TIME EACH"), QString()};
    for (int i = 0; i < columnCount; ++i)
        cells.push_back({column(i, area().top(), theme.px(captionHeight)), captions[i],
                         theme.caps(), theme.palette().muted, i > Way});
}

void CompareWidget::addRow(std::vector<Cell>& cells, std::size_t row,
                           const world::WayView& way) const
{
    const theme::Theme& theme = theme::current();
    const auto box = [&](int index) { return column(index, rowTop(row), theme.px(rowHeight)); };
    const QFont mono = theme.mono(13);
    const QColor ink = theme.palette().text;
    cells.push_back(
        {box(Way), QString::fromStdString(way.name), theme.sans(14, QFont::DemiBold), ink});
    cells.push_back({box(Requests), controls::compact(double(way.requests)), mono, ink, true});
    cells.push_back({box(Calls), decimal(way.calls), mono, ink, true});
    cells.push_back({box(Copies), decimal(way.copies), mono, ink, true});
    cells.push_back({box(Bytes), controls::compact(way.bytes), mono, ink, true});
    cells.push_back({box(Time), way.timed != 0 ? timeText(way.medianNs) : tr("paced"), mono,
                     way.timed != 0 ? ink : theme.palette().muted, true});
}

std::vector<CompareWidget::Cell> CompareWidget::cells() const
{
    const theme::Theme& theme = theme::current();
    std::vector<Cell> cells;
    if (!m_snapshot || m_snapshot->ways.empty()) {
        cells.push_back({area(),
                         tr("Nothing to compare yet. A lesson that does one job in several ways "
                            "fills this table."),
                         theme.sans(14), theme.palette().muted});
        return cells;
    }
    addHeader(cells);
    for (std::size_t row = 0; row < m_snapshot->ways.size(); ++row)
        addRow(cells, row, m_snapshot->ways[row]);
    const QRectF note(area().left(), rowTop(m_snapshot->ways.size()), area().width(),
                      theme.px(captionHeight) * 1.5);
    cells.push_back({note,
                     tr("From request to answer, all processes: calls that were tapped, copies "
                        "across the boundary. Times: the middle one, and from a tenth to nine "
                        "tenths, only at full speed."),
                     theme.sans(12), theme.palette().muted});
    return cells;
}

void CompareWidget::paintBar(QPainter& painter, std::size_t row, const world::WayView& way) const
{
    if (way.timed == 0)
        return;
    const theme::Theme& theme = theme::current();
    const QRectF box = column(Bar, rowTop(row), theme.px(rowHeight))
                           .adjusted(theme.px(6), theme.px(11), 0, -theme.px(11));
    const double scale = box.width() / double(longestNs());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.palette().track);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setBrush(theme.palette().accent);
    painter.drawRoundedRect(QRectF(box.left(), box.top(),
                                   std::max(box.height(), double(way.medianNs) * scale),
                                   box.height()),
                            box.height() / 2, box.height() / 2);
    painter.setPen(QPen(theme.palette().text, theme.px(1.5)));
    const double middle = box.center().y();
    painter.drawLine(QPointF(box.left() + double(way.lowNs) * scale, middle),
                     QPointF(box.left() + double(way.highNs) * scale, middle));
}

void CompareWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme::current().palette().panel);
    for (const Cell& cell : cells()) {
        painter.setFont(cell.font);
        painter.setPen(cell.colour);
        painter.drawText(cell.box,
                         int(cell.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                             Qt::TextWordWrap,
                         cell.text);
    }
    if (m_snapshot)
        for (std::size_t row = 0; row < m_snapshot->ways.size(); ++row)
            paintBar(painter, row, m_snapshot->ways[row]);
}

std::vector<theme::TextBox> CompareWidget::textBoxes() const
{
    std::vector<theme::TextBox> boxes;
    for (const Cell& cell : cells()) {
        const QRectF ink = QFontMetricsF(cell.font).boundingRect(
            cell.box, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap), cell.text);
        boxes.push_back({cell.text, ink, cell.box});
    }
    return boxes;
}

} // namespace crosstalk::compare
