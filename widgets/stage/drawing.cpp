#include "widgets/stage/drawing.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

QRectF outlined(const QRectF& rect, const QPen& pen)
{
    const double margin = pen.style() == Qt::NoPen ? 1 : pen.widthF() / 2 + 2;
    return rect.adjusted(-margin, -margin, margin, margin);
}

struct Bounds
{
    QRectF operator()(const Label& label) const { return label.ink.adjusted(-3, -2, 3, 2); }
    QRectF operator()(const Box& box) const { return outlined(box.rect, box.pen); }
    QRectF operator()(const Stroke& s) const { return outlined(s.path.boundingRect(), s.pen); }
    QRectF operator()(const Stripes& s) const
    {
        return s.path.boundingRect().adjusted(-1, -1, 1, 1);
    }
    QRectF operator()(const Chip& chip) const { return chip.rect.adjusted(-2, -2, 2, 2); }
    QRectF operator()(const Badge& badge) const { return badge.rect.adjusted(-2, -2, 2, 3); }
    QRectF operator()(const Cells& cells) const { return cells.rect.adjusted(-2, -2, 2, 2); }
};

/// Hundreds of cells: plain rectangles on whole pixels.
void paintSmallCell(QPainter& painter, const Cells& cells, const QRectF& cell, double share,
                    const QColor& on)
{
    const double width = std::max(1.0, std::floor(cell.width()));
    const QRectF whole(std::floor(cell.left()), std::floor(cell.top()), width,
                       std::max(1.0, std::floor(cell.height())));
    if (share < 1)
        painter.fillRect(whole, cells.line.isValid() ? cells.line : cells.off);
    if (share > 0)
        painter.fillRect(whole.adjusted(0, std::floor(whole.height() * (1 - share)), 0, 0), on);
}

void paintCells(QPainter& painter, const Cells& cells)
{
    const int count = int(cells.fill.size());
    const bool small = count > 64 || cells.cell(0).width() < 6;
    for (int i = 0; i < count; ++i) {
        const QRectF cell = cells.cell(cells.reversed ? count - 1 - i : i);
        const double radius = std::min(3.0, cell.width() / 4);
        const double share = double(cells.fill[std::size_t(i)]);
        const bool own = std::size_t(i) < cells.colours.size();
        const QColor on = own ? cells.colours[std::size_t(i)] : cells.on;
        if (small) {
            paintSmallCell(painter, cells, cell, share, on);
            continue;
        }
        painter.setPen(cells.line.isValid() ? QPen(cells.line, 1) : QPen(Qt::NoPen));
        painter.setBrush(cells.off);
        if (share < 1)
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        if (share <= 0)
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(on);
        QRectF filled = cell;
        filled.setTop(cell.bottom() - std::max(2.0, cell.height() * share));
        painter.drawRoundedRect(filled, radius, radius);
    }
}

struct Paint
{
    QPainter& painter;
    const StageStyle& style;

    void operator()(const Label& label) const
    {
        painter.setPen(label.colour);
        painter.setFont(style.font(label.role));
        painter.drawText(QPointF(label.ink.left(), label.ink.top() + style.ascent(label.role)),
                         label.text);
    }
    void operator()(const Box& box) const
    {
        painter.setPen(box.pen);
        painter.setBrush(box.fill);
        if (box.radius > 0)
            painter.drawRoundedRect(box.rect, box.radius, box.radius);
        else if (box.pen.style() == Qt::NoPen)
            painter.fillRect(box.rect, box.fill);
        else
            painter.drawRect(box.rect);
    }
    void operator()(const Stroke& stroke) const
    {
        painter.setPen(stroke.pen);
        painter.setBrush(stroke.fill);
        painter.drawPath(stroke.path);
    }
    void operator()(const Stripes& stripes) const
    {
        theme::paintHatching(painter, stripes.path, stripes.colour, stripes.spacing);
    }
    void operator()(const Chip& chip) const
    {
        theme::paintChip(painter, chip.rect, style.theme(), chip.process, chip.style,
                         style.font(TextRole::Strong), chip.text);
    }
    void operator()(const Badge& badge) const
    {
        theme::paintBadge(painter, badge.rect, badge.process, badge.colour);
    }
    void operator()(const Cells& cells) const { paintCells(painter, cells); }
};

void add(QRegion& region, const QRectF& rect)
{
    region += rect.toAlignedRect();
}

void addAll(QRegion& region, const Group& group)
{
    for (const Primitive& primitive : group.primitives)
        add(region, bounds(primitive));
}

} // namespace

