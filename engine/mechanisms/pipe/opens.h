#pragma once

#include <cstdint>

namespace crosstalk::mechanisms::pipe {

/// What a FIFO is opened for: the value of the event when open() is entered. Shared with the tap.
enum Opens : std::uint64_t
{
    ForReading = 1,
    ForWriting = 2,
};

} // namespace crosstalk::mechanisms::pipe
