#include "engine/world/spantrack.h"

#include "engine/world/historypixels.h"

#include <algorithm>

namespace crosstalk::world {

void SpanTrack::begin(SpanKind kind, std::uint64_t time)
{
    append(static_cast<unsigned>(kind), time);
}

void SpanTrack::finish(std::uint64_t time)
{
    if (!m_edges.empty())
        append(gap, time);
}

void SpanTrack::append(unsigned kind, std::uint64_t time)
{
    if (!m_edges.empty()) {
        const Edge latest = m_edges.back();
        if (kindOf(latest) == kind)
            return;
        time = std::max(time, timeOf(latest));
        if (!m_cells.empty())
            fillCells(time);
        if (kindOf(latest) < spanKinds)
            m_totals[kindOf(latest)] += time - timeOf(latest);
    }
    if (m_edges.end() % blockSize == 0) {
        m_times.append(time);
        m_before.append(m_totals);
    }
    m_edges.append(time << 3 | kind);
    m_delays.append(static_cast<Delay>(std::min(far, time - m_times.back()) << 3 | kind));
    if (m_cells.empty() && m_edges.end() - m_edges.first() == decltype(m_cells)::worthwhile)
        startCells();
    condense();
}

/// Totals at the moments up to `time`, through which the open span lasts.
void SpanTrack::fillCells(std::uint64_t time)
{
    const Edge latest = m_edges.back();
    for (std::uint64_t moment = m_cells.next(); moment <= time; moment = m_cells.next()) {
        KindTotals totals = m_totals;
        if (kindOf(latest) < spanKinds && moment > timeOf(latest))
            totals[kindOf(latest)] += moment - timeOf(latest);
        m_cells.append(totals, m_edges.end(), firstOfFour<TimeCells<KindTotals>::Level>);
    }
}

void SpanTrack::startCells()
{
    const std::uint64_t until = timeOf(m_edges.back());
    m_cells.start(until);
    decltype(m_times)::Course course{m_times.first()};
    for (std::uint64_t moment = 0; moment <= until; moment = m_cells.next()) {
        const std::uint64_t next =
            m_times.follow(course, [moment](std::uint64_t first) { return first <= moment; });
        m_cells.append(totalsAt(moment, next), m_edges.end(),
                       firstOfFour<TimeCells<KindTotals>::Level>);
    }
}

void SpanTrack::condense()
{
    const std::uint64_t kept = m_edges.end() - m_edges.first();
    if (kept >= m_exactLimit + blockSize)
        forgetEdgesBefore((m_edges.end() - m_exactLimit) / blockSize * blockSize);
}

void SpanTrack::forgetEdgesBefore(std::uint64_t index)
{
    m_edges.forgetBefore(index);
    m_delays.forgetBefore(index);
}

void SpanTrack::forgetBefore(std::uint64_t time)
{
    const std::uint64_t next =
        m_times.search(0, [time](std::uint64_t first) { return first <= time; });
    if (next == m_times.first())
        return;
    m_times.forgetBefore(next - 1);
    m_before.forgetBefore(next - 1);
    forgetEdgesBefore(m_times.first() * blockSize);
}

/// Begins to fetch what totalsAt() reads.
void SpanTrack::fetch(std::uint64_t next) const
{
    const std::uint64_t block = std::max(next, m_times.first() + 1) - 1;
    m_before.fetch(block, 1);
    if (block * blockSize >= m_edges.first())
        m_delays.fetch(block * blockSize, blockSize);
}

/// `next` is the first block that begins later than `time`.
KindTotals SpanTrack::totalsAt(std::uint64_t time, std::uint64_t next) const
{
    if (next == m_times.first())
        return m_before[next];
    const std::uint64_t block = next - 1;
    return block * blockSize < m_edges.first() ? interpolated(block, time)
                                               : totalsInside(block, time);
}

KindTotals SpanTrack::totalsInside(std::uint64_t block, std::uint64_t time) const
{
    const std::uint64_t elapsed = time - m_times[block];
    if (elapsed >= far)
        return totalsInLong(block, time);
    KindTotals totals = m_before[block];
    const Delay* edge = &m_delays[block * blockSize]; // a block's lie side by side
    const Delay* last = edge + std::min(blockSize, m_edges.end() - block * blockSize) - 1;
    for (; edge < last && sinceBlock(edge[1]) <= elapsed; ++edge)
        if (kindOf(*edge) < spanKinds)
            totals[kindOf(*edge)] += sinceBlock(edge[1]) - sinceBlock(*edge);
    if (kindOf(*edge) < spanKinds)
        totals[kindOf(*edge)] += elapsed - sinceBlock(*edge);
    return totals;
}

KindTotals SpanTrack::totalsInLong(std::uint64_t block, std::uint64_t time) const
{
    KindTotals totals = m_before[block];
    const Edge* edge = &m_edges[block * blockSize];
    const Edge* last = edge + std::min(blockSize, m_edges.end() - block * blockSize) - 1;
    for (; edge < last && timeOf(edge[1]) <= time; ++edge)
        if (kindOf(*edge) < spanKinds)
            totals[kindOf(*edge)] += timeOf(edge[1]) - timeOf(*edge);
    if (kindOf(*edge) < spanKinds)
        totals[kindOf(*edge)] += time - timeOf(*edge);
    return totals;
}

/// Between two blocks whose edges are gone: as if the kinds were spread evenly.
KindTotals SpanTrack::interpolated(std::uint64_t block, std::uint64_t time) const
{
    const KindTotals& from = m_before[block];
    const KindTotals& to = m_before[block + 1];
    const std::uint64_t length = m_times[block + 1] - m_times[block];
    const double part = static_cast<double>(time - m_times[block]) /
                        static_cast<double>(std::max<std::uint64_t>(1, length));
    KindTotals totals = from;
    for (int kind = 0; kind < spanKinds; ++kind)
        totals[kind] +=
            static_cast<std::uint64_t>(part * static_cast<double>(to[kind] - from[kind]));
    return totals;
}

namespace {

void fillColumn(Column& column, const KindTotals& left, const KindTotals& right,
                std::uint64_t width)
{
    for (int kind = 0; kind < spanKinds; ++kind)
        if (const std::uint64_t covered = right[kind] - left[kind])
            column.share[kind] = shareOf(covered, width);
}

} // namespace

void SpanTrack::addColumns(std::uint64_t begin, std::uint64_t end, std::uint64_t now,
                           std::vector<Column>& columns) const
{
    if (m_edges.empty() || now <= begin)
        return;
    const PixelEdges pixels(begin, end, columns.size());
    const auto cells = m_cells.view(pixels.width(0));
    if (!cells)
        return addExact(pixels, 0, now, columns);
    const std::uint64_t known = std::min(cells.level->end(), cells.indexOf(now) + 1);
    const auto read = [&](std::uint64_t index) {
        return Reading{cells.timeOf(index), (*cells.level)[index]};
    };
    std::uint64_t index = cells.indexOf(pixels.left(0));
    if (index >= known)
        return addExact(pixels, 0, now, columns);
    Reading left = read(index);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        index = cells.indexOf(pixels.left(i + 1));
        if (index >= known)
            return addExact(pixels, i, now, columns);
        const Reading right = read(index);
        fillColumn(columns[i], left.totals, right.totals, right.time - left.time);
        left = right;
    }
}

