#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstalk::kernel {

/// What lies in a buffer of the kernel, copied out without taking it.
struct Contents
{
    std::vector<std::uint8_t> bytes; ///< from the front, at most as many as were asked for
    std::uint64_t total = 0;         ///< in the buffer; of messages: in the first one
};

/// Copies what is in the pipe that this read end leads to: tee() links its pages into a pipe of
/// ours. Never waits and takes nothing out.
Result<Contents> contentsOfPipe(int readEnd, std::size_t most);

/// Copies what this socket could receive (MSG_PEEK): of datagrams and packets the first one only.
Result<Contents> contentsOfSocket(int socket, std::size_t most);

/// Either of them, by what the descriptor is; an error (ENOTSUP) when it can only be received.
Result<Contents> contentsOf(int descriptor, std::size_t most);

} // namespace crosstalk::kernel
