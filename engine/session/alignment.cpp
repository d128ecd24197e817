#include "engine/session/alignment.h"

#include "engine/session/csvexport.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace crosstalk::session {

namespace {

constexpr std::size_t window = 1500; ///< lines of each run that are matched at a time

bool isCompared(const tap::Event& event)
{
    using tap::Kind;
    const bool operation = event.kind >= Kind::Read && event.kind <= Kind::Exit &&
                           event.kind != Kind::RmwBegin;
    return operation && (event.flags & tap::Internal) == 0 && event.thread < tap::slotCount;
}

/// Calls whose results are pids, addresses and the like: that they came back is all that counts.
bool hasComparableValue(const tap::Event& event)
{
    if (event.kind != tap::Kind::Exit)
        return event.kind != tap::Kind::Enter && event.kind != tap::Kind::Write;
    const mechanisms::CallTraits* traits = mechanisms::callTraits(event.call);
    return traits != nullptr && traits->byDescriptor;
}

class Digest
{
public:
    void add(std::uint64_t word)
    {
        m_value = (m_value ^ word) * 0x9e37'79b9'7f4a'7c15u;
        m_value ^= m_value >> 32;
    }
    void add(const std::string& text)
    {
        for (const char c : text)
            add(std::uint64_t((unsigned char)(c)));
        add(0x100);
    }
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0xcbf2'9ce4'8422'2325u;
};

/// The lines of one run as it is folded.
class Lines
{
public:
    void take(const tap::Event& event, std::uint64_t index, const world::World& world)
    {
        if (!isCompared(event))
            return;
        Digest what;
        what.add(std::uint64_t(world.processOf(event.thread)));
        what.add(std::uint64_t(event.kind));
        what.add(event.call);
        if (const std::string name = objectName(event, world); !name.empty())
            what.add(name);
        else
            what.add(ordinalOf(event.object));
        if (event.object >> 63 == 0) // of private memory the offset is an address
            what.add(event.offset);
        what.add(event.size);
        m_lines.push_back({index, what.value(), hasComparableValue(event) ? event.value : 0});
    }

    std::vector<RunLine> result() { return std::move(m_lines); }

private:
    std::uint64_t ordinalOf(std::uint64_t object)
    {
        return object == 0 ? 0 : m_objects.try_emplace(object, m_objects.size() + 1).first->second;
    }

    std::vector<RunLine> m_lines;
    std::map<std::uint64_t, std::uint64_t> m_objects; ///< unnamed ones, in order of appearance
};

/// Longest common subsequence of two stretches: lengths from each place to the ends.
class Table
{
public:
    Table(std::span<const RunLine> left, std::span<const RunLine> right)
        : m_width(right.size() + 1), m_lengths((left.size() + 1) * m_width)
    {
        for (std::size_t l = left.size(); l-- > 0;)
            for (std::size_t r = right.size(); r-- > 0;)
                at(l, r) = left[l].what == right[r].what
                               ? std::uint16_t(at(l + 1, r + 1) + 1)
                               : std::max(at(l + 1, r), at(l, r + 1));
    }
    std::uint16_t& at(std::size_t l, std::size_t r) { return m_lengths[l * m_width + r]; }

private:
    std::size_t m_width;
    std::vector<std::uint16_t> m_lengths;
};

class Aligner
{
public:
    Aligner(std::span<const RunLine> left, std::span<const RunLine> right, std::size_t limit)
        : m_left(left), m_right(right), m_limit(limit)
    {
    }

    Alignment align()
    {
        while ((m_l < m_left.size() || m_r < m_right.size()) && !isFull()) {
            if (m_l < m_left.size() && m_r < m_right.size() &&
                m_left[m_l].what == m_right[m_r].what)
                both();
            else
                matchWindow();
        }
        m_result.whole = m_l == m_left.size() && m_r == m_right.size();
        return std::move(m_result);
    }

private:
    bool isFull() const { return m_result.rows.size() >= m_limit; }

