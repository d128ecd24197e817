#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace crosstalk::lesson {

/// What a lesson's program reads of the window, as far as its text tells: `choice("sync")`.
struct KitCall
{
    std::string function = {}; ///< "choice" or "param"
    std::string name = {};     ///< its first argument, when that is a literal
    std::size_t line = 1;      ///< of the literal, counted from 1
    std::size_t column = 1;    ///< in bytes, counted from 1
};

/// The calls with a literal name, outside comments, in their order. A name that is worked out when
/// the program runs is not seen.
std::vector<KitCall> kitCallsIn(const std::string& source);

} // namespace crosstalk::lesson
