#include "engine/lesson/suggestion.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace crosstalk::lesson {

namespace {

/// Levenshtein's distance: letters to insert, delete or replace.
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

std::string closest(const std::string& word, const std::vector<std::string>& names)
{
    const std::size_t tolerated = std::max<std::size_t>(1, word.size() / 3);
    std::string best;
    std::size_t least = tolerated + 1;
    for (const auto& name : names) {
        const std::size_t away = distance(word, name);
        if (away < least) {
            least = away;
            best = name;
        }
    }
    return best;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& names)
{
    if (const auto best = closest(word, names); !best.empty())
        return "; did you mean " + inQuotes(best) + "?";
    constexpr std::size_t readable = 12;
    if (names.empty() || names.size() > readable)
        return {};
    return "; there is " + listed(names);
}

std::string inQuotes(const std::string& word)
{
    return "“" + word + "”";
}

} // namespace crosstalk::lesson