/// The columns from `from` on, edge by edge: of a short track, of a close view, and of what came
/// after the latest cell.
void SpanTrack::addExact(const PixelEdges& pixels, std::size_t from, std::uint64_t now,
                         std::vector<Column>& columns) const
{
    decltype(m_times)::Course course{m_times.end()};
    const auto locate = [&](std::uint64_t time) {
        const std::uint64_t until = std::min(time, now);
        const auto passed = [until](std::uint64_t first) { return first <= until; };
        const std::uint64_t next = m_times.follow(course, passed);
        fetch(next);
        return next;
    };
    const auto read = [&](std::uint64_t time, std::uint64_t next) {
        return totalsAt(std::min(time, now), next);
    };
    const auto fill = [&](std::size_t i, const KindTotals& left, const KindTotals& right) {
        fillColumn(columns[i], left, right, pixels.width(i));
    };
    forColumns(pixels, from, pixels.columnsBefore(now), locate, read, fill);
}

bool SpanTrack::spans(std::uint64_t begin, std::uint64_t end, std::size_t limit,
                      std::vector<Span>& out) const
{
    if (m_edges.empty())
        return true;
    std::uint64_t i =
        m_edges.search(m_edges.end(), [begin](Edge edge) { return timeOf(edge) <= begin; });
    const bool known = i > m_edges.first() || m_edges.first() == m_times.first() * blockSize;
    if (i > m_edges.first())
        --i;
    std::size_t count = 0;
    for (; i < m_edges.end() && timeOf(m_edges[i]) < end; ++i) {
        const bool open = i + 1 == m_edges.end();
        const Span span{timeOf(m_edges[i]), open ? ~std::uint64_t{0} : timeOf(m_edges[i + 1]),
                        static_cast<SpanKind>(kindOf(m_edges[i]))};
        if (kindOf(m_edges[i]) == gap || span.end <= begin || span.end == span.begin)
            continue;
        if (count++ == limit)
            return false;
        out.push_back(span);
    }
    return known;
}

} // namespace crosstalk::world
