#pragma once

#include "engine/mechanisms/mechanism.h"

#include <cstdint>

// Events of calls for tests of channels: thread number n belongs to process n.

namespace crosstalk::mechanisms {

inline constexpr std::uint64_t testObject = 0x42;

inline tap::Event callEvent(tap::Kind kind, const char* call, std::uint16_t thread,
                            std::uint32_t size = 0, std::int64_t result = 0, int error = 0)
{
    tap::Event event{};
    event.kind = kind;
    event.call = tap::callId(call);
    event.thread = thread;
    event.object = testObject;
    event.size = size;
    event.value = std::uint64_t(result);
    event.aux = std::uint32_t(error);
    event.fd = -1;
    return event;
}

/// Folds events into one channel and collects the effects of the latest.
struct Folder
{
    std::unique_ptr<Channel> channel;
    Effects effects;
    std::uint64_t time = 0;

    void fold(tap::Event event)
    {
        effects.clear();
        event.time = ++time;
        channel->fold(event, {event.thread, event.thread}, effects);
    }
    void enter(const char* call, std::uint16_t thread, std::uint32_t size = 0)
    {
        fold(callEvent(tap::Kind::Enter, call, thread, size));
    }
    void exit(const char* call, std::uint16_t thread, std::int64_t result, int error = 0,
              std::uint32_t size = 0)
    {
        fold(callEvent(tap::Kind::Exit, call, thread, size, result, error));
    }
    void whole(const char* call, std::uint16_t thread, std::uint32_t size, std::int64_t result)
    {
        enter(call, thread, size);
        exit(call, thread, result, 0, size);
    }
    void openEnd(std::uint16_t thread, std::uint8_t flags)
    {
        tap::Event event = callEvent(tap::Kind::Open, "", thread);
        event.flags = flags;
        fold(event);
    }
    void closeEnd(std::uint16_t thread, std::uint8_t flags)
    {
        tap::Event event = callEvent(tap::Kind::Close, "", thread);
        event.flags = flags;
        fold(event);
    }
    void state(std::uint16_t thread, char letter)
    {
        tap::Event event = callEvent(tap::Kind::ProcessState, "", thread);
        event.value = std::uint64_t(letter);
        fold(event);
    }
    bool hasFact(std::string_view kind) const
    {
        for (const Fact& fact : effects.facts)
            if (fact.kind == kind)
                return true;
        return false;
    }
};

} // namespace crosstalk::mechanisms
