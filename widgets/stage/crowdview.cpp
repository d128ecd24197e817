#include "widgets/stage/cardtexts.h"
#include "widgets/stage/crowdtexts.h"
#include "widgets/stage/figures.h"
#include "widgets/stage/scene.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

using CrowdCard = StageLayout::CrowdCard;
using Pill = StageLayout::Pill;

bool isOn(const CrowdCard& card, int process)
{
    return std::find(card.member.processes.begin(), card.member.processes.end(), process) !=
           card.member.processes.end();
}

/// Something goes through it at this moment.
bool isMoving(const Context& context, const Structure::Link& link)
{
    const auto& transfers = context.snapshot.transfers;
    return std::any_of(transfers.begin(), transfers.end(), [&](const world::Transfer& transfer) {
        return std::find(link.channels.begin(), link.channels.end(), transfer.channel) !=
               link.channels.end();
    });
}

/// Whether the user's search is on, and leaves this card out.
bool isDimmed(const Context& context, const CrowdMember& member)
{
    if (context.sought.isEmpty())
        return false;
    return std::none_of(member.processes.begin(), member.processes.end(), [&](int process) {
        return isSought(context.process(process), process, context.sought);
    });
}

/// The card of one process or of a folded family.
class CrowdCardView
{
public:
    CrowdCardView(const Context& context, const CrowdCard& card)
        : m_context(context), m_style(context.style), m_card(card),
          m_first(card.member.processes.front()), m_process(context.process(m_first)),
          m_ended(card.member.folded ? card.member.ended : context.ended(m_first)),
          m_dimmed(isDimmed(context, card.member)),
          m_colours(context.style.theme().process(m_ended ? -1 : m_first)),
          m_group(context.style, {card.member.folded ? Item::Kind::Family : Item::Kind::Process,
                                  m_first, card.rect, {}, {}})
    {
        if (card.member.folded)
            m_group.item.name = crowdSentence(context.snapshot, card.member);
    }

    Group compose()
    {
        ring();
        frame();
        if (roomForWords())
            words();
        return std::move(m_group);
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }
    double radius() const { return std::min(px(7), m_card.rect.height() / 3); }
    bool tall() const
    {
        return m_card.rect.height() >=
               m_style.lineHeight(TextRole::Strong) + m_style.lineHeight(TextRole::Small) + px(4);
    }

    void ring();
    void frame();
    void words();
    /// While it grows there is no room for words yet.
    bool roomForWords() const
    {
        return m_card.rect.height() >= m_style.lineHeight(TextRole::Small) + px(1) &&
               m_card.rect.width() >= px(40);
    }

    const Context& m_context;
    const StageStyle& m_style;
    const CrowdCard& m_card;
    int m_first;
    const world::ProcessView& m_process;
    bool m_ended;
    bool m_dimmed;
    const theme::ProcessColours& m_colours;
    Group m_group;
};

void CrowdCardView::ring()
{
    if (!isOn(m_card, m_context.selected))
        return;
    const double off = px(3);
    m_group.box(m_card.rect.adjusted(-off, -off, off, off), radius() + off, Qt::transparent,
                QPen(palette().text, std::max(1.5, px(1.8))));
}

/// A family lies on two more cards; asleep is hatched, held is dotted, frozen is dashed.
void CrowdCardView::frame()
{
    const QColor line = m_ended || m_dimmed ? palette().boundary : m_colours.main;
    QPen pen(line, px(1.6));
    if (m_card.member.folded)
        for (const double off : {px(4), px(2)})
            m_group.box(m_card.rect.translated(off, -off), radius(), palette().card,
                        QPen(line, px(1)));
    const bool one = !m_card.member.folded;
    if (one && m_process.state == world::ProcessState::Held)
        pen.setStyle(Qt::DotLine);
    if (one && m_process.state == world::ProcessState::Stopped)
        pen.setStyle(Qt::DashLine);
    m_group.box(m_card.rect, radius(), m_ended || m_dimmed ? palette().card : m_colours.wash);
    if (one && !m_dimmed && m_process.state == world::ProcessState::Asleep) {
        QPainterPath shape;
        shape.addRoundedRect(m_card.rect, radius(), radius());
        m_group.primitives.push_back(Stripes{shape, m_colours.washLine, px(9)});
    }
    m_group.box(m_card.rect, radius(), Qt::transparent, pen);
}

