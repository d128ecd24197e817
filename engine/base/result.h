#pragma once

#include "engine/base/error.h"

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

namespace crosstalk {

/// Thrown when a Result is read without a check although it holds an Error: a bug, never a flow.
[[noreturn]] void throwBadResult(const Error& error);

/// A value, or the Error that kept it from being made.
template<class T> using Result = boost::system::result<T, Error>;

/// Boost's hook, found by argument: what value() of a Result throws when there is no value.
[[noreturn]] inline void throw_exception_from_error(const Error& error,
                                                    const boost::source_location&)
{
    throwBadResult(error);
}

} // namespace crosstalk
