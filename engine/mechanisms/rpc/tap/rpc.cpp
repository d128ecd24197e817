#include "engine/mechanisms/rpc/rpccalls.h"
#include "engine/tap/worker.h"

// What lessons/kit/crosstalk/rpc.h finds in here: the stages of a remote call, as gRPC's own
// interceptors see them. Nothing of gRPC is interposed; its system calls are, underneath.

using namespace crosstalk::tap;
using crosstalk::mechanisms::rpc::Lengths;
using crosstalk::mechanisms::rpc::limitedCall;
using crosstalk::mechanisms::rpc::mostBytes;
using crosstalk::mechanisms::rpc::Section;

namespace {

struct Text
{
    const char* text;
    std::uint32_t length;
};

Text cut(const char* text, std::uint32_t most)
{
    std::uint32_t length = 0;
    while (text != nullptr && length < most && text[length] != '\0')
        ++length;
    return {text, length};
}

std::uint64_t keyOf(const char* service)
{
    // As namedKey("service " + name): no allocation in here.
    char name[64] = "service ";
    const Text given = cut(service, 55);
    for (std::uint32_t i = 0; i < given.length; ++i)
        name[8 + i] = given.text[i];
    return namedKey({name, 8 + given.length});
}

/// A remote call is the program's own doing, whichever library makes it.
Event eventOf(Thread& thread, Kind kind, const char* call, std::uint64_t service,
              unsigned long number)
{
    Event event = blank(thread, kind);
    event.call = callId(call);
    event.object = service;
    event.offset = number & 0xffff'ffff; // the n-th of its client …
    const auto client = std::uint32_t(number >> 32);
    __builtin_memcpy(event.payload, &client, sizeof client); // … whose pid is in no hash
    event.pc = originOf(thread, reinterpret_cast<std::uintptr_t>(__builtin_return_address(0))).pc;
    return event;
}

void pushParts(Thread& thread, const Event& enter, Section section, const Text& text)
{
    for (std::uint32_t at = 0; at < text.length; at += 8) {
        Event part = enter;
        part.kind = Kind::Part;
        part.offset = at;
        part.value = enter.offset;
        part.aux = std::uint32_t(section);
        part.size = text.length - at < 8 ? text.length - at : 8;
        for (std::uint32_t i = 0; i < part.size; ++i)
            part.payload[i] = std::uint8_t(text.text[at + i]);
        push(thread, part);
    }
}

} // namespace

CROSSTALK_EXPORT void crosstalk_rpc_service(const char* service)
{
    Thread* thread = current();
    if (thread == nullptr)
        return;
    Event event = blank(*thread, Kind::Describe);
    event.time = stampBefore();
    event.object = keyOf(service);
    event.call = std::uint16_t(ObjectKind::Service);
    event.aux = internName(service);
    push(*thread, event);
}

/// `method` and `schema` may be null, `detail` is the attempt (and limitedCall) or the status.
CROSSTALK_EXPORT void crosstalk_rpc_enter(const char* call, const char* service,
                                          unsigned long number, const char* method,
                                          const char* schema, const void* bytes, unsigned long size,
                                          unsigned detail)
{
    Thread* thread = current();
    if (thread == nullptr)
        return;
    settleWrite(*thread);
    Event enter = eventOf(*thread, Kind::Enter, call, keyOf(service), number);
    const auto shown = std::uint32_t(size < mostBytes ? size : mostBytes);
    const Text sections[] = {cut(method, 200),
                             cut(schema, 1000),
                             {static_cast<const char*>(bytes), bytes != nullptr ? shown : 0}};
    Lengths lengths;
    for (int i = 0; i < 3; ++i)
        lengths.length[i] = sections[i].length;
    lengths.detail = detail;
    lengths.limited = (detail & limitedCall) != 0;
    enter.value = lengths.packed();
    enter.size = std::uint32_t(size);
    if (attention() != 0)
        passGate(*thread, enter);
    enter.time = stampAfter(); // behind what was received, before what will be sent
    push(*thread, enter);
    for (int i = 0; i < 3; ++i)
        pushParts(*thread, enter, Section(i), sections[i]);
}

CROSSTALK_EXPORT void crosstalk_rpc_exit(const char* call, const char* service,
                                         unsigned long number, unsigned status)
{
    Thread* thread = current();
    if (thread == nullptr)
        return;
    settleWrite(*thread);
    Event exit = eventOf(*thread, Kind::Exit, call, keyOf(service), number);
    exit.time = stampAfter();
    exit.value = status;
    exit.aux = status;
    push(*thread, exit);
    if (exit.call == callId("rpc_call")) // whoever holds back the reply to it may let go
        worker.control->endedCall[endedCallPlace(number)].store(number, std::memory_order_release);
}
