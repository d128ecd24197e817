#pragma once

namespace crosstalk::tap {

/// True when the executable in `path` asks for this library itself, or the dynamic linker brings it
/// along: what runs there is tapped.
bool isLinkedToTap(const char* path);

/// What comes after the last slash.
const char* baseName(const char* path);

} // namespace crosstalk::tap
