#pragma once

#include "widgets/stage/style.h"
#include "widgets/theme/badge.h"

#include <QPainterPath>
#include <QPen>
#include <QRectF>
#include <QRegion>
#include <QString>

#include <variant>
#include <vector>

// The stage as a list of things to draw, made from a Snapshot and compared with the list before:
// only what differs is painted again.

namespace crosstalk::stage {

/// One line of text. `box` is the box that it must stay inside.
struct Label
{
    QRectF box;
    QRectF ink; ///< where the text lies: its advance × line height
    TextRole role = TextRole::Label;
    QColor colour;
    QString text;
    QString full; ///< what was elided, else empty
    bool operator==(const Label&) const = default;
};

/// A rectangle with round corners.
struct Box
{
    QRectF rect;
    double radius = 0;
    QColor fill;
    QPen pen = Qt::NoPen;
    bool operator==(const Box&) const = default;
};

/// Any other shape.
struct Stroke
{
    QPainterPath path;
    QPen pen = Qt::NoPen;
    QColor fill = Qt::transparent;
    bool operator==(const Stroke&) const = default;
};

/// Hatching: asleep.
struct Stripes
{
    QPainterPath path;
    QColor colour;
    double spacing = 8;
    bool operator==(const Stripes&) const = default;
};

/// A state label like "held by you".
struct Chip
{
    QRectF rect;
    int process = -1;
    theme::ChipStyle style = theme::ChipStyle::Plain;
    QString text;
    QString full;
    bool operator==(const Chip&) const = default;
};

/// A process's badge.
struct Badge
{
    QRectF rect;
    int process = -1;
    QColor colour;
    bool operator==(const Badge&) const = default;
};

/// Slots side by side, each filled from the bottom by a share.
struct Cells
{
    QRectF rect;
    int columns = 1;
    int rows = 1;
    double gap = 2;
    bool reversed = false;
    std::vector<float> fill;     ///< 0 to 1
    std::vector<QColor> colours; ///< of each; empty: all are `on`
    QColor on;
    QColor off;  ///< background of a cell
    QColor line; ///< its outline where it is not full; invalid: none
    bool operator==(const Cells&) const = default;

    QRectF cell(int index) const;
};

using Primitive = std::variant<Label, Box, Stroke, Stripes, Chip, Badge, Cells>;

/// Every pixel that painting it may touch.
QRectF bounds(const Primitive& primitive);

void paint(QPainter& painter, const Primitive& primitive, const StageStyle& style);

/// What a group of primitives stands for: something that can be pointed at and named.
struct Item
{
    enum class Kind
    {
        Backdrop,
        Process,
        Channel,
        Variable,
        Family, ///< of processes: folded into one card, or the sign that folds it
        Hint,
        Headline
    };
    Kind kind = Kind::Backdrop;
    int index = -1; ///< process (of a family its first), channel or variable
    QRectF rect;
    QString name;        ///< for assistive technology; empty: see itemName()
    QString description; ///< tooltip; empty: see itemDescription()
    bool operator==(const Item&) const = default;
};

/// An item and how it is drawn. Texts are laid out as they are added, so they can be checked.
class Group
{
public:
    Group(const StageStyle& style, Item item) : item(std::move(item)), m_style(&style) {}

    Item item;
    std::vector<Primitive> primitives;

    void box(const QRectF& rect, double radius, const QColor& fill, const QPen& pen = Qt::NoPen);
    void stroke(const QPainterPath& path, const QPen& pen, const QColor& fill = Qt::transparent);
    void line(QPointF from, QPointF to, const QPen& pen);

    /// The first of `choices` that fits, in `box`; returns where it lies.
    QRectF text(const QRectF& box, TextRole role, const QColor& colour, const QStringList& choices,
                Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
    QRectF text(const QRectF& box, TextRole role, const QColor& colour, const QString& text,
                Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

    /// Lines of a wrapped text, one below the other, the block aligned in `box`.
    void lines(const QRectF& box, TextRole role, const QColor& colour, const QStringList& lines,
               Qt::Alignment alignment);

    /// A chip at one end of `row`, as wide as the first of `choices` that fits.
    QRectF chip(const QRectF& row, int process, theme::ChipStyle style, const QStringList& choices,
                Qt::Alignment alignment = Qt::AlignLeft);

    const StageStyle& style() const { return *m_style; }

private:
    const StageStyle* m_style;
};

/// The part of the stage where `now` looks different from `before`.
QRegion difference(const std::vector<Group>& before, const std::vector<Group>& now);

} // namespace crosstalk::stage
