#include "engine/trace/hash.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

namespace crosstalk::trace {

using tap::Kind;

namespace {

/// Splitmix64's finisher over the running digest and the next word.
std::uint64_t mix(std::uint64_t digest, std::uint64_t word)
{
    std::uint64_t z = digest + 0x9e3779b97f4a7c15u + word * 0xff51afd7ed558ccdu;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/// Calls whose arguments or results are pids, addresses or slot numbers: only success counts.
bool namesAddressOrPid(tap::CallId call)
{
    static constexpr std::array calls = {tap::callId("fork"),         tap::callId("vfork"),
                                         tap::callId("_Fork"),        tap::callId("clone"),
                                         tap::callId("posix_spawn"),  tap::callId("posix_spawnp"),
                                         tap::callId("wait"),         tap::callId("waitpid"),
                                         tap::callId("wait3"),        tap::callId("wait4"),
                                         tap::callId("waitid"),       tap::callId("mmap"),
                                         tap::callId("mmap64"),       tap::callId("mremap"),
                                         tap::callId("munmap"),       tap::callId("pthread_create"),
                                         tap::callId("pthread_join"), tap::callId("getpid"),
                                         tap::callId("gettid"),       tap::callId("getppid"),
                                         tap::callId("shmat"),        tap::callId("kill"),
                                         tap::callId("thrd_create"),  tap::callId("thrd_join"),
                                         tap::callId("pthread_tryjoin_np"),
                                         tap::callId("pthread_timedjoin_np"),
                                         tap::callId("pthread_clockjoin_np")};
    return std::find(calls.begin(), calls.end(), call) != calls.end();
}

/// privateKey() of some pid: the object is one process's own memory and the offset an address.
bool isPrivate(std::uint64_t object)
{
    return object >> 32 == 0x8000'0000;
}

bool isCounted(const tap::Event& event)
{
    if (event.flags & tap::Internal || event.kind == Kind::RmwBegin) // AtomicRmw says it all
        return false;
    return (event.kind >= Kind::Read && event.kind <= Kind::Exit);
}

/// Where an operation begins, as against what comes of it later.
bool begins(Kind kind)
{
    return kind != Kind::Exit && kind != Kind::Value;
}

bool carriesValue(const tap::Event& event)
{
    if (event.kind == Kind::Write || event.kind == Kind::Fence)
        return false;
    return !(event.flags & tap::Sampled);
}

std::uint64_t oldValue(const tap::Event& event)
{
    std::uint64_t old = 0;
    std::memcpy(&old, event.payload, sizeof old);
    return old;
}

} // namespace

std::uint64_t Hash::ordinalOf(const tap::Event& event)
{
    if (event.object == 0)
        return 0;
    const std::uint64_t part = isPrivate(event.object) ? event.offset : 0;
    return m_ordinals.try_emplace({event.object, part}, m_ordinals.size() + 1).first->second;
}

std::uint64_t Hash::digestOf(const tap::Event& event)
{
    std::uint64_t digest = mix(static_cast<std::uint64_t>(event.kind), event.call);
    if (event.kind == Kind::Enter || event.kind == Kind::Exit) {
        if (namesAddressOrPid(event.call))
            return event.kind == Kind::Exit ? mix(digest, event.value != ~std::uint64_t{0})
                                            : digest;
        digest = mix(mix(digest, ordinalOf(event)), isPrivate(event.object) ? 0 : event.offset);
        return digestOfCall(event, mix(digest, event.size));
    }
    digest = mix(mix(mix(digest, ordinalOf(event)), event.offset), event.size);
    if (event.kind >= Kind::AtomicLoad && event.kind <= Kind::Fence)
        digest = mix(digest, event.aux);
    if (event.kind == Kind::AtomicRmw)
        digest = mix(digest, oldValue(event));
    return carriesValue(event) ? mix(digest, event.value) : digest;
}

std::uint64_t Hash::digestOfCall(const tap::Event& event, std::uint64_t digest) const
{
    if (event.kind == Kind::Enter)
        return digest;
    const bool failed = event.value == ~std::uint64_t{0};
    return mix(mix(digest, event.value), failed ? event.aux : 0);
}

std::uint64_t& Hash::chainOf(std::uint32_t worker)
{
    if (worker >= m_workers.size())
        m_workers.resize(worker + 1);
    return m_workers[worker];
}

void Hash::fold(const tap::Event& event, std::uint32_t worker)
{
    if (!isCounted(event))
        return;
    const std::uint64_t digest = digestOf(event);
    std::uint64_t& chain = chainOf(worker);
    chain = mix(chain, digest);
    if (begins(event.kind))
        m_interleaving = mix(m_interleaving, mix(worker, digest));
}

std::uint64_t Hash::value() const
{
    std::uint64_t digest = m_interleaving;
    for (const std::uint64_t chain : m_workers)
        digest = mix(digest, chain);
    return digest;
}

std::string Hash::text() const
{
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value()));
    return digits;
}

} // namespace crosstalk::trace
