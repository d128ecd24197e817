#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crosstalk::analysis {

/// What the line of an access may load or store, as the program's source and debug information
/// have it.
struct Expression
{
    std::string text;        ///< "account->balance"
    std::string member;      ///< "Account::balance"; empty when it is no member of a named type
    std::uint64_t bytes = 0; ///< of its type; 0 unknown
    bool hasParts = false;   ///< an array or a struct: an access may be to less than all of it
    bool hasIndex = false;   ///< which element is not known
    bool loads = true;
    bool stores = false;
};

/// Those of a line that an access of this size can be to: of just its size, else those of which it
/// is a part.
std::vector<Expression> matching(const std::vector<Expression>& line, std::uint64_t bytes,
                                 bool write);

/// A name for what two accesses to the same bytes have in common.
struct CommonName
{
    std::string text;    ///< empty: there is none that is sure
    bool isPlace = true; ///< it stands for one place; false: for an element, nobody knows which
};

/// The expression if both have the same, else the member that both lead to, else what one of them
/// is surely about. Each side as matching() left it.
CommonName commonName(const std::vector<Expression>& first, const std::vector<Expression>& second);

} // namespace crosstalk::analysis
