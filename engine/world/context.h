#pragma once

#include "engine/world/setup.h"

#include <unordered_map>

namespace crosstalk::world {

/// The Setup with what was already resolved through it; shared by all copies of a World, which
/// one thread uses.
class Context
{
public:
    explicit Context(Setup setup) : m_setup(std::move(setup)) {}

    std::string name(std::uint32_t index) const
    {
        return index != 0 && m_setup.name ? m_setup.name(index) : std::string();
    }

    SourceLine line(int process, const std::string& program, std::uint64_t pc)
    {
        if (pc == 0 || !m_setup.line)
            return {};
        const auto [known, fresh] = m_lines[{process, program}].try_emplace(pc);
        if (fresh)
            known->second = m_setup.line(process, program, pc);
        return known->second;
    }

    /// The process runs another program now: its addresses mean other lines.
    void forget(int process)
    {
        std::erase_if(m_lines,
                      [process](const auto& known) { return known.first.first == process; });
    }

    /// Labels of a live choice's options, or null: a parameter.
    const std::vector<std::string>* options(const std::string& name) const
    {
        const auto found = m_setup.choices.find(name);
        return found != m_setup.choices.end() ? &found->second : nullptr;
    }

private:
    Setup m_setup;
    std::map<std::pair<int, std::string>, std::unordered_map<std::uint64_t, SourceLine>> m_lines;
};

} // namespace crosstalk::world
