#include "widgets/waits/picture.h"

#include "widgets/waits/words.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::waits {

using stage::Group;
using stage::Item;
using stage::TextRole;

namespace {

enum class Kind
{
    Waits,     ///< process → object
    CouldWake, ///< object → process: that one, or all together
    AnyOf,     ///< object → process: one of several would do
};

struct Arrow
{
    QRectF from;
    QRectF to;
    Kind kind = Kind::Waits;
    QColor colour;
    bool stuck = false;  ///< part of a deadlock
    bool paired = false; ///< another one goes the opposite way
};

/// Where the way from the middle of `box` to `towards` leaves it.
QPointF border(const QRectF& box, QPointF towards)
{
    const QPointF way = towards - box.center();
    const double x = way.x() == 0 ? 1e9 : box.width() / 2 / std::abs(way.x());
    const double y = way.y() == 0 ? 1e9 : box.height() / 2 / std::abs(way.y());
    return box.center() + way * std::min({x, y, 1.0});
}

QPainterPath headPath(QPointF tip, QPointF direction, double size)
{
    const QPointF across(-direction.y(), direction.x());
    QPainterPath head(tip);
    head.lineTo(tip - direction * size + across * size * 0.52);
    head.lineTo(tip - direction * size - across * size * 0.52);
    head.closeSubpath();
    return head;
}

void draw(Group& group, const PictureInput& in, const Arrow& arrow)
{
    const double unit = in.style.px(1);
    QPointF a = arrow.from.center(), b = arrow.to.center();
    const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
    if (length < 1)
        return;
    const QPointF way = (b - a) / length;
    const QPointF aside(-way.y(), way.x());
    QPointF start = border(arrow.from, b), end = border(arrow.to, a);
    if (arrow.paired) { // both ways beside each other, each bent to its right
        start += aside * unit * 9;
        end += aside * unit * 9;
    }
    const double size = unit * 9;
    const QPointF bend = (start + end) / 2 + aside * (arrow.paired ? unit * 8 : 0);
    QPointF direction = end - bend;
    direction /= std::max(1.0, std::hypot(direction.x(), direction.y()));
    QPainterPath line(start);
    line.quadTo(bend, end - direction * size * 0.8);
    QPen pen(arrow.colour, unit * (arrow.kind == Kind::Waits ? 2 : 1.5));
    pen.setCapStyle(Qt::FlatCap);
    if (arrow.kind == Kind::AnyOf)
        pen.setDashPattern({4, 3});
    if (arrow.stuck) { // a double line
        pen.setWidthF(unit * 5);
        group.stroke(line, pen);
        group.stroke(line, QPen(in.style.palette().sunken, unit * 2));
    } else {
        group.stroke(line, pen);
    }
    group.stroke(headPath(end, direction, size * (arrow.stuck ? 1.3 : 1)), Qt::NoPen, arrow.colour);
}

bool has(const std::vector<int>& sorted, int value)
{
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

/// A process's node with the outlines around it, where arrows end.
QRectF outlined(const PictureInput& in, std::size_t index, bool stuck)
{
    const bool selected = in.graph.processes()[index] == in.selected;
    const double around = in.style.px(selected ? 7 : stuck ? 5 : 0);
    return in.layout.processes[index].adjusted(-around, -around, around, around);
}

void addArrows(Group& group, const PictureInput& in, const ObjectNode& object, const QRectF& box)
{
    const theme::Palette& palette = in.style.palette();
    const auto& shown = in.graph.processes();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const int process = shown[i];
        const bool sleeps = has(object.sleepers, process), wakes = has(object.wakers, process);
        Arrow arrow{outlined(in, i, in.graph.isStuck(process)), box, Kind::Waits, {},
                    has(object.stuck, process), sleeps && wakes};
        if (sleeps) {
            arrow.colour = arrow.stuck ? palette.race : in.style.theme().process(process).main;
            draw(group, in, arrow);
        }
        if (!wakes)
            continue;
        std::swap(arrow.from, arrow.to);
        const bool any = object.wakers.size() > 1 && !object.needsAll;
        arrow.kind = any ? Kind::AnyOf : Kind::CouldWake;
        arrow.stuck = arrow.stuck && !any;
        arrow.colour = has(object.stuck, process) ? palette.race : palette.muted;
        draw(group, in, arrow);
    }
}

Group arrows(const PictureInput& in)
{
    Group group(in.style, {Item::Kind::Backdrop, -1, in.layout.graph, {}, {}});
    for (std::size_t i = 0; i < in.layout.objects.size(); ++i)
        addArrows(group, in, in.graph.objects()[i], in.layout.objects[i]);
    return group;
}

/// A sample of an arrow and what it means; returns where the next one may begin.
double legendEntry(Group& group, const PictureInput& in, double x, Kind kind, const QString& words)
{
    const theme::Palette& palette = in.style.palette();
    const QRectF row = in.layout.legend;
    const double unit = in.style.px(1), sample = unit * 26;
    const double width = in.style.width(TextRole::Small, words);
    if (x + sample + unit * 6 + width > row.right())
        return x;
    const QPointF from(x, row.center().y()), to(x + sample, row.center().y());
    const QSizeF point(1, 1);
    draw(group, in,
         {QRectF(from, point), QRectF(to, point), kind,
          kind == Kind::Waits ? palette.text : palette.muted, false, false});
    group.text(QRectF(to.x() + unit * 6, row.top(), width + 1, row.height()), TextRole::Small,
               palette.muted, words);
    return to.x() + unit * 24 + width;
}

Group captions(const PictureInput& in)
{
    Group group(in.style, {Item::Kind::Hint, -1, in.layout.folded, {}, {}});
    if (!in.layout.folded.isEmpty()) {
        const QString all = foldedText(in.snapshot, in.graph);
        group.item.name = group.item.description = all;
        group.text(in.layout.folded, TextRole::Small, in.style.palette().muted, all);
    }
    if (in.graph.nobodyWaits()) {
        const double height = std::ceil(in.style.lineHeight(TextRole::Label));
        const QRectF area = in.layout.graph;
        const double side = in.layout.processes.empty() ? 0 : in.layout.processes[0].width() + 8;
        const QRectF room = area.adjusted(side, 0, in.layout.processes.size() > 1 ? -side : 0, 0);
        const QStringList lines = in.style.wrap(TextRole::Label, emptySentence(), room.width(),
                                                std::max(1, int(room.height() / height)));
        double y = std::floor(room.center().y() - height * double(lines.size()) / 2);
        for (const QString& line : lines) {
            group.text(QRectF(room.left(), y, room.width(), height), TextRole::Label,
                       in.style.palette().muted, line, Qt::AlignCenter);
            y += height;
        }
        return group;
    }
    double x = legendEntry(group, in, in.layout.legend.left(), Kind::Waits, say("waits for"));
    x = legendEntry(group, in, x, Kind::CouldWake, say("could end the wait"));
    legendEntry(group, in, x, Kind::AnyOf, say("any of them would do"));
    return group;
}

} // namespace

Picture makePicture(const PictureInput& input)
{
    Picture picture;
    picture.push_back(arrows(input));
    picture.push_back(captions(input));
    for (std::size_t i = 0; i < input.layout.processes.size(); ++i)
        picture.push_back(processNode(input, i));
    for (std::size_t i = 0; i < input.layout.objects.size(); ++i)
        picture.push_back(objectNode(input, i));
    return picture;
}

std::vector<theme::TextBox> textBoxes(const Picture& picture)
{
    std::vector<theme::TextBox> boxes;
    for (const Group& group : picture)
        for (const stage::Primitive& primitive : group.primitives)
            if (const auto* label = std::get_if<stage::Label>(&primitive))
                boxes.push_back({label->text, label->ink, label->box});
    return boxes;
}

} // namespace crosstalk::waits
