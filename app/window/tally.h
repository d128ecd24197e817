#pragma once

#include <vector>

namespace crosstalk::window {

/// Hands counted for each answer of a question.
class Tally
{
public:
    explicit Tally(int answers = 0) : m_hands(std::size_t(answers), 0) {}

    int answers() const { return int(m_hands.size()); }
    int hands(int answer) const { return m_hands.at(std::size_t(answer)); }
    int total() const
    {
        int sum = 0;
        for (const int each : m_hands)
            sum += each;
        return sum;
    }
    int most() const
    {
        int most = 0;
        for (const int each : m_hands)
            most = each > most ? each : most;
        return most;
    }

    /// One hand more for an answer; of one that is not there nothing is counted.
    void raise(int answer)
    {
        if (answer < 0 || answer >= answers())
            return;
        ++m_hands[std::size_t(answer)];
        m_order.push_back(answer);
    }
    void takeBack() ///< the latest hand
    {
        if (m_order.empty())
            return;
        --m_hands[std::size_t(m_order.back())];
        m_order.pop_back();
    }

private:
    std::vector<int> m_hands;
    std::vector<int> m_order; ///< answers, as they were counted
};

} // namespace crosstalk::window