    void add(const AlignedRow& row)
    {
        if (!row.same && !m_result.firstDifference)
            m_result.firstDifference = m_result.rows.size();
        m_result.rows.push_back(row);
    }
    void both()
    {
        add({std::int64_t(m_l), std::int64_t(m_r), m_left[m_l] == m_right[m_r]});
        ++m_l, ++m_r;
    }
    void onlyLeft() { add({std::int64_t(m_l++), -1, false}); }
    void onlyRight() { add({-1, std::int64_t(m_r++), false}); }

    /// Of the window only the first half is kept: what comes after it may match better.
    void matchWindow()
    {
        const auto left = m_left.subspan(m_l, std::min(window, m_left.size() - m_l));
        const auto right = m_right.subspan(m_r, std::min(window, m_right.size() - m_r));
        Table table(left, right);
        const bool last = left.size() < window && right.size() < window;
        const std::size_t enough = last ? window : window / 2;
        std::size_t l = 0, r = 0;
        while (l < std::min(enough, left.size()) || r < std::min(enough, right.size())) {
            if (isFull())
                return;
            if (l < left.size() && r < right.size() && left[l].what == right[r].what)
                both(), ++l, ++r;
            else if (r == right.size() ||
                     (l < left.size() && table.at(l + 1, r) >= table.at(l, r + 1)))
                onlyLeft(), ++l;
            else
                onlyRight(), ++r;
        }
    }

    std::span<const RunLine> m_left, m_right;
    std::size_t m_limit;
    std::size_t m_l = 0, m_r = 0;
    Alignment m_result;
};

/// "calls read on pipe", " returns 5": as the narration says it, so that a window knows the words.
std::string callWords(const tap::Event& event, const std::string& on)
{
    const std::string call(mechanisms::callName(event.call));
    const std::string what = on.empty() ? call : call + " on " + on;
    if (event.kind == tap::Kind::Enter)
        return " calls " + what;
    const char* error = event.aux != 0 ? ::strerrorname_np(int(event.aux)) : nullptr;
    return ": " + what +
           (error != nullptr ? std::string(" fails: ") + error
                             : " returns " + std::to_string(std::int64_t(event.value)));
}

std::string accessWords(const tap::Event& event, const std::string& on)
{
    using tap::Kind;
    if (event.kind == Kind::Fence)
        return " passes a fence";
    const std::string verb = event.kind == Kind::Read || event.kind == Kind::AtomicLoad ? " reads "
                             : event.kind == Kind::Value                                ? " wrote "
                             : event.kind == Kind::AtomicRmw ? " changes "
                                                             : " writes ";
    const std::string what = verb + (on.empty() ? "unnamed memory" : on);
    return event.kind == Kind::Write ? what : what + ": " + std::to_string(event.value);
}

} // namespace

std::vector<RunLine> linesOf(Replay& replay)
{
    Lines lines;
    replay.watch([&](const tap::Event& event, std::uint64_t index, const mechanisms::Effects&,
                     const world::World& world) { lines.take(event, index, world); });
    while (replay.foldNext()) {
    }
    return lines.result();
}

Alignment align(std::span<const RunLine> left, std::span<const RunLine> right, std::size_t limit)
{
    return Aligner(left, right, limit).align();
}

std::string textOf(const tap::Event& event, const world::World& world)
{
    const int process = event.thread < tap::slotCount ? world.processOf(event.thread) : -1;
    const std::string on = objectName(event, world);
    const bool isCall = event.kind == tap::Kind::Enter || event.kind == tap::Kind::Exit;
    std::string text = (process >= 0 ? "P" + std::to_string(process + 1) : "?") +
                       (isCall ? callWords(event, on) : accessWords(event, on));
    if (const world::SourceLine at = world.line(process, event.pc); at.line > 0)
        text += " (" + at.file + ":" + std::to_string(at.line) + ")";
    return text;
}

} // namespace crosstalk::session
