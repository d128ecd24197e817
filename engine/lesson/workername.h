#pragma once

#include <optional>
#include <string>

namespace crosstalk::lesson {

/// One worker as people write it: "P2" for a process, "P2.3" for its third thread.
struct WorkerName
{
    int process = -1; ///< ordinal, P1 is 0
    int thread = -1;  ///< of it, the first is 0; -1: none is meant in particular
};

/// None for anything but P1 to P64 and their threads.
std::optional<WorkerName> readWorkerName(const std::string& text);

std::string workerName(const WorkerName& worker);

} // namespace crosstalk::lesson
