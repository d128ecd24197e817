#include "engine/mechanisms/mechanism.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace crosstalk::mechanisms {

namespace {

/// Calls of the tap that belong to no mechanism: they start, end and wait for processes and
/// threads, pass time, or change a descriptor that any mechanism may own.
constexpr CallTraits commonCalls[] = {
    {"fork", false, false},
    {"vfork", false, false},
    {"wait", true, false},
    {"waitpid", true, false},
    {"wait3", true, false},
    {"wait4", true, false},
    {"waitid", true, false},
    {"pthread_create", false, false},
    {"pthread_join", true, false},
    {"pthread_tryjoin_np", false, false},
    {"pthread_timedjoin_np", true, false},
    {"pthread_clockjoin_np", true, false},
    {"thrd_create", false, false},
    {"thrd_join", true, false},
    {"exit", false, false},
    {"_exit", false, false},
    {"nanosleep", true, false},
    {"clock_nanosleep", true, false},
    {"usleep", true, false},
    {"sleep", true, false},
    {"execve", false, false},
    {"execv", false, false},
    {"execvp", false, false},
    {"execvpe", false, false},
    {"execl", false, false},
    {"execlp", false, false},
    {"execle", false, false},
    {"posix_spawn", false, false},
    {"posix_spawnp", false, false},
    {"mmap", false, false},
    {"munmap", false, false},
    {"mremap", false, false},
    {"shm_open", false, false},
    {"shm_unlink", false, false},
    {"ftruncate", false, false},
    {"pread", true, true},
    {"pwrite", true, true},
    {"close", false, true},
    {"dup", false, true},
    {"dup2", false, true},
    {"dup3", false, true},
    {"pipe", false, false},
    {"pipe2", false, false},
    {"fcntl", false, true},
    {"fcntl(F_SETFL)", false, true},
};

std::vector<const Mechanism*>& mechanisms()
{
    static std::vector<const Mechanism*> all;
    return all;
}

/// Every call by its id: one load and one compare to look up, built once.
class CallTable
{
public:
    CallTable()
    {
        m_index.fill(0);
        m_entries.push_back({});
        for (const CallTraits& traits : commonCalls)
            add(traits, nullptr);
        for (const Mechanism* mechanism : mechanisms())
            for (const CallTraits& traits : mechanism->calls())
                add(traits, mechanism);
    }

    struct Entry
    {
        CallTraits traits;
        const Mechanism* mechanism = nullptr;
    };

    const Entry& find(tap::CallId id) const { return m_entries[m_index[id]]; }

private:
    void add(const CallTraits& traits, const Mechanism* mechanism)
    {
        std::uint16_t& slot = m_index[tap::callId(traits.name)];
        if (slot != 0)
            refuse(m_entries[slot].traits.name, traits.name);
        slot = std::uint16_t(m_entries.size());
        m_entries.push_back({traits, mechanism});
    }

    /// A bug in the list of names, found at the first start after it was made.
    [[noreturn]] static void refuse(std::string_view first, std::string_view second)
    {
        std::fprintf(stderr, "calls %.*s and %.*s have the same id\n", int(first.size()),
                     first.data(), int(second.size()), second.data());
        std::abort();
    }

    std::array<std::uint16_t, 65536> m_index;
    std::vector<Entry> m_entries;
};

const CallTable& calls()
{
    static const CallTable table;
    return table;
}

} // namespace

std::span<const Mechanism* const> registry()
{
    return mechanisms();
}

std::string_view callName(tap::CallId id)
{
    const CallTraits* traits = callTraits(id);
    return traits != nullptr ? traits->name : std::string_view("?");
}

const CallTraits* callTraits(tap::CallId id)
{
    const CallTraits& traits = calls().find(id).traits;
    return traits.name.empty() ? nullptr : &traits;
}

bool movesDown(std::string_view call)
{
    const CallTraits* traits = callTraits(tap::callId(call));
    return traits != nullptr && traits->direction == Direction::Down;
}

const Mechanism* mechanismOf(tap::CallId id)
{
    return calls().find(id).mechanism;
}

Result<KernelAnswer> Mechanism::askByName(const tap::Event&, const std::string&) const
{
    return Error{"ask the kernel about", "a channel", 0, "Nobody holds a descriptor of it."};
}

Registration::Registration(const Mechanism& mechanism)
{
    mechanisms().push_back(&mechanism);
}

// --- what lies in the state of more than one mechanism; view.h shows it ---

void Stretch::archive(StateArchive& archive)
{
    archive.process(process);
    archive(bytes);
}

void QueuedMessage::archive(StateArchive& archive)
{
    archive.process(from);
    archive(number, bytes, priority, sentAt, text);
}

void MarshalledField::archive(StateArchive& archive)
{
    archive(bytes, meaning);
}

void RemoteCall::archive(StateArchive& archive)
{
    archive.process(client);
    archive.process(server);
    archive.choice(stage, CallStage::Failed);
    archive(number, procedure, arguments, request, reply, result, status, cut, held, attempt);
    archive(calledAt, endedAt, servedAt, servedTill, ran);
}

void KernelFigure::archive(StateArchive& archive)
{
    archive(known, value, tapLow, tapHigh, quiescent, agrees, at, quiescentProbes, agreeingProbes);
    archive(split, atSender);
}

} // namespace crosstalk::mechanisms
