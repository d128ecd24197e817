#pragma once

#include <string_view>

namespace crosstalk::symbols {

/// Whether a source file is the program's own: not below /usr (the system's headers), unless the
/// compile unit's primary source lies in or above its folder, and not a header of the lesson kit.
bool isOwnSource(std::string_view path, std::string_view unitSource);

} // namespace crosstalk::symbols
