#pragma once

#include <cstdint>
#include <string>
#include <vector>

// How the state of a channel is shown, one struct a shape: plain values that mechanisms fill and
// widgets draw. Processes are named by ordinal (P1 is 0), times are ns since the run began.

namespace crosstalk::mechanisms {

/// What widgets draw is chosen by shape, not by mechanism.
enum class Shape
{
    ByteStream,
    Messages,
    Region,
    Lock,
    Call
};

/// One page slot of a pipe.
struct Slot
{
    std::uint32_t used = 0; ///< bytes in it, 0 to the page size
};

/// A byte stream: a pipe's slots and figures.
struct StreamView
{
    std::uint64_t capacity = 0; ///< bytes
    std::uint64_t slotBytes = 4096;
    std::vector<Slot>
        pages; ///< (Qt makes `slots` a macro) first in first; size = capacity / slotBytes
    std::uint64_t bytesWritten = 0;
    std::uint64_t bytesRead = 0;
    std::uint64_t fillLow = 0;  ///< the tap's figure: at least this many bytes inside …
    std::uint64_t fillHigh = 0; ///< … and at most this many, while a call is in flight
    std::uint64_t peak = 0;
    std::vector<int> writers; ///< processes that hold a write end
    std::vector<int> readers;
    std::vector<int> sleepingWriters;
    std::vector<int> sleepingReaders;
    bool endOfFile = false; ///< no write end is left
    bool broken = false;    ///< no read end is left
    double bytesPerSecond = 0;
};

/// What the kernel said last, beside what the tap said at that moment.
struct KernelFigure
{
    bool known = false;
    std::uint64_t value = 0;  ///< FIONREAD
    std::uint64_t tapLow = 0; ///< the tap's figure for the same moment
    std::uint64_t tapHigh = 0;
    bool quiescent = false; ///< nothing moved while it was asked
    bool agrees = false;
    std::uint64_t at = 0;
    std::uint64_t quiescentProbes = 0;
    std::uint64_t agreeingProbes = 0;
};

/// A lock: mutex or semaphore.
struct LockView
{
    std::string name; ///< "mutex"
    std::string kind; ///< "mutex", "semaphore"
    int owner = -1;   ///< process, -1: free
    bool ownerDied = false;
    std::int64_t count = 0;  ///< semaphore: units left, as far as seen
    bool countKnown = false; ///< semaphore: somebody has used it, so that count says something
    std::vector<int> waiters;
    std::uint64_t acquisitions = 0;
    std::uint64_t lastUsed = 0; ///< when a call on it was last seen
    bool used = false;          ///< somebody acquired it in the last second of the run
};

/// A stretch of memory that several processes map.
struct RegionView
{
    std::uint64_t bytes = 0;
    std::vector<int> mappedBy;
};

} // namespace crosstalk::mechanisms
