#pragma once

#include "engine/mechanisms/view.h"
#include "engine/world/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosstalk::session {

/// What somebody sent into a channel and nobody has received: as far as the tap saw it.
struct PeekedMessage
{
    int process = -1;
    std::uint64_t bytes = 0;
    std::string text; ///< its first bytes if they can be printed, else its size
    std::uint64_t sentAt = 0;
};

/// A look into a buffer without taking anything out.
struct Peek
{
    static constexpr std::size_t mostBytes = 65'536;

    int channel = -1;                        ///< index into Snapshot::channels
    std::string name;                        ///< its id
    bool fromKernel = false;                 ///< bytes is what the kernel holds; else see messages
    std::vector<std::uint8_t> bytes;         ///< from the front: what will be received first
    std::vector<mechanisms::Stretch> owners; ///< whose they are, in their order, by the tap
    std::uint64_t total = 0;                 ///< bytes inside
    bool truncated = false;                  ///< more are inside than are shown
    std::vector<PeekedMessage> messages;     ///< at most 100, oldest first
    std::string source; ///< one sentence: where this comes from, or why there is no more
};

/// What the tap alone knows of a channel at the moment of a snapshot.
Peek peekByTap(const world::Snapshot& snapshot, int channel);

} // namespace crosstalk::session
