#pragma once

#include "engine/kernel/awaited.h"
#include "engine/kernel/contents.h"
#include "engine/kernel/processhandle.h"
#include "engine/kernel/threadprobe.h"
#include "engine/session/drainer.h"
#include "engine/world/world.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace crosstalk::session {

/// Asks the kernel what the taps cannot know: who sleeps, who is stopped, what is in a pipe. What
/// it learns becomes events, so that a replay knows it too. Belongs to the run's thread; borrows
/// region, drainer and clock.
class Observer
{
public:
    Observer(process::ControlRegion& region, Drainer& drainer, const trace::Clock& clock);

    /// State letter of a thread as /proc has it; 0 when there is none.
    char threadState(std::int32_t pid, std::int32_t tid);

    /// What `amend` makes of a letter is what threadState() tells: a tracer knows more.
    void setAmended(std::function<char(std::int32_t pid, std::int32_t tid, char letter)> amend)
    {
        m_amend = std::move(amend);
    }

    /// It has ended and was waited for: what is kept of it to ask it quickly is let go.
    void forget(std::int32_t pid);

    /// Reports threads that fell asleep in a call, woke, were stopped or continued. True when one
    /// fell asleep: a good moment to compare its pipe, before anything wakes it.
    bool lookAtThreads();

    /// What /proc says of a process's main thread right now, for the caption beside the picture:
    /// state in words ("S (sleeping)") and the kernel function it sleeps in.
    std::pair<std::string, std::string> captionOf(std::int32_t pid);

    /// Compares each channel with the kernel, unless nothing happened since the last comparison.
    /// Calls `catchUp` before each of them, which has everything recorded so far read and noted:
    /// what is not makes it no comparison in quiet.
    void probeChannels(const std::function<void()>& catchUp);

    /// To be told of every Describe, Open and Close event, and of every end: who holds which
    /// descriptor.
    void note(const tap::Event& event);

    /// F_SETPIPE_SZ through a momentary duplicate of an end; false when it was refused. Reports
    /// what came of it. (A pipe that nobody holds cannot be resized: refused, and not reported.)
    bool resizePipe(const std::string& channel, const world::World& world, int bytes);

    /// Copies what is in the buffer of a channel (index in the snapshot), through a momentary
    /// duplicate of a read end; takes nothing out.
    Result<kernel::Contents> contentsOf(int channel, const world::World& world, std::size_t most);

    /// A descriptor of the slot's process that leads to the channel; -1: none.
    int descriptorOf(std::uint32_t slot, const std::string& channel,
                     const world::World& world) const;

    /// What the variables in this segment hold now that no process is left: read from the memory
    /// itself, so exact whatever the taps saw beside their accesses.
    void readVariables(const std::string& path, const world::World& world);

private:
    struct Holder
    {
        std::int32_t pid;
        int fd;
        bool operator<(const Holder& other) const
        {
            return std::pair(pid, fd) < std::pair(other.pid, other.fd);
        }
    };
    /// What the kernel can be asked about: a pipe, one end of a connection, a queue.
    struct Probed
    {
        const mechanisms::Mechanism* mechanism = nullptr;
        std::map<Holder, std::uint8_t> holders;     ///< with the flags of their Open
        tap::Event described{};                     ///< its latest Describe
        std::uint64_t peer = 0;                     ///< the end it is joined to; 0: none
        std::uint64_t probedAt = ~std::uint64_t{0}; ///< activity() at the latest comparison
    };
    struct Seen
    {
        char letter = 'R';
        std::uint64_t head = 0;
        std::uint64_t futex = 0; ///< address of the word it sleeps on; 0: not on one
    };

    bool lookAt(std::uint32_t slot);
    bool noteSleep(std::uint32_t slot, std::uint64_t head);
    void noteEnd(std::uint32_t slot);
    void report(std::uint32_t slot, char letter, std::uint64_t time,
                const kernel::SystemCall& call = {});
    void report(std::uint32_t slot, const kernel::Awaited& awaited, std::uint64_t time);
    void probe(std::uint64_t object, Probed& probed);
    Result<mechanisms::KernelAnswer> ask(const Probed& probed);
    bool nobodyMoves();
    bool isUpToDate() const;
    bool isSettled(const Probed& probed, const mechanisms::KernelAnswer& answer);
    std::uint64_t activity() const;
    bool isLastThread(std::uint32_t slot) const;
    void letGo(std::int32_t pid);
    void join(std::uint64_t one, std::uint64_t other);
    UniqueFd duplicateOf(const Probed& probed, std::uint8_t flag);
    UniqueFd writerOf(const Probed& probed);
    kernel::ThreadProbe* probeOf(std::int32_t pid, std::int32_t tid);

    process::ControlRegion& m_region;
    Drainer& m_drainer;
    const trace::Clock& m_clock;
    std::function<char(std::int32_t, std::int32_t, char)> m_amend;
    std::map<std::int32_t, kernel::ThreadProbe> m_probes; ///< by tid
    std::map<std::int32_t, kernel::ProcessHandle> m_handles;
    std::map<std::uint64_t, Probed> m_probed; ///< by object
    std::vector<Seen> m_seen;                 ///< by slot
};

} // namespace crosstalk::session
