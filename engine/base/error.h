#pragma once

#include <string>

namespace crosstalk {

/// What went wrong, in the four parts a person needs; a value type, owned by whoever holds it.
struct Error
{
    std::string tried;  ///< what was attempted, as a verb phrase: "start the worker"
    std::string object; ///< what it was attempted on: a path, a name, a pid
    int errnum = 0;     ///< errno of the failed call, or 0 where no call failed
    std::string advice; ///< what the reader can do next; may be empty

    /// The whole as one sentence: "cannot <tried> <object>: <strerror>. <advice>".
    std::string sentence() const;
};

/// Captures the current errno beside what was tried.
Error systemError(std::string tried, std::string object, std::string advice = {});

} // namespace crosstalk
