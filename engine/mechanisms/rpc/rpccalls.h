#pragma once

#include "engine/tap/event.h"

#include <cstdint>
#include <cstring>

// What the tap says of a remote call, and in which fields. All events are about the service
// (object) and one call on it (offset: the n-th of its client, whose pid is the payload).
//
//   client  Enter rpc_call, Parts · rpc_sent · …………………………………………… Exit rpc_call (status)
//   server          rpc_dispatch · Enter rpc_serve … Exit rpc_serve (status) · rpc_reply, Parts
//                                                                             rpc_cut or rpc_hold
//
// rpc_call and rpc_serve last as long as what they name and other calls are made inside them; the
// rest are moments: Enter and Exit one after the other.

namespace crosstalk::mechanisms::rpc {

/// Which text or bytes a Part belongs to (Event::aux).
enum class Section : std::uint32_t
{
    Method, ///< "Debit"
    Schema, ///< what the fields of the message mean: "1s account,2i euros"
    Bytes,  ///< the marshalled message
};
inline constexpr int sectionCount = 3;

/// Most bytes of a message that are shown.
inline constexpr std::uint32_t mostBytes = 1024;

/// A number that no other call of the run has.
inline std::uint64_t keyOf(const tap::Event& event)
{
    std::uint32_t client = 0;
    std::memcpy(&client, event.payload, sizeof client);
    return std::uint64_t(client) << 32 | event.offset;
}

/// Beside the attempt, where the tap is told of it: the call has a deadline.
inline constexpr unsigned limitedCall = 1u << 31;

/// How long what follows in Parts is: Event::value of the Enter of rpc_call and rpc_reply.
struct Lengths
{
    std::uint32_t length[sectionCount] = {}; ///< by Section
    std::uint32_t detail = 0;                ///< rpc_call: which attempt; rpc_reply: the status
    bool limited = false;                    ///< rpc_call: it has a deadline

    constexpr std::uint64_t packed() const
    {
        return std::uint64_t(length[0] & 0xff) | std::uint64_t(length[1] & 0x3ff) << 8 |
               std::uint64_t(length[2] & 0xffff) << 18 | std::uint64_t(detail & 0xffff) << 34 |
               std::uint64_t(limited) << 50;
    }
    static constexpr Lengths of(std::uint64_t value)
    {
        return {{std::uint32_t(value & 0xff), std::uint32_t(value >> 8 & 0x3ff),
                 std::uint32_t(value >> 18 & 0xffff)},
                std::uint32_t(value >> 34 & 0xffff),
                (value >> 50 & 1) != 0};
    }
};

} // namespace crosstalk::mechanisms::rpc
