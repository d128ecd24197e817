#include "widgets/timeline/verdictlayer.h"

#include "widgets/timeline/timelinesentences.h"

#include <QPainterPath>
#include <QPainterPathStroker>

#include <algorithm>

namespace crosstalk::timeline {

using world::Mark;
using world::MarkKind;

namespace {

constexpr std::size_t mostArcs = 40;

/// The access of `lane` at `time` among its placed marks, or null.
const PlacedMark* accessAt(const std::deque<LaneRow>& lanes, int lane, quint64 time)
{
    if (lane < 0 || static_cast<std::size_t>(lane) >= lanes.size())
        return nullptr;
    const auto& placed = lanes[static_cast<std::size_t>(lane)].marks().placed();
    const auto found = std::find_if(placed.begin(), placed.end(),
                                    [time](const PlacedMark& p) { return p.mark.time == time; });
    return found == placed.end() ? nullptr : &*found;
}

/// When the process last did this to the variable before `time`; 0 when that is not in view.
quint64 latest(const std::deque<LaneRow>& lanes, int lane, MarkKind kind, int variable,
               quint64 time)
{
    quint64 found = 0;
    if (lane < 0 || static_cast<std::size_t>(lane) >= lanes.size())
        return found;
    for (const PlacedMark& placed : lanes[static_cast<std::size_t>(lane)].marks().placed())
        if (placed.mark.kind == kind && placed.mark.time < time && placed.mark.variable == variable)
            found = placed.mark.time;
    return found;
}

/// "P2's 6", or only "P2's update" where its value is out of view or was not seen.
QString updateOf(const QString& process, std::optional<qint64> value)
{
    return value ? VerdictLayer::tr("%1's %2").arg(process).arg(*value)
                 : VerdictLayer::tr("%1's update").arg(process);
}

std::optional<qint64> valueOf(const PlacedMark* placed)
{
    return placed && placed->mark.hasValue ? std::optional(placed->mark.value) : std::nullopt;
}

/// A curve that leaves one bar and arrives at the other, upright at both.
QPainterPath curve(const QPointF& from, const QPointF& to)
{
    const double middle = (from.y() + to.y()) / 2;
    QPainterPath path(from);
    path.cubicTo(QPointF(from.x(), middle), QPointF(to.x(), middle), to);
    return path;
}

} // namespace

bool VerdictLayer::inView(const TimelineScene& scene, const Arc& arc) const
{
    return std::max(arc.fromTime, arc.toTime) >= scene.axis.begin() &&
           std::min(arc.fromTime, arc.toTime) < scene.axis.end() &&
           scene.layout.lane(arc.fromLane) && scene.layout.lane(arc.toLane);
}

void VerdictLayer::collect(const TimelineScene& scene, const std::deque<LaneRow>& lanes)
{
    m_arcs.clear();
    addPending(scene, lanes); // first: its words are those of the moment shown
    addLostUpdates(scene, lanes);
    addRaces(scene, lanes);
    std::erase_if(m_arcs, [&](const Arc& arc) { return !inView(scene, arc); });
}

void VerdictLayer::addRaces(const TimelineScene& scene, const std::deque<LaneRow>& lanes)
{
    for (const world::Race& race : scene.snapshot.races)
        m_arcs.push_back({MarkKind::Race, race.first.process, race.second.process, race.first.time,
                          race.second.time, false, 0, tr("⚡ first race: nothing orders them")});
    // By the first access: the second one's mark may stand a little later than it happened.
    const auto known = [this](int lane, const Mark& mark) {
        return std::any_of(m_arcs.begin(), m_arcs.end(), [&](const Arc& arc) {
            return arc.kind == MarkKind::Race && arc.toLane == lane &&
                   arc.fromLane == mark.partnerLane && arc.fromTime == mark.partnerTime;
        });
    };
    for (std::size_t lane = 0; lane < lanes.size() && m_arcs.size() < mostArcs; ++lane)
        for (const Mark& mark : lanes[lane].marks().verdicts())
            if (mark.kind == MarkKind::Race && !known(static_cast<int>(lane), mark))
                m_arcs.push_back({MarkKind::Race,
                                  mark.partnerLane,
                                  static_cast<int>(lane),
                                  mark.partnerTime,
                                  mark.time,
                                  false,
                                  0,
                                  {}});
}

void VerdictLayer::addLostUpdates(const TimelineScene& scene, const std::deque<LaneRow>& lanes)
{
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        for (const Mark& mark : lanes[lane].marks().verdicts()) {
            if (mark.kind != MarkKind::LostUpdate || m_arcs.size() >= mostArcs ||
                !scene.layout.lane(mark.partnerLane))
                continue;
            const int eraser = static_cast<int>(lane);
            const QString erased =
                updateOf(processName(scene.snapshot, mark.partnerLane),
                         valueOf(accessAt(lanes, mark.partnerLane, mark.partnerTime)));
            const auto value = valueOf(accessAt(lanes, eraser, mark.time));
            const QString by = processName(scene.snapshot, eraser);
            const QString words = tr("lost update: %1 erases %2")
                                      .arg(value ? updateOf(by, value) : by, erased);
            const bool yetToCome = mark.time > scene.cursor; // veiled, as all that comes after
            m_arcs.push_back(
                {MarkKind::LostUpdate, mark.partnerLane, eraser, mark.partnerTime, mark.time, false,
                 latest(lanes, eraser, MarkKind::Load, mark.variable, mark.time),
                 yetToCome ? QString() : words});
        }
    }
}

