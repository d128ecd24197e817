#include "app/cli/words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <sstream>
#include <vector>

namespace crosstalk::cli {
namespace {

struct Unit
{
    double nanoseconds;
    const char* name;
};

constexpr std::array units{Unit{1e9, "s"}, Unit{1e6, "ms"}, Unit{1e3, "µs"}, Unit{1, "ns"}};

constexpr std::size_t fewestCounted = 4; ///< turns of one that are counted instead of listed
constexpr std::size_t mostGroups = 40;

} // namespace

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string counted(std::uint64_t number, const std::string& singular, const std::string& plural)
{
    return grouped(static_cast<std::int64_t>(number)) + " " + (number == 1 ? singular : plural);
}

std::string seconds(std::uint64_t nanoseconds)
{
    std::array<char, 64> text;
    std::snprintf(text.data(), text.size(), "%.6f s", static_cast<double>(nanoseconds) / 1e9);
    return text.data();
}

std::string duration(std::uint64_t nanoseconds)
{
    const auto value = static_cast<double>(nanoseconds);
    const Unit* unit = units.data();
    while (value < unit->nanoseconds && unit != &units.back())
        ++unit;
    const double shown = value / unit->nanoseconds;
    std::array<char, 64> text;
    std::snprintf(text.data(), text.size(),
                  shown < 9.95 && unit != &units.back() ? "%.1f %s" : "%.0f %s", shown, unit->name);
    return text.data();
}

std::string turns(const std::string& schedule)
{
    std::istringstream words(schedule);
    const std::vector<std::string> steps{std::istream_iterator<std::string>(words), {}};
    std::string out;
    std::size_t groups = 0;
    for (auto step = steps.begin(); step != steps.end(); ++groups) {
        if (groups == mostGroups)
            return out + " … (" + counted(steps.size(), "step", "steps") +
                   ", all of them with --json)";
        const auto next = std::find_if(step, steps.end(),
                                       [&](const std::string& other) { return other != *step; });
        const auto times = std::size_t(next - step);
        const bool isCounted = times >= fewestCounted;
        out += (out.empty() ? "" : " ") + *step;
        if (isCounted)
            out += "×" + std::to_string(times);
        step = isCounted ? next : step + 1;
    }
    return out;
}

} // namespace crosstalk::cli
