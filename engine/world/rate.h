#pragma once

#include "engine/base/statearchive.h"

#include <array>
#include <cstdint>

namespace crosstalk::world {

/// How often something happened over the last half second of the run; constant size and cost.
class Rate
{
public:
    void add(std::uint64_t time, std::uint64_t amount = 1)
    {
        const std::uint64_t bucket = time / bucketNs;
        if (bucket > m_newest)
            moveTo(bucket);
        m_amounts[m_newest % buckets] += amount;
    }

    double perSecond(std::uint64_t now) const
    {
        const std::uint64_t bucket = now / bucketNs;
        std::uint64_t sum = 0;
        for (std::uint64_t i = 0; i < buckets && i <= m_newest; ++i)
            if (m_newest - i + buckets > bucket)
                sum += m_amounts[(m_newest - i) % buckets];
        return double(sum) * 1e9 / double(buckets * bucketNs);
    }

    void archive(StateArchive& archive) { archive(m_amounts, m_newest); }

private:
    static constexpr std::uint64_t bucketNs = 50'000'000;
    static constexpr std::uint64_t buckets = 10;

    void moveTo(std::uint64_t bucket)
    {
        const std::uint64_t steps = bucket - m_newest < buckets ? bucket - m_newest : buckets;
        for (std::uint64_t i = 0; i < steps; ++i)
            m_amounts[(bucket - i) % buckets] = 0;
        m_newest = bucket;
    }

    std::array<std::uint64_t, buckets> m_amounts{};
    std::uint64_t m_newest = 0;
};

} // namespace crosstalk::world
