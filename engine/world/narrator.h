#pragma once

#include "engine/base/statearchive.h"
#include "engine/world/snapshot.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace crosstalk::world {

/// The run in sentences: the latest 200. Lines are shared between copies.
class Narrator
{
public:
    void say(std::uint64_t time, std::uint64_t event, int process, std::string text,
             bool verdict = false)
    {
        m_lines.push_back(std::make_shared<const Narration>(
            Narration{time, event, process, std::move(text), verdict}));
        if (m_lines.size() > most)
            m_lines.pop_front();
    }

    /// At full speed only a few lines a second are made, so that what is rare can still be read.
    bool mayInterrupt(std::uint64_t time)
    {
        if (time < m_nextInterruption)
            return false;
        m_nextInterruption = time + interruptionNs;
        return true;
    }

    std::vector<Narration> lines() const
    {
        std::vector<Narration> result;
        result.reserve(m_lines.size());
        for (const auto& line : m_lines)
            result.push_back(*line);
        return result;
    }

    void archive(StateArchive& archive)
    {
        archive.sized(m_lines, [&](std::shared_ptr<const Narration>& line) {
            Narration copy = line ? *line : Narration{};
            archive.process(copy.process);
            archive(copy.time, copy.event, copy.text, copy.verdict);
            if (archive.reads())
                line = std::make_shared<const Narration>(std::move(copy));
        });
        archive(m_nextInterruption);
    }

private:
    static constexpr std::size_t most = 200;
    static constexpr std::uint64_t interruptionNs = 500'000'000;
    std::deque<std::shared_ptr<const Narration>> m_lines;
    std::uint64_t m_nextInterruption = 0;
};

/// "4 KiB", "5,000 B": bytes as people read them.
std::string bytesText(std::uint64_t bytes);

} // namespace crosstalk::world
