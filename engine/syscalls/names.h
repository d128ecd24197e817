#pragma once

#include "engine/tap/control.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

namespace crosstalk::syscalls {

/// Strings that the tracer's events refer to. Those of programs with the tap lie in the control
/// region and are few; a traced command has as many as it has files and children. Filled by the
/// tracer's thread, read by any.
class NameTable
{
public:
    /// Indices below this are the control region's.
    static constexpr std::uint32_t first = tap::nameCount;

    /// Index of a string; 0 for the empty one.
    std::uint32_t intern(const std::string& text)
    {
        if (text.empty())
            return 0;
        const std::lock_guard lock(m_mutex);
        const auto [found, isNew] = m_index.try_emplace(text, std::uint32_t(m_texts.size()));
        if (isNew)
            m_texts.push_back(text);
        return first + found->second;
    }

    /// The string at an index from intern(), empty for any other.
    std::string text(std::uint32_t index) const
    {
        const std::lock_guard lock(m_mutex);
        return index >= first && index - first < m_texts.size() ? m_texts[index - first]
                                                                : std::string();
    }

private:
    mutable std::mutex m_mutex;
    std::deque<std::string> m_texts;
    std::unordered_map<std::string, std::uint32_t> m_index;
};

} // namespace crosstalk::syscalls
