#pragma once

#include "engine/base/uniquefd.h"
#include "engine/syscalls/call.h"
#include "engine/syscalls/memory.h"
#include "engine/syscalls/names.h"
#include "engine/syscalls/openfiles.h"
#include "engine/syscalls/programs.h"
#include "engine/tap/control.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <sys/user.h>
#include <vector>

namespace crosstalk::syscalls {

/// What all tracees of one command share; owned by the tracer.
struct Shared
{
    tap::ControlHeader* control = nullptr;
    NameTable* names = nullptr;
    std::string controlPath; ///< where programs with the tap find `control`
    std::function<void(const std::string&)> say; ///< a sentence for the user
    std::map<std::uint64_t, bool> queueSystems;  ///< device → it is an mqueue file system
    std::map<std::uint64_t, bool> segments; ///< objects through which somebody may talk
    std::map<std::uint32_t, std::uint64_t> namedObjects; ///< name → what it led to last
    Programs programs;
    bool isFarAway = false; ///< pidfd_getfd is refused, and the user was told
    std::map<pid_t, int> statuses; ///< of those that have ended and nobody has waited for

    /// Now, on the clock of all events.
    std::uint64_t stamp() const;
};

/// A traced process.
struct TracedProcess
{
    pid_t pid = 0;
    std::string command; ///< "grep txt"
    bool tapped = false; ///< its own tap reports what it does
    bool foreign = false; ///< another architecture's program: nothing that it does is seen
    bool ptraces = false; ///< it tried to trace others, and its user was told
    std::shared_ptr<OpenFiles> files = std::make_shared<OpenFiles>();
    std::shared_ptr<std::vector<SharedMapping>> mappings =
        std::make_shared<std::vector<SharedMapping>>();
    UniqueFd handle; ///< its pidfd, once it was needed
};

/// One thread of the command, by the tracer that follows it: reports into its slot's ring on its
/// behalf. Belongs to the tracer's thread.
class Tracee
{
public:
    Tracee(Shared& shared, pid_t tid, std::shared_ptr<TracedProcess> process);

    pid_t tid() const { return m_tid; }
    pid_t pid() const { return m_process->pid; }
    TracedProcess& process() { return *m_process; }
    const std::shared_ptr<TracedProcess>& sharedProcess() const { return m_process; }
    Shared& shared() const { return m_shared; }
    Memory memory() const { return Memory(m_tid); }

    /// Reports into this slot from now on; slotCount: nothing is reported.
    void occupy(std::uint32_t slot);
    void leaveSlot() { m_slot = tap::slotCount; }
    bool reports() const { return m_slot < tap::slotCount && !m_process->tapped; }
    std::uint32_t slotNumber() const { return m_slot; }
    tap::Slot& slot() { return tap::slotsOf(m_shared.control)[m_slot]; }
    /// The engine has taken enough out of the ring for whatever one stop may add.
    bool hasRoom();

    tap::Event blank(tap::Kind kind) const;
    /// Adds an event, stamped now.
    void push(tap::Event event);

    // --- its descriptors; what is new is reported ---
    /// What fd leads to, looked at when it is not known; null: nothing that is watched.
    const OpenFile* file(int fd);
    /// fd leads somewhere new; null: nothing that is watched.
    const OpenFile* opened(int fd);
    /// `to` leads where `from` does, now.
    void duplicated(int from, int to);
    void closed(int fd);
    /// A socket that came to lead somewhere since it was looked at.
    const OpenFile* lookAgain(int fd);
    bool isSocket(int fd);
    /// Its modes have changed: those of all descriptors that share them.
    void accessChanged(int fd);
    /// What an epoll descriptor of it waits for: descriptors, and the events.
    std::vector<std::pair<int, std::uint32_t>> epollSet(int fd) const;
    /// A duplicate of a descriptor of it, for a moment.
    UniqueFd duplicate(int fd);
    /// Reports Describe for what no descriptor leads to.
    void describe(std::uint64_t object, tap::ObjectKind kind, std::uint64_t device,
                  std::uint64_t inode, std::uint32_t capacity, std::uint32_t name);
    /// Takes in what `file` says that fd leads to, and reports it.
    void record(int fd, const OpenFile& file);

    // --- its shared mappings ---
    void mapped(const SharedMapping& mapping);
    void unmapped(std::uint64_t low, std::uint64_t size);
    const SharedMapping* mappingOf(std::uint64_t address) const;

    /// Reports all that a new process has from its parent.
    void inherit();
    /// Reports what exec has taken away, and forgets what may lead elsewhere now.
    void becameOther();

    // --- the stop it is at; the tracer's ---
    std::optional<Call> call;         ///< that it has entered and not left
    std::vector<Call> interrupted;    ///< by a signal; the latest last
    bool awaitsReturn = false;        ///< resume to the return of its call
    bool gaveBirth = false;           ///< in its call, whose return will be no stop
    pid_t lentBy = 0;                 ///< thread that waits in vfork() for its memory; 0: nobody
    bool groupStopped = false;        ///< SIGSTOP and its like
    bool known = false;               ///< its birth was told by its parent
    std::optional<user_regs_struct> aside; ///< of the call that it makes when it has closed something
    bool hasPassed = false; ///< the gate, with the call that was put aside
    std::vector<int> handling;        ///< signals whose handlers it is in; the latest last
    std::uint64_t stops = 0;

private:
    OpenFile look(int fd);
    OpenFile lookByKernel(int fd, const struct stat& status);
    OpenFile lookFromAfar(int fd, const struct stat& status, OpenFile file);
    bool isQueueSystem(int fd, std::uint64_t device);
    void reportOpen(int fd, const OpenFile& file, tap::Kind kind);
    void reportMap(const SharedMapping& mapping, tap::Kind kind);
    std::string pathOf(int fd) const; ///< "/proc/PID/fd/N"

    Shared& m_shared;
    pid_t m_tid;
    std::shared_ptr<TracedProcess> m_process;
    std::uint32_t m_slot = tap::slotCount;
    tap::RingWriter m_ring;
};

} // namespace crosstalk::syscalls