void CrowdCardView::words()
{
    const bool narrow = m_card.rect.width() < px(76);
    const double side = px(narrow ? 4 : 7);
    const QRectF room = m_card.rect.adjusted(side, px(1), -side, -px(1));
    const QColor ink = m_ended || m_dimmed ? palette().muted : m_colours.text;
    const TextRole role = tall() ? TextRole::Strong : TextRole::Small;
    const double badge = std::round(m_style.lineHeight(TextRole::Small) * 0.6);
    QRectF title = room;
    if (tall())
        title.setHeight(m_style.lineHeight(role) + px(3));
    if (!narrow) {
        const QRectF mark(title.left(), std::round(title.center().y() - badge / 2), badge, badge);
        m_group.primitives.push_back(Badge{mark, m_first, ink});
        title.setLeft(mark.right() + px(5));
    }
    if (!m_card.fold.isEmpty())
        title.setRight(m_card.fold.left());
    m_group.text(title, role, ink, crowdTitles(m_context.snapshot, m_card.member));
    if (!tall())
        return;
    QStringList states = crowdStates(m_context.snapshot, m_card.member);
    states << QString();
    m_group.text(QRectF(room.left(), title.bottom(), room.width(), room.bottom() - title.bottom()),
                 TextRole::Small, m_ended || m_dimmed ? palette().muted : palette().text, states);
}

/// The sign with which an unfolded family is folded again.
Group foldSign(const Context& context, const CrowdCard& card)
{
    const StageStyle& style = context.style;
    const int first = card.member.processes.front();
    Group group(style, {Item::Kind::Family, first, card.fold, {}, {}});
    group.item.name =
        say("Fold all of this family: %1")
            .arg(QString::fromStdString(context.process(first).program));
    const QRectF sign(card.fold.center() - QPointF(style.px(6), style.px(6)),
                      QSizeF(style.px(12), style.px(12)));
    group.box(sign, style.px(3), style.palette().card, QPen(style.palette().muted, style.px(1)));
    group.line(QPointF(sign.left() + style.px(3), sign.center().y()),
               QPointF(sign.right() - style.px(3), sign.center().y()),
               QPen(style.palette().text, style.px(1.4)));
    return group;
}

QPainterPath pathOf(const StageLayout::Strand& strand)
{
    QPainterPath path(strand.way.front());
    for (std::size_t i = 1; i < strand.way.size(); ++i)
        path.lineTo(strand.way[i]);
    return path;
}

/// Whose strands stand out: those of the selected process, else those through which bytes move.
double strength(const Context& context, const Pill& pill, const StageLayout::Strand& strand)
{
    const CrowdCard& card = context.layout.crowd[std::size_t(strand.card)];
    if (isDimmed(context, card.member))
        return 0.12;
    const auto touches = [&](const StageLayout::Strand& other) {
        return isOn(context.layout.crowd[std::size_t(other.card)], context.selected);
    };
    if (std::any_of(pill.strands.begin(), pill.strands.end(), touches))
        return 1;
    return isMoving(context, pill.link) ? 0.75 : context.selected >= 0 ? 0.38 : 0.5;
}

/// Where it crosses the line: down into the kernel, up out of it.
void crossing(const Context& context, const StageLayout::Strand& strand, const QColor& colour,
              Group& group)
{
    const double size = context.style.px(4.5);
    const double line = context.layout.kernel.top();
    const double x = strand.way[1].x();
    const double tip = line + (strand.down ? size : -size);
    const double foot = line - (strand.down ? size : -size);
    QPainterPath path(QPointF(x, tip));
    path.lineTo(x - size * 0.9, foot);
    path.lineTo(x + size * 0.9, foot);
    path.closeSubpath();
    group.stroke(path, Qt::NoPen, colour);
}

