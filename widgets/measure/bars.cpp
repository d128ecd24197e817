#include "widgets/measure/bars.h"

#include "widgets/measure/words.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crosstalk::measuretab {

namespace {

constexpr double namesLeft = 32, captionHeight = 22; // design pixels

QString count(double number)
{
    return theme::locale().toString(number, 'f', std::abs(number - std::round(number)) < 0.05 ? 0 : 1);
}

double nameWidth()
{
    return widthOfNames(theme::current().sans(13));
}

} // namespace

Bars::Bars(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            qOverload<>(&QWidget::update));
    describe();
}

QSize Bars::minimumSizeHint() const
{
    return {int(theme::current().px(420)), int(theme::current().px(170))};
}

void Bars::setSize(long bytes)
{
    m_size = bytes;
    describe();
    update();
}

void Bars::setResults(const std::vector<measure::Measured>& results)
{
    m_results = results;
    describe();
    update();
}

std::vector<measure::Measured> Bars::rows() const
{
    std::vector<measure::Measured> all;
    for (const measure::Way way : measure::allWays) {
        measure::Measured& row = all.emplace_back();
        row.cell = {way, measure::Job::ThereAndBack, m_size};
        for (const measure::Measured& result : m_results)
            if (result.cell == row.cell)
                row = result;
    }
    return all;
}

double Bars::valueOf(const measure::Measured& result, Column column)
{
    if (result.absent || result.ns.runs == 0 || (column >= Calls && !result.crossings))
        return -1;
    switch (column) {
    case Time:
        return result.ns.median;
    case Processor:
        return result.cpuNs.median;
    case Calls:
        return result.crossings->calls;
    default:
        return result.crossings->copies;
    }
}

QString Bars::textOf(const measure::Measured& result, Column column)
{
    const double value = valueOf(result, column);
    if (value < 0)
        return QStringLiteral("–");
    return column == Time || column == Processor ? timeText(value) : count(value);
}

void Bars::describe()
{
    setAccessibleName(tr("What one message of %1 costs").arg(sizeText(m_size)));
    QStringList sentences;
    for (const measure::Measured& result : rows())
        if (result.ns.runs > 0)
            sentences << tr("%1: %2, %3 of processor time, %4 system calls, %5 copies")
                         .arg(nameOf(result.cell.way), textOf(result, Time),
                              textOf(result, Processor), textOf(result, Calls),
                              textOf(result, Copies));
    setAccessibleDescription(sentences.join(QStringLiteral("; ")));
}

double Bars::rowHeight() const
{
    const theme::Theme& theme = theme::current();
    return std::min(theme.px(30), (height() - theme.px(captionHeight) - theme.px(10)) / 7.0);
}

double Bars::rowTop(std::size_t row) const
{
    return theme::current().px(captionHeight) + double(row) * rowHeight();
}

QRectF Bars::column(int index, double top) const
{
    const theme::Theme& theme = theme::current();
    const double left = theme.px(namesLeft + 10) + nameWidth();
    const double wide = (width() - left - theme.px(14)) / double(columnCount);
    return {left + wide * index, top, wide - theme.px(12), rowHeight()};
}

QString Bars::caption(int index)
{
    const QString captions[]{tr("TIME"), tr("PROCESSOR"), tr("SYSTEM CALLS"), tr("COPIES")};
    return captions[index];
}

QRectF Bars::captionBox(int index) const
{
    return {column(index, 0).topLeft(),
            QSizeF(column(index, 0).width(), theme::current().px(captionHeight))};
}

Bars::Cell Bars::cellOf(const measure::Measured& result, Column which, std::size_t row,
                        double largest) const
{
    const double value = valueOf(result, which);
    return {column(which, rowTop(row)), textOf(result, which),
            value < 0 ? -1 : largest > 0 ? value / largest : 0};
}

void Bars::paintCell(QPainter& painter, const Cell& cell, measure::Way way) const
{
    const theme::Theme& theme = theme::current();
    const double words = theme.px(58);
    painter.setPen(theme.palette().text);
    painter.drawText(cell.box, int(Qt::AlignLeft | Qt::AlignVCenter), cell.text);
    if (cell.part < 0 || cell.box.width() < words + theme.px(12))
        return;
    const QRectF bar = cell.box.adjusted(words, cell.box.height() / 2 - theme.px(4), 0, 0);
    const QRectF track(bar.left(), bar.top(), bar.width(), theme.px(8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.palette().track);
    painter.drawRoundedRect(track, theme.px(4), theme.px(4));
    if (cell.part <= 0)
        return;
    painter.setBrush(colourOf(way));
    painter.drawRoundedRect(
        QRectF(track.left(), track.top(), std::max(track.width() * cell.part, theme.px(2)),
               track.height()),
        theme.px(4), theme.px(4));
}

void Bars::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.palette().panel);
    painter.setFont(theme.caps());
    painter.setPen(theme.palette().muted);
    for (int i = 0; i < columnCount; ++i)
        painter.drawText(captionBox(i), int(Qt::AlignLeft | Qt::AlignVCenter), caption(i));
    const auto all = rows();
    for (std::size_t row = 0; row < all.size(); ++row) {
        const double middle = rowTop(row) + rowHeight() / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(all[row].cell.way));
        paintMark(painter, all[row].cell.way, {theme.px(20), middle}, theme.px(4));
        painter.setFont(theme.sans(13));
        painter.setPen(theme.palette().text);
        painter.drawText(QRectF(theme.px(namesLeft), rowTop(row), nameWidth(), rowHeight()),
                         int(Qt::AlignLeft | Qt::AlignVCenter), nameOf(all[row].cell.way));
        painter.setFont(theme.mono(12));
        for (int i = 0; i < columnCount; ++i) {
            double largest = 0;
            for (const auto& each : all)
                largest = std::max(largest, valueOf(each, Column(i)));
            paintCell(painter, cellOf(all[row], Column(i), row, largest), all[row].cell.way);
        }
    }
}

std::vector<theme::TextBox> Bars::textBoxes() const
{
    const theme::Theme& theme = theme::current();
    const QFontMetricsF names(theme.sans(13)), figures(theme.mono(12));
    const QFontMetricsF capitals(theme.caps());
    std::vector<theme::TextBox> boxes;
    for (int i = 0; i < columnCount; ++i)
        boxes.push_back({caption(i),
                         QRectF(captionBox(i).topLeft(),
                                QSizeF(capitals.horizontalAdvance(caption(i)), 1)),
                         captionBox(i)});
    const auto all = rows();
    for (std::size_t row = 0; row < all.size(); ++row) {
        const QString name = nameOf(all[row].cell.way);
        const QRectF box(theme.px(namesLeft), rowTop(row), nameWidth(), rowHeight());
        boxes.push_back({name, QRectF(box.topLeft(), QSizeF(names.horizontalAdvance(name), 1)), box});
        for (int i = 0; i < columnCount; ++i) {
            const Cell cell = cellOf(all[row], Column(i), row, 0);
            boxes.push_back(
                {cell.text,
                 QRectF(cell.box.topLeft(), QSizeF(figures.horizontalAdvance(cell.text), 1)),
                 cell.box});
        }
    }
    return boxes;
}

} // namespace crosstalk::measuretab
