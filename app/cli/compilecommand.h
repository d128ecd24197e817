#pragma once

#include "app/cli/request.h"

namespace crosstalk::cli {

/// `crosstalk c++`, `crosstalk cc`: runs the compiler ($CXX or g++, $CC or gcc) with taps. Returns
/// the compiler's exit status, or Failed with a sentence on standard error.
int runCompiler(const CompileRequest& request);

} // namespace crosstalk::cli
