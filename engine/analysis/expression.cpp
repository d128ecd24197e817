#include "engine/analysis/expression.h"

#include <algorithm>
#include <set>

namespace crosstalk::analysis {

namespace {

using Expressions = std::vector<Expression>;

Expressions chosen(const Expressions& line, bool write, auto&& fits)
{
    Expressions some;
    for (const Expression& one : line)
        if ((write ? one.stores : one.loads) && fits(one))
            some.push_back(one);
    return some;
}

bool anyIndexed(const Expressions& some)
{
    return std::ranges::any_of(some, &Expression::hasIndex);
}

std::set<std::string> namesOf(const Expressions& some, std::string Expression::*name)
{
    std::set<std::string> names;
    for (const Expression& one : some)
        if (!(one.*name).empty())
            names.insert(one.*name);
    return names;
}

/// The only name that both have; empty when there is none, or more than one.
std::string onlyCommon(const Expressions& first, const Expressions& second,
                       std::string Expression::*name)
{
    const auto one = namesOf(first, name);
    const auto other = namesOf(second, name);
    std::vector<std::string> both;
    std::ranges::set_intersection(one, other, std::back_inserter(both));
    return both.size() == 1 ? both.front() : std::string();
}

/// What the line can only be about.
CommonName onlyOne(const Expressions& some)
{
    const auto texts = namesOf(some, &Expression::text);
    const auto members = namesOf(some, &Expression::member);
    if (texts.size() == 1)
        return {*texts.begin(), !anyIndexed(some)};
    const bool allAreMembers =
        std::ranges::none_of(some, [](const Expression& one) { return one.member.empty(); });
    if (members.size() == 1 && allAreMembers)
        return {*members.begin(), !anyIndexed(some)};
    return {};
}

} // namespace

Expressions matching(const Expressions& line, std::uint64_t bytes, bool write)
{
    Expressions exact =
        chosen(line, write, [&](const Expression& one) { return one.bytes == bytes; });
    if (!exact.empty())
        return exact;
    return chosen(line, write,
                  [&](const Expression& one) { return one.hasParts && one.bytes > bytes; });
}

CommonName commonName(const Expressions& first, const Expressions& second)
{
    const bool isPlace = !anyIndexed(first) && !anyIndexed(second);
    if (std::string text = onlyCommon(first, second, &Expression::text); !text.empty() && isPlace)
        return {text, true};
    if (std::string member = onlyCommon(first, second, &Expression::member); !member.empty())
        return {member, isPlace};
    for (const Expressions* side : {&first, &second})
        if (CommonName one = onlyOne(*side); !one.text.empty())
            return one;
    return {};
}

} // namespace crosstalk::analysis
