#include "engine/mechanisms/queue/boostheader.h"
#include "engine/mechanisms/queue/tap/showbytes.h"

#include <errno.h>
#include <new>

// Boost.Interprocess' message_queue is a template in the program itself: there is nothing to
// interpose. But its code says when it touches shared memory, and the engine has told which
// functions it consists of. So a send or receive begins with its first access to the segment, its
// message is what is copied there while it holds the queue's mutex, and it ends when the function
// is left. What it does in between (a lock, a condition, the index) is not reported by itself.

namespace crosstalk::tap {

namespace {

using mechanisms::queue::BoostHeader;
using mechanisms::queue::BoostMessageHeader;

/// The call this thread is in.
struct LibraryCall
{
    alignas(Call) char storage[sizeof(Call)];
    bool sends;
    bool plain;  ///< send or receive itself: it fails by an exception only
    bool copied; ///< a message went in or out
    std::uint64_t bytes;
    char head[8];
};

constinit thread_local LibraryCall libraryCall{};

Call& reportedCall()
{
    return *std::launder(reinterpret_cast<Call*>(libraryCall.storage));
}

CallId idOfCode(std::uint32_t kind)
{
    constexpr CallId ids[] = {
        idOf("message_queue::send"),        idOf("message_queue::try_send"),
        idOf("message_queue::timed_send"),  idOf("message_queue::receive"),
        idOf("message_queue::try_receive"), idOf("message_queue::timed_receive"),
    };
    return ids[kind - QueueSend];
}

/// A queue in a segment is an object of its own.
std::uint64_t keyOf(const Mapping& mapping, std::uint64_t offset)
{
    const std::uint64_t mixed = (mapping.object ^ offset << 20) * 0x9e37'79b9'7f4a'7c15;
    return 0x7fff'0000'0000'0000 | mixed >> 16;
}

/// What is known already costs World one look-up.
void describeQueue(Thread& thread, const Mapping& mapping, std::uint64_t key,
                   const BoostHeader& header)
{
    struct stat status
    {
    };
    status.st_dev = mapping.object >> 48;
    status.st_ino = mapping.object & 0xffff'ffff'ffff;
    describeObject(thread, key, status, ObjectKind::MemoryQueue, std::uint32_t(header.maxMessages),
                   mapping.name);
}

} // namespace

void beginLibraryCall(Thread& thread, const Origin& origin, const Mapping& mapping,
                      std::uintptr_t address)
{
    if (thread.callDepth != 0)
        return;
    const std::uintptr_t at = address - offsetof(BoostHeader, maxMessageBytes);
    if (at < mapping.low || at + sizeof(BoostHeader) > mapping.high)
        return;
    const auto& header = *reinterpret_cast<const BoostHeader*>(at);
    const std::uint64_t key = keyOf(mapping, mapping.offset + (at - mapping.low));
    describeQueue(thread, mapping, key, header);
    libraryCall.sends = origin.call < QueueReceive;
    libraryCall.plain = origin.call == QueueSend || origin.call == QueueReceive;
    libraryCall.copied = false;
    const bool tries = origin.call == QueueTrySend || origin.call == QueueTryReceive;
    new (libraryCall.storage)
        Call(&thread, idOfCode(origin.call), key, ~std::uint64_t{0}, -1, 0,
             reinterpret_cast<void*>(worker.base + origin.pc), 0, tries ? NonBlocking : 0);
    thread.callDepth = origin.depth;
    thread.inside = true;
}

// Under the queue's mutex: messages go in and out in the order of these stamps.
void copiedInLibraryCall(Thread& thread, const void* to, const void* from, std::size_t size)
{
    if (libraryCall.copied)
        return;
    libraryCall.copied = true;
    libraryCall.bytes = size;
    std::int64_t priority = -1; // of a received message it has been wiped out already
    if (libraryCall.sends)
        priority = reinterpret_cast<const BoostMessageHeader*>(static_cast<const char*>(to) -
                                                               sizeof(BoostMessageHeader))
                       ->priority;
    showMessage(thread, static_cast<const char*>(from), size, priority);
    const std::size_t head = size < sizeof libraryCall.head ? size : sizeof libraryCall.head;
    __builtin_memcpy(libraryCall.head, from, head);
}

void endLibraryCall(Thread& thread)
{
    const int saved = errno;
    thread.callDepth = 0;
    thread.inside = false;
    const LibraryCall& call = libraryCall;
    const std::size_t head = call.bytes < sizeof call.head ? call.bytes : sizeof call.head;
    reportedCall().setSize(call.copied ? std::uint32_t(call.bytes) : 0);
    if (call.copied)
        reportedCall().finish(call.sends ? 0 : std::int64_t(call.bytes), 0, call.head, head);
    else
        reportedCall().finish(-1, call.plain ? EMSGSIZE : 0);
    errno = saved;
}

} // namespace crosstalk::tap
