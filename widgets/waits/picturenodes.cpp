#include "widgets/theme/badge.h"
#include "widgets/waits/picture.h"
#include "widgets/waits/words.h"

#include "widgets/stage/cardtexts.h"
#include "widgets/stage/figures.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::waits {

using stage::Group;
using stage::Item;
using stage::TextRole;
using world::ProcessState;

namespace {

constexpr double radius = 7; // design pixels

bool isGone(ProcessState state)
{
    return state == ProcessState::Exited || state == ProcessState::Killed ||
           state == ProcessState::Lost;
}

/// Hatched: asleep. Dotted: held by you. Dim: gone. A double red one: deadlock.
QPen outlineOf(const PictureInput& in, const world::ProcessView& process, int ordinal)
{
    const theme::ProcessColours& colours = in.style.theme().process(ordinal);
    const double unit = in.style.px(1);
    if (isGone(process.state))
        return QPen(in.style.palette().boundary, unit);
    if (process.state != ProcessState::Held)
        return QPen(colours.main, unit * 1.6);
    QPen dots(colours.main, unit * 1.8, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.1, 2.2});
    return dots;
}

void doubleOutline(Group& group, const PictureInput& in, const QRectF& box)
{
    const double unit = in.style.px(1);
    const QPen pen(in.style.palette().race, unit * 1.6);
    group.box(box.adjusted(-unit, -unit, unit, unit), unit * radius, Qt::transparent, pen);
    group.box(box.adjusted(-4 * unit, -4 * unit, 4 * unit, 4 * unit), unit * (radius + 3),
              Qt::transparent, pen);
}

/// ⚡ at the right end of a line; returns what is left of the line.
QRectF bolt(Group& group, const PictureInput& in, const QRectF& line)
{
    const double size = std::min(in.style.px(14), line.height());
    const QRectF box(line.right() - size, line.center().y() - size / 2, size, size);
    group.stroke(theme::boltPath(box), Qt::NoPen, in.style.palette().race);
    return line.adjusted(0, 0, -size - in.style.px(4), 0);
}

/// A clock at the right end of a line: the wait ends by itself.
QRectF clock(Group& group, const PictureInput& in, const QRectF& line)
{
    const double unit = in.style.px(1), size = std::min(unit * 12, line.height());
    const QRectF box(line.right() - size, line.center().y() - size / 2, size, size);
    const QPen pen(in.style.palette().muted, unit * 1.4, Qt::SolidLine, Qt::RoundCap);
    QPainterPath face;
    face.addEllipse(box);
    face.moveTo(box.center().x(), box.top() + size * 0.25);
    face.lineTo(box.center());
    face.lineTo(box.center().x() + size * 0.22, box.center().y() + size * 0.1);
    group.stroke(face, pen);
    return line.adjusted(0, 0, -size - unit * 4, 0);
}

} // namespace

Group processNode(const PictureInput& in, std::size_t index)
{
    const int ordinal = in.graph.processes()[index];
    const world::ProcessView& process = in.snapshot.processes[std::size_t(ordinal)];
    const theme::Palette& palette = in.style.palette();
    const theme::ProcessColours& colours = in.style.theme().process(ordinal);
    const QRectF box = in.layout.processes[index];
    const double unit = in.style.px(1);
    Group group(in.style, {Item::Kind::Process, ordinal, box, processSentence(in.snapshot, ordinal),
                           stage::cardTooltip(in.snapshot, ordinal)});
    if (ordinal == in.selected)
        group.box(box.adjusted(-6.5 * unit, -6.5 * unit, 6.5 * unit, 6.5 * unit),
                  unit * (radius + 5), palette.accentWash, QPen(palette.accent, unit));
    group.box(box, unit * radius, palette.card, outlineOf(in, process, ordinal));
    if (process.state == ProcessState::Asleep) {
        QPainterPath inside;
        inside.addRoundedRect(box.adjusted(unit, unit, -unit, -unit), unit * (radius - 1),
                              unit * (radius - 1));
        group.primitives.push_back(stage::Stripes{inside, colours.washLine, unit * 8});
    }
    const bool stuck = in.graph.isStuck(ordinal) && !isGone(process.state);
    if (stuck)
        doubleOutline(group, in, box);
    const QRectF room = box.adjusted(unit * 8, unit * 3, -unit * 8, -unit * 3);
    const double first = std::ceil(in.style.lineHeight(TextRole::Strong));
    const double second = std::ceil(in.style.lineHeight(TextRole::Small));
    const bool both = room.height() >= first + second;
    const double top = std::floor(room.center().y() - (both ? first + second : first) / 2);
    QRectF line(room.left(), top, room.width(), first);
    if (stuck)
        line = bolt(group, in, line);
    const double badge = unit * 10;
    group.primitives.push_back(stage::Badge{
        QRectF(line.left(), line.center().y() - badge / 2, badge, badge), ordinal, colours.main});
    const QColor words = isGone(process.state) ? palette.dim : colours.text;
    const QString name = stage::processName(ordinal);
    const QString program = QString::fromStdString(process.program);
    group.text(line.adjusted(badge + unit * 6, 0, 0, 0), TextRole::Strong, words,
               QStringList{name + u' ' + program, name});
    if (both)
        group.text(QRectF(room.left(), top + first, room.width(), second), TextRole::Small,
                   isGone(process.state) ? palette.dim : palette.text,
                   stateTexts(in.snapshot, ordinal));
    return group;
}

Group objectNode(const PictureInput& in, std::size_t index)
{
    const ObjectNode& object = in.graph.objects()[index];
    const theme::Palette& palette = in.style.palette();
    const QRectF box = in.layout.objects[index];
    const double unit = in.style.px(1);
    Group group(in.style, {Item::Kind::Channel, int(index), box, objectSentence(object),
                           objectSentence(object)});
    const bool stuck = !object.stuck.empty();
    QPen outline(palette.boundary, unit * 1.2);
    if (object.isOutside())
        outline.setDashPattern({4, 3});
    group.box(box, unit * 4, stuck ? palette.raceWash : palette.panel, outline);
    if (stuck)
        doubleOutline(group, in, box);
    const QColor strong = stuck ? palette.onRaceWash : palette.text;
    const QColor soft = stuck ? palette.onRaceWash : palette.muted;
    const double first = std::ceil(in.style.lineHeight(TextRole::Strong));
    const double other = std::ceil(in.style.lineHeight(TextRole::Small));
    const QStringList wakers = wakerTexts(object);
    const int room = int((box.height() - first) / other); // the item's words say all of it
    const int lines = std::min(room, int(!object.states.isEmpty()) + int(!wakers.isEmpty()));
    double y = std::floor(box.center().y() - (first + lines * other) / 2);
    QRectF line(box.left() + unit * 8, y, box.width() - unit * 16, first);
    if (object.timed)
        line = clock(group, in, line);
    QStringList names = nameTexts(object);
    if (room < 1 && !object.states.isEmpty())
        names.prepend(names.first() + QStringLiteral(" · ") + object.states.last());
    group.text(line, TextRole::Strong, strong, names, Qt::AlignCenter);
    y += first;
    const auto write = [&](const QStringList& choices, const QColor& colour) {
        if (choices.isEmpty() || y + other > box.bottom())
            return;
        group.text(QRectF(box.left() + unit * 6, y, box.width() - unit * 12, other),
                   TextRole::Small, colour, choices, Qt::AlignCenter);
        y += other;
    };
    write(object.states, soft);
    write(wakers, object.hopeless && !stuck ? palette.race : soft);
    return group;
}

} // namespace crosstalk::waits
