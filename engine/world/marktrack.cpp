#include "engine/world/marktrack.h"

#include "engine/world/historypixels.h"

#include <algorithm>
#include <limits>

namespace crosstalk::world {

bool MarkTrack::isVerdict(MarkKind kind)
{
    return kind == MarkKind::Race || kind == MarkKind::LostUpdate;
}

void MarkTrack::count(MarkKind kind, Verdicts& verdicts)
{
    verdicts.races += kind == MarkKind::Race;
    verdicts.losts += kind == MarkKind::LostUpdate;
}

void MarkTrack::append(const Mark& mark)
{
    const std::uint64_t time =
        m_moments.empty() ? mark.time : std::max(mark.time, timeOf(m_moments.back()));
    if (!m_cells.empty())
        fillCells(time);
    if (m_moments.end() % blockSize == 0) {
        m_blockTimes.append(time);
        m_before.append(m_totals);
    }
    m_delays.append(static_cast<std::uint32_t>(std::min(far, time - m_blockTimes.back())));
    m_moments.append(time << 3 | static_cast<Moment>(mark.kind));
    m_marks.append({mark.event, mark.value, mark.variable, mark.hasValue});
    count(mark.kind, m_totals);
    if (isVerdict(mark.kind))
        m_partners.append({mark.partnerTime, mark.partnerLane});
    if (m_cells.empty() && m_moments.end() - m_moments.first() == decltype(m_cells)::worthwhile)
        startCells();
    condense();
}

/// Tallies at the moments up to `time`, before which no further mark can come.
void MarkTrack::fillCells(std::uint64_t time)
{
    while (m_cells.next() <= time)
        m_cells.append({m_moments.end(), m_totals}, m_moments.end(),
                       firstOfFour<TimeCells<Tally>::Level>);
}

void MarkTrack::startCells()
{
    const std::uint64_t until = timeOf(m_moments.back());
    m_cells.start(until);
    Blocks::Course course{m_blockTimes.first()};
    for (std::uint64_t moment = 0; moment <= until; moment = m_cells.next()) {
        const Place place = placeOf(moment, locate(moment, course));
        m_cells.append({place.marks, place.least}, m_moments.end(),
                       firstOfFour<TimeCells<Tally>::Level>);
    }
}

void MarkTrack::condense()
{
    if (m_marks.end() - m_marks.first() >= m_exactLimit + blockSize)
        forgetMarksBefore((m_marks.end() - m_exactLimit) / blockSize);
}

void MarkTrack::forgetMarksBefore(std::uint64_t block)
{
    m_delays.forgetBefore(block * blockSize);
    m_moments.forgetBefore(block * blockSize);
    m_marks.forgetBefore(block * blockSize);
    const Verdicts& before = m_before[block];
    m_partners.forgetBefore(std::uint64_t{before.races} + before.losts);
}

void MarkTrack::forgetBefore(std::uint64_t time)
{
    const std::uint64_t next =
        m_blockTimes.search(0, [time](std::uint64_t first) { return first < time; });
    if (next == m_blockTimes.first())
        return;
    m_blockTimes.forgetBefore(next - 1);
    m_before.forgetBefore(next - 1);
    forgetMarksBefore(next - 1);
}

MarkTrack::Verdicts MarkTrack::blockEnd(std::uint64_t block) const
{
    return block + 1 < m_before.end() ? m_before[block + 1] : m_totals;
}

/// The first block that does not begin before `time`; begins to fetch what placeOf() reads.
std::uint64_t MarkTrack::locate(std::uint64_t time, Blocks::Course& course) const
{
    const std::uint64_t next =
        m_blockTimes.follow(course, [time](std::uint64_t first) { return first < time; });
    const std::uint64_t block = std::max(next, m_blockTimes.first() + 1) - 1;
    m_before.fetch(block, 1);
    if (block * blockSize >= m_moments.first())
        m_delays.fetch(block * blockSize, blockSize);
    return next;
}

MarkTrack::Place MarkTrack::placeOf(std::uint64_t time, std::uint64_t next) const
{
    if (next == m_blockTimes.first())
        return {next * blockSize, m_before[next], m_before[next]};
    return (next - 1) * blockSize < m_moments.first() ? placeBetween(next - 1, time)
                                                      : placeInside(next - 1, time);
}

/// How many marks of a block come before `time`.
std::uint64_t MarkTrack::earlierInside(std::uint64_t block, std::uint64_t time) const
{
    const std::uint64_t begin = block * blockSize;
    const std::uint64_t marks = std::min(blockSize, m_moments.end() - begin);
    const std::uint64_t elapsed = time - std::min(time, m_blockTimes[block]);
    std::uint64_t earlier = 0; // summed without a branch: nobody can guess where it would end
    if (elapsed < far) {
        const std::uint32_t* delays = &m_delays[begin]; // a block's lie side by side
        for (std::uint64_t i = 0; i < marks; ++i)
            earlier += delays[i] < elapsed;
        return earlier;
    }
    const Moment* moments = &m_moments[begin];
    for (std::uint64_t i = 0; i < marks; ++i)
        earlier += timeOf(moments[i]) < time;
    return earlier;
}

MarkTrack::Place MarkTrack::placeInside(std::uint64_t block, std::uint64_t time) const
{
    const std::uint64_t begin = block * blockSize;
    const std::uint64_t earlier = earlierInside(block, time);
    const Verdicts after = blockEnd(block);
    Verdicts here = m_before[block];
    if (here.races != after.races || here.losts != after.losts)
        for (std::uint64_t i = begin; i < begin + earlier; ++i)
            count(kindOf(m_moments[i]), here);
    return {begin + earlier, here, here};
}

/// In a block whose marks are gone: as if they were spread evenly.
MarkTrack::Place MarkTrack::placeBetween(std::uint64_t block, std::uint64_t time) const
{
    const std::uint64_t from = m_blockTimes[block];
    const std::uint64_t to = m_blockTimes[block + 1];
    const double part =
        to > from ? static_cast<double>(time - from) / static_cast<double>(to - from) : 1.0;
    const auto marks = static_cast<std::uint64_t>(part * static_cast<double>(blockSize));
    return {block * blockSize + std::min(marks, blockSize), m_before[block], blockEnd(block)};
}

namespace {

void fillColumn(Column& column, std::uint64_t marks, bool race, bool lost)
{
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    column.marks = static_cast<std::uint32_t>(std::min(most, marks));
    column.race = race;
    column.lost = lost;
}

} // namespace

void MarkTrack::addColumns(std::uint64_t begin, std::uint64_t end,
                           std::vector<Column>& columns) const
{
    if (m_moments.empty())
        return;
    const PixelEdges pixels(begin, end, columns.size());
    const auto cells = m_cells.view(pixels.width(0));
    std::uint64_t index = cells ? cells.indexOf(begin) : 0;
    if (!cells || index >= cells.level->end())
        return addExact(pixels, 0, columns);
    const Tally* left = &(*cells.level)[index];
    for (std::size_t i = 0; i < columns.size(); ++i) {
        index = cells.indexOf(pixels.left(i + 1));
        if (index >= cells.level->end())
            return addExact(pixels, i, columns);
        const Tally* right = &(*cells.level)[index];
        fillColumn(columns[i], right->marks - left->marks,
                   right->verdicts.races != left->verdicts.races,
                   right->verdicts.losts != left->verdicts.losts);
        left = right;
    }
}

/// The columns from `from` on, edge by edge: of a short track, of a close view, and of what came
/// after the latest cell.
void MarkTrack::addExact(const PixelEdges& pixels, std::size_t from,
                         std::vector<Column>& columns) const
{
    Blocks::Course course{m_blockTimes.end()};
    const auto locateEdge = [&](std::uint64_t time) { return locate(time, course); };
    const auto read = [&](std::uint64_t time, std::uint64_t next) { return placeOf(time, next); };
    const auto fill = [&](std::size_t i, const Place& left, const Place& right) {
        fillColumn(columns[i], right.marks - left.marks, right.most.races != left.least.races,
                   right.most.losts != left.least.losts);
    };
    forColumns(pixels, from, pixels.columnsBefore(timeOf(m_moments.back()) + 1), locateEdge, read,
               fill);
}

Mark MarkTrack::unpacked(std::uint64_t index, std::uint64_t& partner) const
{
    const Packed& packed = m_marks[index];
    Mark mark;
    mark.time = timeOf(m_moments[index]);
    mark.event = packed.event;
    mark.value = packed.value;
    mark.hasValue = packed.hasValue;
    mark.kind = kindOf(m_moments[index]);
    mark.variable = packed.variable;
    if (isVerdict(mark.kind)) {
        mark.partnerLane = m_partners[partner].lane;
        mark.partnerTime = m_partners[partner].time;
        ++partner;
    }
    return mark;
}

bool MarkTrack::marks(std::uint64_t begin, std::uint64_t end, std::size_t limit,
                      std::vector<Mark>& out) const
{
    std::uint64_t i =
        m_moments.search(m_moments.end(), [begin](Moment m) { return timeOf(m) < begin; });
    const bool counted = m_marks.first() > m_before.first() * blockSize;
    const bool known = i > m_marks.first() || !counted;
    if (i == m_marks.end())
        return known;
    const std::uint64_t block = i / blockSize;
    const Place place = placeInside(block, timeOf(m_moments[i]));
    Verdicts before = place.least;
    for (std::uint64_t k = place.marks; k < i; ++k)
        count(kindOf(m_moments[k]), before);
    std::uint64_t partner = std::uint64_t{before.races} + before.losts;
    for (std::size_t n = 0; i < m_marks.end() && timeOf(m_moments[i]) < end; ++i, ++n) {
        if (n == limit)
            return false;
        out.push_back(unpacked(i, partner));
    }
    return known;
}

} // namespace crosstalk::world
