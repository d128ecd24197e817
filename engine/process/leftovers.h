#pragma once

#include <string>
#include <vector>

namespace crosstalk::process {

/// Name of a run's shared memory object: "/crosstalk.<pid>-<run>.<id>". The pid is the engine's,
/// so that a later start can tell whose it was.
std::string segmentName(int run, const std::string& id);

/// The run's own name for what its programs make themselves, by its sort: "segment" and "queue"
/// (a name of POSIX shared memory and queues), "fifo" and "socket" (a path). Empty: no such sort.
std::string ownName(const std::string& sort, int run, const std::string& id);

/// A program of the run may make the POSIX queue of this name (from ownName()): it is removed with
/// the run's other names, also by a later start when this engine is killed.
void rememberQueue(const std::string& name);

/// The same for a System V queue that a program of the run has made, by its id.
void rememberSysvQueue(int run, int id);

/// The same for a set of System V semaphores.
void rememberSemaphores(int run, int id);

/// The id inside such a name, or the name itself when it is none of ours.
std::string segmentId(const std::string& name);

/// Paths of this run's segments that are there now.
std::vector<std::string> segmentPaths(int run);

/// Unlinks whatever of this run's own names is still there.
void removeNames(int run);

/// Unlinks what engines that are gone have left behind; only names of ours, owned by this user.
/// Returns what was removed.
std::vector<std::string> sweepLeftovers();

} // namespace crosstalk::process
