#pragma once

#include "engine/lesson/lesson.h"

#include <map>
#include <string>
#include <vector>

namespace crosstalk::lesson {

/// What can be observed of a run, and what a checkpoint's `on` means there:
///   race          two unordered accesses                          a variable
///   lost-update   a store erased another process's store          a variable
///   clean-run     20 stores in a row without a lost update, under settings that did not change
///                 meanwhile; counted anew after each              a variable
///   sleep, woke   a process fell asleep in `call`, woke again     a channel or a lock
///   full          no slot is left, or a writer sleeps for room    a channel
///   empty         nothing is in it, after something was           a channel
///   eof           a read returned 0: no writer is left            a channel
///   epipe         a write failed with EPIPE: no reader is left    a channel
///   sigpipe       a process was ended by SIGPIPE                  a channel
///   refused       F_SETPIPE_SZ failed with EBUSY                  a channel
///   resized       F_SETPIPE_SZ was granted                        a channel
///   connected, accepted   a connect, an accept returned           a listener
///   backlog-full  a connect found no room: it slept or failed     a listener
///   half-closed   shutdown() ended one direction                  a connection
///   reset         ECONNRESET: the other side threw it away        a connection
///   short-read, partial-send   less was moved than asked for      a connection
///   truncated     a message was longer than the buffer            a socket
///   rights        descriptors came with a message (SCM_RIGHTS)    a socket
///   lost          nobody is left to receive what is inside        a socket
///   dropped       UDP threw datagrams away                        a socket
///   in-use        EADDRINUSE                                      a socket
///   efault        a bad pointer was given to send or receive      a socket
///   killed, frozen, thawed, exited   a process was or did         a program
///   choice        a live choice was changed while it ran          a choice
///   parameter     a parameter was                                 a parameter
///   step          one step was done by hand                       nothing
///   finished      every process has ended                         nothing
const std::vector<std::string>& factKinds();

/// Which checkpoints a run has reached: conditions on what was observed, never on time, and
/// independent of each other's order.
class Checkpoints
{
public:
    explicit Checkpoints(std::vector<Checkpoint> checkpoints);

    /// Something happened, `times` times, with `settings` in force: choices by option id,
    /// parameters by number, and "pace": "step" (let through by hand), "paced" or "full". Returns
    /// the ids that were reached by it.
    std::vector<std::string> observe(const std::string& kind, const std::string& on,
                                     const std::string& call,
                                     const std::map<std::string, std::string>& settings,
                                     std::uint64_t times = 1);

    bool reached(const std::string& id) const;
    bool allReached() const;
    /// How often the condition of `id` was seen so far.
    std::uint64_t count(const std::string& id) const;
    const std::vector<Checkpoint>& checkpoints() const { return m_checkpoints; }

private:
    std::size_t indexOf(const std::string& id) const;

    std::vector<Checkpoint> m_checkpoints;
    std::vector<std::uint64_t> m_counts;
};

/// Whether `value` is one of those that a checkpoint's `where` asks for: "volatile|sleep".
bool isOneOf(const std::string& value, const std::string& alternatives);

/// "volatile|sleep" taken apart.
std::vector<std::string> alternativesOf(const std::string& text);

} // namespace crosstalk::lesson