/// A store at the gate that will erase another's: the arcs are there before it happens.
void VerdictLayer::addPending(const TimelineScene& scene, const std::deque<LaneRow>& lanes)
{
    const auto& processes = scene.snapshot.processes;
    for (std::size_t i = 0; i < processes.size(); ++i) {
        const world::ProcessView& eraser = processes[i];
        if (eraser.state != world::ProcessState::Held || !eraser.staleLoad || !eraser.next ||
            eraser.next->kind != world::OperationKind::Store || eraser.staleVictim < 0 ||
            static_cast<std::size_t>(eraser.staleVictim) >= processes.size())
            continue;
        const auto& stored = processes[static_cast<std::size_t>(eraser.staleVictim)].lastStore;
        const QString erases =
            updateOf(processName(scene.snapshot, eraser.staleVictim),
                     stored && stored->value ? std::optional<qint64>(*stored->value) : std::nullopt);
        const int variable = eraser.next->variable;
        const int lane = static_cast<int>(i);
        const quint64 erased =
            latest(lanes, eraser.staleVictim, MarkKind::Store, variable, scene.cursor);
        m_arcs.push_back({MarkKind::LostUpdate, eraser.staleVictim, lane,
                          erased > 0 ? erased : scene.cursor, scene.cursor, true,
                          latest(lanes, lane, MarkKind::Load, variable, scene.cursor),
                          tr("about to lose an update: %1 will erase %2")
                              .arg(processName(scene.snapshot, lane), erases)});
    }
}

bool VerdictLayer::warns(int lane, quint64 time) const
{
    return std::any_of(m_arcs.begin(), m_arcs.end(), [&](const Arc& arc) {
        return arc.kind == MarkKind::LostUpdate &&
               ((arc.fromLane == lane && arc.fromTime == time) ||
                (arc.toLane == lane && arc.toTime == time));
    });
}

void VerdictLayer::paintArc(const TimelineScene& scene, const Arc& arc) const
{
    if (arc.fromTime == arc.toTime) // the access it points at is not in view
        return;
    const Row& from = *scene.layout.lane(arc.fromLane);
    const Row& to = *scene.layout.lane(arc.toLane);
    const QPointF start(scene.x(arc.fromTime), from.bar.center().y());
    const QPointF end(scene.x(arc.toTime), to.bar.center().y());
    QPainterPath path = curve(start, end);
    if (arc.staleTime > 0)
        path.addPath(curve({scene.x(arc.staleTime), to.bar.center().y()}, start));
    const QColor colour = scene.style.palette().race;
    scene.painter.setBrush(Qt::NoBrush);
    if (arc.kind == MarkKind::Race) { // double: two lines with the ground between them
        scene.painter.setPen(QPen(colour, scene.px(4.4)));
        scene.painter.drawPath(path);
        scene.painter.setPen(QPen(scene.style.palette().panel, scene.px(1.8)));
    } else {
        scene.painter.setPen(
            QPen(colour, scene.px(1.8), arc.pending ? Qt::DashLine : Qt::SolidLine));
    }
    scene.painter.drawPath(path);
}

