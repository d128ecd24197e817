#pragma once

#include <array>
#include <string>

namespace crosstalk::measure {

/// How a message gets from one process to another: as lessons/choose does it, in its order.
enum class Way
{
    Pipe,
    Socket,
    Tcp,
    Queue,
    Futex,
    Spin,
    Call
};

inline constexpr std::array allWays{Way::Pipe,  Way::Socket, Way::Tcp, Way::Queue,
                                    Way::Futex, Way::Spin,   Way::Call};

/// "pipe", "socket", …: for files.
const char* idOf(Way way);

/// What is to be done with a message.
enum class Job
{
    ThereAndBack, ///< each is answered before the next: latency
    OneWay,       ///< all are sent, the last one is acknowledged: throughput
};

inline constexpr std::array allJobs{Job::ThereAndBack, Job::OneWay};

const char* idOf(Job job);

/// Bytes a message has; the largest is what lessons/choose has room for.
inline constexpr std::array<long, 5> allSizes{16, 256, 4'096, 65'536, 1'048'576};

/// One thing to measure.
struct Cell
{
    Way way = Way::Pipe;
    Job job = Job::ThereAndBack;
    long size = 16; ///< bytes of a message

    bool operator==(const Cell&) const = default;
};

} // namespace crosstalk::measure
