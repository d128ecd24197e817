#pragma once

#include "engine/analysis/racedetector.h"
#include "tests/analysis/script.h"

#include <memory>

// A run written down by hand, as the race detector judges it.

namespace crosstalk::test {

using analysis::Context;
using analysis::RaceDetector;
using analysis::RaceReport;

inline constexpr std::uint64_t balance = 16; ///< its offset
inline constexpr std::uint64_t flag = 64;
inline constexpr std::uint64_t other = 128;

/// Every event's "line" is its index + 1; locks are A, B, …
inline Context context()
{
    Context result;
    result.line = [](int, std::uint64_t pc) {
        return world::SourceLine{"depositor.cpp", static_cast<int>(pc)};
    };
    result.name = [](std::uint64_t object, std::uint64_t offset) {
        if (object == Script::locks)
            return std::string(1, static_cast<char>('A' + offset));
        return object == Script::segment ? std::string("account") : std::string();
    };
    result.variable = [](std::uint64_t, std::uint64_t offset) {
        return offset == balance ? 3 : -1;
    };
    result.segment = [](std::uint64_t object) { return object == Script::segment ? 4 : -1; };
    result.text = [](std::uint32_t index) {
        return std::string(index == 1 ? "balance" : index == 2 ? "total" : "");
    };
    return result;
}

struct Judged
{
    Context asked = context();
    std::unique_ptr<RaceDetector> detector = std::make_unique<RaceDetector>(asked);
    std::size_t announced = 0;

    explicit Judged(const Script& script)
    {
        for (std::size_t i = 0; i < script.steps.size(); ++i)
            announced += detector->fold(script.steps[i].event, i, script.steps[i].order,
                                        script.steps[i].holds, script.steps[i].process);
    }
    std::span<const RaceReport> races() const { return detector->races(); }
};

} // namespace crosstalk::test
