#include "engine/schedule/decision.h"

#include <charconv>

namespace crosstalk::schedule {

namespace {

constexpr int most = 9999; ///< processes of a run, and threads of a process

/// A number from `least` on, without sign or leading zeros, taken off the front.
std::optional<int> takeNumber(std::string_view& text, int least)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || text.front() == '0' || number < least || number > most)
        return {};
    text.remove_prefix(std::size_t(end - text.data()));
    return number;
}

} // namespace

std::string text(const Decision& decision)
{
    std::string out = "P" + std::to_string(decision.process + 1);
    if (decision.thread != 0)
        out += "." + std::to_string(decision.thread + 1);
    return out;
}

std::string text(std::span<const Decision> decisions)
{
    std::string out;
    for (const Decision& decision : decisions) {
        if (!out.empty())
            out += ' ';
        out += text(decision);
    }
    return out;
}

std::optional<Decision> readDecision(std::string_view text)
{
    if (!text.starts_with('P'))
        return {};
    text.remove_prefix(1);
    const auto process = takeNumber(text, 1);
    if (!process)
        return {};
    if (text.empty())
        return Decision{*process - 1, 0};
    if (!text.starts_with('.'))
        return {};
    text.remove_prefix(1);
    const auto thread = takeNumber(text, 2);
    if (!thread || !text.empty())
        return {};
    return Decision{*process - 1, *thread - 1};
}

} // namespace crosstalk::schedule
