#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace crosstalk::syscalls {

class Tracee;

/// Where the control region can be had by a program with the tap: our own descriptor of it, by its
/// path. No descriptor needs to be open in every program for the sake of a few.
std::string controlPath(int controlFd);

/// The tracee is at the entry of exec for a program that has the tap: gives it one string more in
/// its environment, with which the tap finds the control region and takes over this thread's slot.
/// `environment` is where exec is told that it lies; returns where it lies now, 0: as before.
std::uint64_t addControlEntry(const Tracee& tracee, std::uint64_t environment,
                              std::uint64_t stack, const std::string& path);

/// The slot in which the tap of this thread reported; slotCount: none.
std::uint32_t slotOfTap(const Tracee& tracee);

/// Has exec look there for its environment (`isAt`: execveat, whose arguments come one later).
void setEnvironment(pid_t tid, bool isAt, std::uint64_t environment);

} // namespace crosstalk::syscalls
