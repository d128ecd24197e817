#include "engine/base/result.h"

#include <stdexcept>

namespace crosstalk {

void throwBadResult(const Error& error)
{
    throw std::logic_error(error.sentence());
}

} // namespace crosstalk