Group strands(const Context& context)
{
    const StageStyle& style = context.style;
    Group group(style, {Item::Kind::Backdrop, -1, {}, {}, {}});
    for (const bool strong : {false, true})
        for (const Pill& pill : context.layout.pills)
            for (const StageLayout::Strand& strand : pill.strands) {
                const double share = strength(context, pill, strand);
                if ((share >= 1) != strong)
                    continue;
                const CrowdCard& card = context.layout.crowd[std::size_t(strand.card)];
                const QColor main =
                    style.theme().process(card.member.processes.front()).main;
                QPen pen(theme::blend(main, style.palette().userSpace, share),
                         style.px(strong ? 2.4 : 1.3));
                pen.setJoinStyle(Qt::RoundJoin);
                group.stroke(pathOf(strand), pen);
                if (!pill.link.region)
                    crossing(context, strand, pen.color(), group);
            }
    return group;
}

Group ghosts(const Context& context)
{
    const StageStyle& style = context.style;
    Group group(style, {Item::Kind::Backdrop, -1, {}, {}, {}});
    for (const StageLayout::Ghost& ghost : context.layout.ghosts)
        group.box(ghost.rect, std::min(style.px(7), ghost.rect.height() / 3), Qt::transparent,
                  QPen(style.palette().boundary, style.px(1.2), Qt::DashLine));
    return group;
}

/// A channel, or several of one kind between the same cards: its kind, and what is inside.
Group pillView(const Context& context, const Pill& pill)
{
    const StageStyle& style = context.style;
    const theme::Palette& palette = style.palette();
    Group group(style, {Item::Kind::Channel, pill.link.channels.front(), pill.rect, {}, {}});
    if (pill.link.region || pill.link.channels.size() > 1)
        group.item.name = say("%1: %2")
                              .arg(linkNames(context.snapshot, pill.link).value(0),
                                   linkStates(context.snapshot, pill.link).value(0));
    const double radius = pill.rect.height() / 2;
    const bool stuck = isStuck(context.snapshot, pill.link);
    const bool moving = isMoving(context, pill.link);
    group.box(pill.rect, radius, palette.card);
    const double fill = linkFill(context.snapshot, pill.link);
    if (fill > 0) {
        QPainterPath inside;
        inside.addRoundedRect(pill.rect, radius, radius);
        QPainterPath level;
        level.addRect(QRectF(pill.rect.left(), pill.rect.top(),
                             std::max(style.px(4), pill.rect.width() * fill), pill.rect.height()));
        group.stroke(inside.intersected(level), Qt::NoPen, palette.track);
    }
    const QColor line = stuck ? palette.race : moving ? palette.text : palette.boundary;
    group.box(pill.rect, radius, Qt::transparent, QPen(line, style.px(stuck || moving ? 2 : 1.2)));
    const QRectF room = pill.rect.adjusted(style.px(9), 0, -style.px(9), 0);
    const QRectF name = group.text(room, TextRole::Small, palette.text,
                                   linkNames(context.snapshot, pill.link));
    const QRectF rest(name.right() + style.px(6), room.top(),
                      room.right() - name.right() - style.px(6), room.height());
    if (rest.width() > 0)
        group.text(rest, TextRole::Small, palette.muted,
                   linkStates(context.snapshot, pill.link), Qt::AlignRight | Qt::AlignVCenter);
    return group;
}

} // namespace

void addCrowd(const Context& context, std::vector<Group>& groups)
{
    groups.push_back(strands(context));
    groups.push_back(ghosts(context));
    if (context.layout.crowd.empty())
        groups.back().text(context.layout.user, TextRole::Label, context.style.palette().muted,
                           say("No process is called so."), Qt::AlignCenter);
    for (const CrowdCard& card : context.layout.crowd) {
        if (!context.hasProcess(card.member.processes.empty() ? -1
                                                              : card.member.processes.back()))
            continue;
        groups.push_back(CrowdCardView(context, card).compose());
        if (!card.fold.isEmpty())
            groups.push_back(foldSign(context, card));
    }
    for (const Pill& pill : context.layout.pills)
        groups.push_back(pillView(context, pill));
}

} // namespace crosstalk::stage
