#include "engine/trace/merger.h"

#include <algorithm>
#include <utility>

namespace crosstalk::trace {

namespace {

constexpr std::uint64_t exhausted = ~std::uint64_t{0};

/// What a worker cannot have meant becomes None: unknown kinds, and those only the engine records.
tap::Kind plausible(tap::Kind kind, std::uint16_t thread)
{
    const tap::Kind last = thread == tap::engineThread ? tap::lastKind : tap::Kind::Delivered;
    return kind <= last ? kind : tap::Kind::None;
}

struct Head
{
    std::uint64_t time;
    std::size_t index;
};

/// The earlier head, `left` among equals. Without a branch, which would be mispredicted; the
/// compiler makes one of anything that looks like a choice.
inline Head earlier(Head left, Head right)
{
#if defined(__x86_64__)
    asm("cmpq %[to], %[time]\n\tcmovbq %[time], %[to]\n\tcmovbq %[index], %[toIndex]"
        : [to] "+&r"(left.time), [toIndex] "+&r"(left.index)
        : [time] "r"(right.time), [index] "r"(right.index)
        : "cc");
    return left;
#else
    const std::uint64_t mask = -static_cast<std::uint64_t>(right.time < left.time);
    return {left.time ^ ((left.time ^ right.time) & mask),
            left.index ^ ((left.index ^ right.index) & mask)};
#endif
}

} // namespace

std::size_t& Merger::leftOf(const Source& source)
{
    return m_left[std::min<std::size_t>(source.thread, maxSources - 1)];
}

void Merger::begin(std::span<Source> sources, std::uint64_t horizon)
{
    m_horizon = horizon;
    m_active = 0;
    m_keys.fill(exhausted);
    for (Source& source : sources.first(std::min(sources.size(), maxSources)))
        add(source);
}

void Merger::add(Source& source)
{
    source.taken = 0;
    const std::size_t total = source.first.size() + source.second.size();
    const std::size_t known = std::min(leftOf(source), total);
    leftOf(source) = total;
    if (total == 0)
        return;
    Cursor cursor{source.first.data(),
                  source.first.data() + source.first.size(),
                  source.thread,
                  source.second.data(),
                  source.second.data() + source.second.size(),
                  known,
                  total,
                  &source};
    if (source.first.empty()) {
        cursor.at = std::exchange(cursor.nextBegin, cursor.nextEnd);
        cursor.end = cursor.nextEnd;
    }
    const std::uint64_t key = keyOf(cursor);
    if (key == exhausted)
        return;
    m_cursors[m_active] = cursor;
    m_keys[m_active++] = key;
}

/// Time of the head, or `exhausted` when it must wait for the next round. A head that was already
/// there in the last round was pushed before this horizon whatever its stamp says.
std::uint64_t Merger::keyOf(const Cursor& cursor) const
{
    const std::uint64_t time = cursor.at->time;
    if (time <= m_horizon)
        return std::min(time, exhausted - 1);
    const bool seenBefore = cursor.total - cursor.left() < cursor.known;
    return seenBefore ? std::min(m_horizon, exhausted - 1) : exhausted;
}

/// Moves on to the next event of a ring; false when there is none that may be merged now.
inline bool Merger::step(Cursor& cursor, std::uint64_t& key) const
{
    ++cursor.at;
    if (cursor.at == cursor.end) [[unlikely]] {
        if (cursor.nextBegin == cursor.nextEnd)
            return false;
        cursor.at = std::exchange(cursor.nextBegin, cursor.nextEnd);
        cursor.end = cursor.nextEnd;
    }
    key = cursor.at->time;
    if (key < m_horizon) [[likely]]
        return true;
    key = keyOf(cursor);
    return key != exhausted;
}

/// Index of the earliest head; the first of equals.
inline std::size_t Merger::earliest() const
{
    const auto pair = [this](std::size_t i) {
        return earlier({m_keys[i], i}, {m_keys[i + 1], i + 1});
    };
    Head winner = earlier(earlier(pair(0), pair(2)), earlier(pair(4), pair(6)));
    for (std::size_t i = few; i < m_active; ++i)
        winner = earlier(winner, {m_keys[i], i});
    return winner.index;
}

/// The last time up to which the winner's events all go before every other ring's head.
inline std::uint64_t Merger::runLimit(std::size_t winner) const
{
    std::uint64_t limit = exhausted - 1;
    for (std::size_t i = 0; i < winner; ++i)
        limit = std::min(limit, m_keys[i] - 1); // > 0: an earlier source would have won at 0
    for (std::size_t i = winner + 1; i < m_active; ++i)
        limit = std::min(limit, m_keys[i]);
    return limit;
}

/// Takes the winner's events as long as they are not later than `limit`. Each stamp is looked at:
/// skipping ahead would carry an event that stands before an older one past other rings' events.
template<bool Convert>
inline tap::Event* Merger::takeRun(std::size_t winner, std::uint64_t limit, tap::Event* out,
                                   tap::Event* end)
{
    Cursor& cursor = m_cursors[winner];
    const std::uint16_t thread = cursor.thread;
    std::uint64_t key = m_keys[winner];
    bool more = true;
    do {
        const tap::Kind kind = plausible(cursor.at->kind, thread);
        *out = *cursor.at;
        out->time = Convert ? m_clock->toNs(key) : key;
        out->thread = thread;
        out->kind = kind;
        ++out;
        more = step(cursor, key);
    } while (more && key <= limit && out != end);
    m_keys[winner] = key;
    if (!more) [[unlikely]]
        drop(winner);
    return out;
}

/// Tells the source and the next round how far this ring was merged.
void Merger::settle(const Cursor& cursor)
{
    const std::size_t left = cursor.left();
    cursor.source->taken = cursor.total - left;
    leftOf(*cursor.source) = left;
}

void Merger::drop(std::size_t index)
{
    settle(m_cursors[index]);
    std::copy(m_cursors.begin() + index + 1, m_cursors.begin() + m_active,
              m_cursors.begin() + index);
    std::copy(m_keys.begin() + index + 1, m_keys.begin() + m_active, m_keys.begin() + index);
    m_keys[--m_active] = exhausted;
}

/// One event at a time while the rings alternate; when a ring wins twice in a row it is likely in a
/// burst, and its run up to the next ring's head goes over in one piece.
template<bool Convert> std::size_t Merger::mergeLoop(std::span<tap::Event> out)
{
    tap::Event* at = out.data();
    tap::Event* const end = at + out.size();
    std::size_t previous = maxSources;
    while (at != end && m_active > 0) {
        const std::size_t winner = earliest();
        const bool burst = winner == previous;
        at = takeRun<Convert>(winner, burst ? runLimit(winner) : 0, at, burst ? end : at + 1);
        previous = winner;
    }
    for (std::size_t i = 0; i < m_active; ++i)
        settle(m_cursors[i]);
    return static_cast<std::size_t>(at - out.data());
}

std::size_t Merger::merge(std::span<tap::Event> out)
{
    return m_clock != nullptr ? mergeLoop<true>(out) : mergeLoop<false>(out);
}

} // namespace crosstalk::trace
