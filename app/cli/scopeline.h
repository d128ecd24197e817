#pragma once

#include "app/cli/request.h"

#include <string>
#include <vector>

namespace crosstalk::cli {

/// Reads what follows `crosstalk scope`: its options up to "--", then a command that is the user's
/// own, whatever it looks like.
Request parseScope(const std::vector<std::string>& arguments);

} // namespace crosstalk::cli
