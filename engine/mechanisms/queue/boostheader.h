#pragma once

#include <cstddef>
#include <cstdint>

namespace crosstalk::mechanisms::queue {

/// How Boost.Interprocess lays out the head of a message_queue in its segment (mq_hdr_t); a test
/// holds it to the installed Boost.
struct BoostHeader
{
    std::int64_t index; ///< offset_ptr
    std::uint64_t maxMessages;
    std::uint64_t maxMessageBytes; ///< what send and receive look at first
    std::uint64_t messages;        ///< inside at present
};

/// Where it stands in the segment that the queue has for itself.
inline constexpr long boostHeaderOffset = 16;

/// What stands before each message in it (msg_hdr_t).
struct BoostMessageHeader
{
    std::uint64_t bytes;
    std::uint32_t priority;
    std::uint32_t padding;
};

static_assert(sizeof(BoostHeader) == 32 && sizeof(BoostMessageHeader) == 16);

} // namespace crosstalk::mechanisms::queue
