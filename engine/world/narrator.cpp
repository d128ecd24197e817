#include "engine/world/narrator.h"

namespace crosstalk::world {

namespace {

std::string grouped(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    for (int at = int(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(std::size_t(at), 1, ',');
    return digits;
}

} // namespace

std::string bytesText(std::uint64_t bytes)
{
    constexpr std::uint64_t kibi = 1024;
    constexpr std::uint64_t mebi = kibi * kibi;
    if (bytes >= mebi && bytes % mebi == 0)
        return grouped(bytes / mebi) + " MiB";
    if (bytes >= kibi && bytes % kibi == 0)
        return grouped(bytes / kibi) + " KiB";
    return grouped(bytes) + " B";
}

} // namespace crosstalk::world
