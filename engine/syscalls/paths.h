#pragma once

#include <string>
#include <sys/stat.h>

namespace crosstalk::syscalls {

class Tracee;

/// This path of a tracee as a path of ours.
std::string pathFor(const Tracee& tracee, int folder, const std::string& path);

/// What stat() of this path gives a tracee: by its own root, working directory and /proc/self.
/// `folder`: a descriptor of it that a relative path starts from, or AT_FDCWD.
bool statFor(const Tracee& tracee, int folder, const std::string& path, struct stat& status);

} // namespace crosstalk::syscalls
