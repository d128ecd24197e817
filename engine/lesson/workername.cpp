#include "engine/lesson/workername.h"

#include <charconv>
#include <string_view>

namespace crosstalk::lesson {

namespace {

constexpr int most = 64; ///< threads of a run, and so its processes

std::optional<int> ordinal(std::string_view text)
{
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stopped != end || number < 1 || number > most)
        return {};
    return number - 1;
}

} // namespace

std::optional<WorkerName> readWorkerName(const std::string& text)
{
    if (!text.starts_with('P'))
        return {};
    const std::string_view rest = std::string_view(text).substr(1);
    const auto dot = rest.find('.');
    const auto process = ordinal(rest.substr(0, dot));
    if (!process)
        return {};
    if (dot == std::string_view::npos)
        return WorkerName{*process, -1};
    const auto thread = ordinal(rest.substr(dot + 1));
    if (!thread)
        return {};
    return WorkerName{*process, *thread};
}

std::string workerName(const WorkerName& worker)
{
    std::string name = "P" + std::to_string(worker.process + 1);
    if (worker.thread >= 0)
        name += "." + std::to_string(worker.thread + 1);
    return name;
}

} // namespace crosstalk::lesson