QRectF Cells::cell(int index) const
{
    const double width = (rect.width() - gap * (columns - 1)) / columns;
    const double height = (rect.height() - gap * (rows - 1)) / rows;
    return QRectF(rect.left() + (index % columns) * (width + gap),
                  rect.top() + (index / columns) * (height + gap), width, height);
}

QRectF bounds(const Primitive& primitive)
{
    return std::visit(Bounds{}, primitive);
}

void paint(QPainter& painter, const Primitive& primitive, const StageStyle& style)
{
    std::visit(Paint{painter, style}, primitive);
}

void Group::box(const QRectF& rect, double radius, const QColor& fill, const QPen& pen)
{
    primitives.push_back(Box{rect, radius, fill, pen});
}

void Group::stroke(const QPainterPath& path, const QPen& pen, const QColor& fill)
{
    primitives.push_back(Stroke{path, pen, fill});
}

void Group::line(QPointF from, QPointF to, const QPen& pen)
{
    QPainterPath path(from);
    path.lineTo(to);
    stroke(path, pen);
}

QRectF Group::text(const QRectF& box, TextRole role, const QColor& colour,
                   const QStringList& choices, Qt::Alignment alignment)
{
    const QString text = m_style->firstFit(role, choices, box.width());
    if (text.isEmpty())
        return QRectF(box.topLeft(), QSizeF(0, 0));
    const QSizeF size(m_style->width(role, text), m_style->lineHeight(role));
    double x = box.left();
    if (alignment & Qt::AlignRight)
        x = box.right() - size.width();
    else if (alignment & Qt::AlignHCenter)
        x = box.center().x() - size.width() / 2;
    double y = box.top();
    if (alignment & Qt::AlignVCenter)
        y = box.center().y() - size.height() / 2;
    else if (alignment & Qt::AlignBottom)
        y = box.bottom() - size.height();
    // Whole pixels: glyphs stay sharp and a value that changes does not tremble.
    const QRectF ink(QPointF(std::floor(x), std::floor(y)), size);
    const bool elided = text != choices.last() && text.endsWith(QChar(0x2026));
    primitives.push_back(Label{box, ink, role, colour, text, elided ? choices.first() : QString()});
    return ink;
}

QRectF Group::text(const QRectF& box, TextRole role, const QColor& colour, const QString& text,
                   Qt::Alignment alignment)
{
    return this->text(box, role, colour, QStringList{text}, alignment);
}

void Group::lines(const QRectF& box, TextRole role, const QColor& colour, const QStringList& lines,
                  Qt::Alignment alignment)
{
    const double height = m_style->lineHeight(role);
    double y = box.top();
    if (alignment & Qt::AlignVCenter)
        y = box.center().y() - height * double(lines.size()) / 2;
    for (const QString& line : lines) {
        text(QRectF(box.left(), y, box.width(), height), role, colour, line,
             (alignment & Qt::AlignHorizontal_Mask) | Qt::AlignTop);
        y += height;
    }
}

QRectF Group::chip(const QRectF& row, int process, theme::ChipStyle style,
                   const QStringList& choices, Qt::Alignment alignment)
{
    const double margins =
        theme::chipWidth(m_style->font(TextRole::Strong), QString(), row.height());
    const QString text = m_style->firstFit(TextRole::Strong, choices, row.width() - margins);
    if (text.isEmpty())
        return QRectF(row.topLeft(), QSizeF(0, 0));
    QRectF rect(row.left(), row.top(), m_style->width(TextRole::Strong, text) + margins,
                row.height());
    if (alignment & Qt::AlignRight)
        rect.moveRight(row.right());
    primitives.push_back(
        Chip{rect, process, style, text, text == choices.first() ? QString() : choices.first()});
    return rect;
}

QRegion difference(const std::vector<Group>& before, const std::vector<Group>& now)
{
    QRegion region;
    const std::size_t common = std::min(before.size(), now.size());
    for (std::size_t i = 0; i < common; ++i) {
        const Group& a = before[i];
        const Group& b = now[i];
        if (a.primitives.size() != b.primitives.size()) {
            addAll(region, a);
            addAll(region, b);
            continue;
        }
        for (std::size_t k = 0; k < a.primitives.size(); ++k) {
            if (a.primitives[k] == b.primitives[k])
                continue;
            add(region, bounds(a.primitives[k]));
            add(region, bounds(b.primitives[k]));
        }
    }
    for (std::size_t i = common; i < before.size(); ++i)
        addAll(region, before[i]);
    for (std::size_t i = common; i < now.size(); ++i)
        addAll(region, now[i]);
    return region;
}

} // namespace crosstalk::stage
