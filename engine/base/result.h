#pragma once

#include "engine/base/error.h"

#include <boost/system/result.hpp>

namespace crosstalk {

/// Thrown when a Result is read without a check although it holds an Error: a bug, never a flow.
[[noreturn]] void throwBadResult(const Error& error);

/// A value, or the Error that kept it from being made.
template<class T>
using Result = boost::system::result<T, Error>;

} // namespace crosstalk

namespace boost::system {
/// Boost's hook: what result<T, Error>::value() throws when there is no value.
[[noreturn]] inline void throw_exception_from_error(const crosstalk::Error& error,
                                                    const boost::source_location&)
{
    crosstalk::throwBadResult(error);
}
} // namespace boost::system
