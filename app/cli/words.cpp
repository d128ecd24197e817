#include "app/cli/words.h"

#include <array>
#include <cstdio>

namespace crosstalk::cli {
namespace {

struct Unit
{
    double nanoseconds;
    const char* name;
};

constexpr std::array units{Unit{1e9, "s"}, Unit{1e6, "ms"}, Unit{1e3, "µs"}, Unit{1, "ns"}};

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

} // namespace crosstalk::cli
