#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crosstalk::lesson {

/// Something to be brought about by deciding who goes next: a game that the reader plays against
/// nobody. Whether it was won the run says, never the interface.
struct Goal
{
    std::string id = {};
    std::string title = {}; ///< from the quiz file: what is to be brought about
    std::string hint = {};  ///< from there too: where to look; may be empty
    std::map<std::string, std::string> set = {}; ///< settings of the run
    std::string when = {}; ///< expression over the run's facts: true is won
    int moves = 0;         ///< at most so many; 0: any number
    /// File of the folder with a schedule that wins, from ready: where a hint comes from, and proof
    /// that it can be done.
    std::string solution = {};
};

} // namespace crosstalk::lesson
