#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

// The run as the timeline needs it: spans, marks, values and fill levels, kept in min/max pyramids
// so that any zoom costs only as much as the pixels it covers.

namespace crosstalk::world {

class MessageLog;

/// What a lane shows over an interval. Ordered by importance: when several fall into one pixel the
/// pyramid reports the share of each.
enum class SpanKind : std::uint8_t
{
    Running,
    Asleep,
    Held,
    Stopped,
    Locked
};
inline constexpr int spanKinds = 5;

/// What a mark stands for.
enum class MarkKind : std::uint8_t
{
    Load,
    Store,
    ReadModifyWrite,
    Call,
    Race,
    LostUpdate,
    Fault,
    Death
};

/// A span of one lane, begin <= t < end, in ns since the run began. Locked spans may overlap
/// others.
struct Span
{
    std::uint64_t begin = 0;
    std::uint64_t end = 0; ///< ~0 while open
    SpanKind kind = SpanKind::Running;
};

/// A point on one lane.
struct Mark
{
    std::uint64_t time = 0;
    std::uint64_t event = 0; ///< index in the log, to move the cursor to
    std::int64_t value = 0;
    bool hasValue = false;
    MarkKind kind = MarkKind::Load;
    std::int16_t variable = -1;
    std::int32_t partnerLane = -1; ///< Race, LostUpdate: the other side …
    std::uint64_t partnerTime = 0; ///< … for the arc between them
};

/// A value that holds from `time` until the next step (of a variable, or bytes in a pipe).
struct Step
{
    std::uint64_t time = 0;
    std::int64_t value = 0;
};

/// One pixel column of a lane: the share of the pixel's time that each kind covers, 0 to 255.
struct Column
{
    std::uint8_t share[spanKinds] = {};
    std::uint32_t marks = 0; ///< marks in this pixel (saturating)
    bool race = false;
    bool lost = false;
};

/// One pixel column of a series.
struct Range
{
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool known = false;
};

/// Written by World's thread, read by the window's; every call locks for a short while. Of each
/// lane and series the newest million or so items are kept one by one, older ones as totals.
class History
{
public:
    History();
    ~History();
    History(const History&) = delete;
    History& operator=(const History&) = delete;

    // --- for World ---
    int addLane(std::string name); ///< one a process, in order; returns its index
    int addSeries(std::string name,
                  std::int64_t top); ///< a variable (top 0) or a fill (top = capacity)
    void setTop(int series, std::int64_t top);
    /// Ends the lane's open span and begins another. Locked has a track of its own: it is open
    /// while at least one lock is held, and each begin needs an endLocked.
    void begin(int lane, SpanKind kind, std::uint64_t time);
    void endLocked(int lane, std::uint64_t time);
    void endLane(int lane, std::uint64_t time); ///< the process is gone: all its spans end
    /// Marks come in the order of time in each lane; an earlier time counts as the latest so far.
    /// A race or lost update is one more mark, beside that of the access which completed it.
    void mark(int lane, const Mark& mark);
    void step(int series, std::uint64_t time, std::int64_t value);
    void advance(std::uint64_t now);       ///< time has come this far although nothing happened
    void forgetBefore(std::uint64_t time); ///< drops what lies before: memory budget

    /// Who sent what to whom; locks for itself, lives as long as the History.
    MessageLog& messageLog();
    const MessageLog& messageLog() const;

    // --- for the timeline ---
    struct LaneInfo
    {
        std::string name;
    };
    struct SeriesInfo
    {
        std::string name;
        std::int64_t top = 0; ///< capacity of a fill, 0 for a variable
    };
    std::vector<LaneInfo> lanes() const;
    std::vector<SeriesInfo> series() const;
    std::uint64_t firstTime() const; ///< 0 until something was forgotten
    std::uint64_t lastTime() const;

    /// The lane between begin and end cut into `pixels` equal columns; O(pixels · log n).
    void columns(int lane, std::uint64_t begin, std::uint64_t end, int pixels,
                 std::vector<Column>& out) const;
    /// Spans that touch [begin, end), at most `limit`; false when there are more, or when
    /// some of them are no longer kept one by one (use columns()).
    bool spans(int lane, std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Span>& out) const;
    /// Marks in [begin, end), at most `limit`; false when there are more.
    bool marks(int lane, std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Mark>& out) const;
    /// Low and high of a series for each of `pixels` columns.
    void ranges(int series, std::uint64_t begin, std::uint64_t end, int pixels,
                std::vector<Range>& out) const;
    /// Steps of a series that touch [begin, end), the one in force at `begin` first.
    bool steps(int series, std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Step>& out) const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace crosstalk::world
