#include "engine/session/threadnames.h"

#include <fstream>

namespace crosstalk::session {

const std::string& ThreadNames::of(std::int32_t pid, std::int32_t tid, std::uint64_t now)
{
    constexpr std::uint64_t youth = 500'000'000;
    Known& known = m_known.try_emplace(tid, Known{{}, now, false}).first->second;
    if (known.settled)
        return known.name;
    std::ifstream file("/proc/" + std::to_string(pid) + "/task/" + std::to_string(tid) + "/comm");
    std::string name;
    if (std::getline(file, name))
        known.name = name;
    known.settled = now - known.since > youth;
    return known.name;
}

} // namespace crosstalk::session
