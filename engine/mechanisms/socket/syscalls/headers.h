#pragma once

#include <cstdint>
#include <vector>

namespace crosstalk::syscalls {

class Tracee;

/// What a message consists of, as its program hands it over: addresses in the tracee.
struct MessageHeader
{
    std::uint64_t total = 0;     ///< bytes, or room for them
    std::uint64_t first = 0;     ///< where the first piece lies: enough for what is shown
    std::uint64_t firstSize = 0; ///< bytes there
    std::uint64_t name = 0;      ///< of the receiver; 0: whom the socket is connected to
    std::uint64_t nameSize = 0;
    std::vector<int> rights = {}; ///< descriptors in its control part
};

/// The msghdr (or the one that an mmsghdr begins with) that lies there.
MessageHeader headerAt(const Tracee& tracee, std::uint64_t address);

} // namespace crosstalk::syscalls
