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
        m_marks.empty() ? mark.time : std::max(mark.time, m_marks.back().time);
    if (m_marks.end() % blockSize == 0) {
        m_times.append(time);
        m_before.append(m_totals);
    }
    m_marks.append({time, mark.event, mark.value, mark.variable, mark.kind, mark.hasValue});
    count(mark.kind, m_totals);
    if (isVerdict(mark.kind))
        m_partners.append({mark.partnerTime, mark.partnerLane});
    condense();
}

void MarkTrack::condense()
{
    if (m_marks.end() - m_marks.first() < m_exactLimit + blockSize)
        return;
    const std::uint64_t block = (m_marks.end() - m_exactLimit) / blockSize;
    m_marks.forgetBefore(block * blockSize);
    const Verdicts& before = m_before[block];
    m_partners.forgetBefore(std::uint64_t{before.races} + before.losts);
}

void MarkTrack::forgetBefore(std::uint64_t time)
{
    const std::uint64_t next =
        m_times.search(0, [time](std::uint64_t first) { return first < time; });
    if (next == m_times.first())
        return;
    m_times.forgetBefore(next - 1);
    m_before.forgetBefore(next - 1);
    const Verdicts& before = m_before[next - 1];
    m_marks.forgetBefore((next - 1) * blockSize);
    m_partners.forgetBefore(std::uint64_t{before.races} + before.losts);
}

MarkTrack::Verdicts MarkTrack::blockEnd(std::uint64_t block) const
{
    return block + 1 < m_times.end() ? m_before[block + 1] : m_totals;
}

MarkTrack::Place MarkTrack::placeOf(std::uint64_t time, std::uint64_t& hint) const
{
    const std::uint64_t next =
        m_times.search(hint, [time](std::uint64_t first) { return first < time; });
    hint = next;
    if (next == m_times.first())
        return {next * blockSize, m_before[next], m_before[next]};
    return (next - 1) * blockSize < m_marks.first() ? placeBetween(next - 1, time)
                                                    : placeInside(next - 1, time);
}

MarkTrack::Place MarkTrack::placeInside(std::uint64_t block, std::uint64_t time) const
{
    const std::uint64_t end = std::min((block + 1) * blockSize, m_marks.end());
    const Verdicts before = m_before[block];
    const Verdicts after = blockEnd(block);
    std::uint64_t i = block * blockSize;
    if (before.races == after.races && before.losts == after.losts) {
        for (std::uint64_t high = end; i < high;) {
            const std::uint64_t middle = i + (high - i) / 2;
            if (m_marks[middle].time < time)
                i = middle + 1;
            else
                high = middle;
        }
        return {i, before, before};
    }
    Verdicts here = before;
    for (; i < end && m_marks[i].time < time; ++i)
        count(m_marks[i].kind, here);
    return {i, here, here};
}

/// In a block whose marks are gone: as if they were spread evenly.
MarkTrack::Place MarkTrack::placeBetween(std::uint64_t block, std::uint64_t time) const
{
    const std::uint64_t from = m_times[block];
    const std::uint64_t to = m_times[block + 1];
    const double part =
        to > from ? static_cast<double>(time - from) / static_cast<double>(to - from) : 1.0;
    const auto marks = static_cast<std::uint64_t>(part * static_cast<double>(blockSize));
    return {block * blockSize + std::min(marks, blockSize), m_before[block], blockEnd(block)};
}

void MarkTrack::addColumns(std::uint64_t begin, std::uint64_t end,
                           std::vector<Column>& columns) const
{
    if (m_times.empty())
        return;
    const PixelEdges edges(begin, end, columns.size());
    std::uint64_t hint = m_times.end();
    Place left = placeOf(begin, hint);
    for (std::size_t i = 0; i < columns.size() && left.marks < m_marks.end(); ++i) {
        const Place right = placeOf(edges.right(i), hint);
        constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
        columns[i].marks = static_cast<std::uint32_t>(std::min(most, right.marks - left.marks));
        columns[i].race = right.most.races != left.least.races;
        columns[i].lost = right.most.losts != left.least.losts;
        left = edges.contiguous() ? right : placeOf(edges.left(i + 1), hint);
    }
}

Mark MarkTrack::unpacked(std::uint64_t index, std::uint64_t& partner) const
{
    const Packed& packed = m_marks[index];
    Mark mark;
    mark.time = packed.time;
    mark.event = packed.event;
    mark.value = packed.value;
    mark.hasValue = packed.hasValue;
    mark.kind = packed.kind;
    mark.variable = packed.variable;
    if (isVerdict(packed.kind)) {
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
        m_marks.search(m_marks.end(), [begin](const Packed& mark) { return mark.time < begin; });
    const bool counted = m_marks.first() > m_times.first() * blockSize;
    const bool known = i > m_marks.first() || !counted;
    if (i == m_marks.end())
        return known;
    const std::uint64_t block = i / blockSize;
    const Place place = placeInside(block, m_marks[i].time);
    Verdicts before = place.least;
    for (std::uint64_t k = place.marks; k < i; ++k)
        count(m_marks[k].kind, before);
    std::uint64_t partner = std::uint64_t{before.races} + before.losts;
    for (std::size_t n = 0; i < m_marks.end() && m_marks[i].time < end; ++i, ++n) {
        if (n == limit)
            return false;
        out.push_back(unpacked(i, partner));
    }
    return known;
}

} // namespace crosstalk::world
