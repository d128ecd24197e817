#pragma once

#include <cstdint>
#include <string>

namespace crosstalk::cli {

/// "1 event", "2,345 events".
std::string counted(std::uint64_t number, const std::string& singular, const std::string& plural);

/// "65,536", "-9".
std::string grouped(std::int64_t number);

/// A moment of a run, "1.234567 s".
std::string seconds(std::uint64_t nanoseconds);

/// "12.3 ms", "4 s": three digits at most.
std::string duration(std::uint64_t nanoseconds);

/// A schedule to be read: "P1 P2 P2 P1"; who goes on for long counts, "P1×17", and what is very long
/// ends in how long it is.
std::string turns(const std::string& schedule);

} // namespace crosstalk::cli
