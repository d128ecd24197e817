#include "engine/base/error.h"

#include <cerrno>
#include <cstring>

namespace crosstalk {

std::string Error::sentence() const
{
    std::string text = "cannot " + tried;
    if (!object.empty())
        text += " " + object;
    if (errnum != 0)
        text += std::string(": ") + std::strerror(errnum);
    if (!advice.empty())
        text += ". " + advice;
    return text;
}

Error systemError(std::string tried, std::string object, std::string advice)
{
    return {std::move(tried), std::move(object), errno, std::move(advice)};
}

} // namespace crosstalk
