#pragma once

#include "engine/lesson/lesson.h"

#include <string>
#include <vector>

namespace crosstalk::lesson {

/// What a run is let go on to, step after step, to be held there.
struct Errand
{
    enum class Kind
    {
        Call,   ///< one process: until it is about to make a call
        Access, ///< one process: until it is about to access a variable
        Sleep,  ///< one process: until it can go no further by itself
        Fact,   ///< all of them: until something is observed; see factKinds()
        Holds,  ///< all of them: until an expression over the facts does
    };
    Kind kind = Kind::Call;
    int process = -1;   ///< Call, Access, Sleep: ordinal, P1 is 0
    int thread = -1;    ///< of that process, its first is 0; -1: whichever can go
    std::string on = {}; ///< Access: the variable, Fact: what it is about; empty: any
    std::string what = {}; ///< Fact: its kind; Holds: the expression
};

/// Reads what stands behind "run": "P1 to call", "P1.2 to access", "P1 to access balance", "P1 to
/// sleep", "until race", "until full pipe", "until balance == 2".
Result<Errand> parseErrand(const Lesson& lesson, const std::string& text);

/// As parseErrand() reads it.
std::string text(const Errand& errand);

} // namespace crosstalk::lesson
