#pragma once

#include "engine/tap/control.h"
#include "engine/tap/event.h"

#include <cstring>
#include <random>
#include <vector>

// Events to be recorded, for tests and nothing else.

namespace crosstalk::trace {

/// What a lesson's loop makes: two threads, four places in the program, values that count up.
inline std::vector<tap::Event> loopEvents(std::size_t count, std::uint64_t seed = 1)
{
    std::mt19937_64 random(seed);
    std::vector<tap::Event> events(count);
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < count; ++i) {
        tap::Event& event = events[i];
        event = {};
        event.time = time += 20 + random() % 200;
        event.thread = std::uint16_t(random() % 2);
        event.object = 0x17'0000'0000'1234;
        event.offset = 64;
        event.fd = -1;
        event.size = 4;
        event.kind = i % 3 == 0   ? tap::Kind::Read
                     : i % 3 == 1 ? tap::Kind::Write
                                  : tap::Kind::Value;
        event.value = event.kind == tap::Kind::Write ? 0 : i / 3;
        event.pc = 0x401200 + 16 * (i % 3);
    }
    return events;
}

/// Anything that an Event can hold.
inline std::vector<tap::Event> wildEvents(std::size_t count, std::uint64_t seed = 1)
{
    std::mt19937_64 random(seed);
    std::vector<tap::Event> events(count);
    for (tap::Event& event : events) {
        event.time = random() >> random() % 64;
        event.object = random() >> random() % 64;
        event.offset = random() >> random() % 64;
        event.value = random();
        event.pc = random() % 1000;
        event.size = std::uint32_t(random());
        event.thread =
            random() % 9 == 0 ? tap::engineThread : std::uint16_t(random() % tap::slotCount);
        event.kind = tap::Kind(random() % (unsigned(tap::lastKind) + 1));
        event.flags = std::uint8_t(random());
        event.call = tap::CallId(random());
        event.fd = std::int16_t(random());
        event.aux = std::uint32_t(random());
        const std::uint64_t payload = random();
        std::memcpy(event.payload, &payload, sizeof payload);
    }
    return events;
}

inline bool same(const tap::Event& one, const tap::Event& other)
{
    return std::memcmp(&one, &other, sizeof one) == 0;
}

} // namespace crosstalk::trace
