#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace crosstalk::session {

class Story;

/// Something in a run that the cursor can be moved to.
struct Landmark
{
    enum class Kind
    {
        Event,   ///< something the program did or that was done to it: no news of the gate's own
        Race,    ///< an access unordered with an earlier one of another process
        Sleep,   ///< somebody fell asleep in a call
        Process, ///< an event of process `index`
        Channel, ///< an event on the channel whose id is `channel`
    };
    Kind kind = Kind::Event;
    int direction = 1; ///< 1: the next one, -1: the one before
    int index = 0;
    std::string channel = {};
};

/// The nearest landmark after or before a moment: how many events have happened when it has just
/// happened. None when there is none; `from` events have happened at the moment.
std::optional<std::uint64_t> find(const Story& story, std::uint64_t from, const Landmark& landmark);

} // namespace crosstalk::session