void VerdictLayer::paintArcs(const TimelineScene& scene) const
{
    if (m_arcs.empty())
        return;
    scene.painter.save();
    scene.painter.setRenderHint(QPainter::Antialiasing);
    scene.painter.setClipRect(scene.layout.plot);
    for (const Arc& arc : m_arcs)
        paintArc(scene, arc);
    scene.painter.restore();
}

/// Where the words of an arc may stand, best first: a race's beside the arc, a loss's below it.
QVector<QPointF> VerdictLayer::placesFor(const TimelineScene& scene, const Arc& arc,
                                         const QSizeF& size) const
{
    const QRectF from = scene.layout.lane(arc.fromLane)->bar;
    const QRectF to = scene.layout.lane(arc.toLane)->bar;
    const bool isRace = arc.kind == MarkKind::Race;
    const double half = size.width() / 2;
    const double gapTop = std::min(from.bottom(), to.bottom());
    const double between = (gapTop + std::max(from.top(), to.top())) / 2;
    const double below = std::max(from.bottom(), to.bottom()) + size.height() / 2 + scene.px(8);
    const double middle = (scene.x(arc.fromTime) + scene.x(arc.toTime)) / 2;
    const double left = scene.layout.plot.left() + half;
    const double cursor = scene.x(scene.cursor) - scene.px(8);
    const bool past = !isRace && cursor - half > left; // beside the cursor's line, not over it
    const double right = (past ? cursor : scene.layout.plot.right()) - half;
    const auto at = [&](double x, double y) {
        return QPointF(std::clamp(x, left, std::max(left, right)), y);
    };
    QVector<QPointF> places;
    if (isRace)
        places = {at(middle + half + scene.px(14), between),
                  at(middle - half - scene.px(14), between)};
    places += {at(middle, below), at(middle - half, below), at(middle + half, below),
               at(middle, between)};
    return places;
}

/// The arc whose words are shown where lanes stand too close for more: what is about to happen, or
/// happened last.
const VerdictLayer::Arc* VerdictLayer::latestWithWords() const
{
    const Arc* latest = nullptr;
    for (const Arc& arc : m_arcs)
        if (!arc.words.isEmpty() &&
            (latest == nullptr || arc.pending > latest->pending ||
             (arc.pending == latest->pending && arc.fromTime > latest->fromTime)))
            latest = &arc;
    return latest;
}

void VerdictLayer::paintWords(const TimelineScene& scene) const
{
    const Row* first = scene.layout.lane(0);
    const Row* second = scene.layout.lane(1);
    const bool tight = first != nullptr && second != nullptr &&
                       second->bar.top() - first->bar.bottom() < scene.px(22);
    const Arc* only = tight ? latestWithWords() : nullptr;
    const theme::Palette& p = scene.style.palette();
    LabelLook race{scene.style.pill, p.onRaceWash, p.raceWash, p.race, scene.px(11), true};
    LabelLook lost{scene.style.pill, p.onRaceFill, p.raceFill, {}, scene.px(12), false};
    for (const Arc& arc : m_arcs) {
        if (arc.words.isEmpty() || (tight && &arc != only))
            continue;
        const bool isRace = arc.kind == MarkKind::Race;
        const LabelLook& look = isRace ? race : lost;
        const double height = scene.px(isRace ? 24 : 22);
        const double half = LabelPlacer::widthOf(arc.words, look.font) / 2 + look.padding;
        scene.labels.pill(arc.words, placesFor(scene, arc, QSizeF(2 * half, height)), height, look);
    }
}

} // namespace crosstalk::timeline
