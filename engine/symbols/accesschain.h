#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosstalk::symbols {

/// One step from a variable to what an expression is about: ->m, .m, [i] or a *.
struct AccessStep
{
    enum class Kind
    {
        Arrow,
        Member,
        Index,
        Dereference
    };
    Kind kind = Kind::Member;
    std::string name; ///< of the member; empty for Index and Dereference
};

/// What a line of source may load or store, as it is written there: "bank->accounts[i].balance".
struct AccessChain
{
    std::string root; ///< the variable that it begins with; empty: what a call or a cast returned
    std::vector<AccessStep> steps;
    std::string text; ///< without blanks
    bool loads = true;
    bool stores = false;
};

/// Every chain that the line, C or C++, may load or store, with the pointers that it loads on the
/// way. Knows no types: a plain name may be a reference, and some may be no variable at all.
std::vector<AccessChain> accessChains(std::string_view line);

} // namespace crosstalk::symbols
