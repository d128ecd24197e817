#pragma once

#include "engine/world/snapshot.h"

#include <algorithm>
#include <vector>

namespace crosstalk::world {

/// A token that an event put on its way.
struct Flight
{
    Transfer::Kind kind = Transfer::Kind::Load;
    int process = -1;
    int variable = -1;       ///< index into Variables
    int channel = -1;        ///< index into Channels
    std::int64_t amount = 0; ///< value or bytes
    bool hasAmount = false;
    bool loses = false;
    std::uint64_t start = 0;
    std::uint64_t duration = 0;
    std::uint64_t event = 0;

    void archive(StateArchive& archive)
    {
        archive.choice(kind, Transfer::Kind::BytesUp);
        archive.process(process);
        archive.variable(variable);
        archive.channel(channel);
        archive(amount, hasAmount, loses, start, duration, event);
    }
};

/// The tokens under way. Only events add to them; how far each is follows from the time asked for.
class Transfers
{
public:
    void add(const Flight& flight)
    {
        if (flight.duration == 0)
            return;
        std::erase_if(m_flights,
                      [&](const Flight& f) { return f.start + f.duration <= flight.start; });
        if (m_flights.size() < most)
            m_flights.push_back(flight);
    }

    /// The value of a store becomes known after it set out.
    void setAmount(std::uint64_t event, std::int64_t amount)
    {
        for (Flight& flight : m_flights)
            if (flight.event == event) {
                flight.amount = amount;
                flight.hasAmount = true;
            }
    }

    void clear() { m_flights.clear(); }
    auto begin() const { return m_flights.begin(); }
    auto end() const { return m_flights.end(); }

    void archive(StateArchive& archive) { archive(m_flights); }

private:
    static constexpr std::size_t most = 48;
    std::vector<Flight> m_flights;
};

} // namespace crosstalk::world
