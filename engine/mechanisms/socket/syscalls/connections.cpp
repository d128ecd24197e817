#include "engine/mechanisms/socket/syscalls/addresses.h"
#include "engine/syscalls/tracee.h"
#include "engine/tap/identity.h"

#include <cerrno>
#include <sys/syscall.h>

// What makes sockets, gives them addresses, connects them and ends them: as
// socket/tap/connections.cpp reports it.

namespace crosstalk::syscalls {

namespace {

std::uint64_t objectOf(const OpenFile* file)
{
    return file != nullptr ? file->object : 0;
}

/// Described or not, it is a socket.
bool isOurs(Call& call)
{
    return call.tracee().lookAgain(call.fd()) != nullptr || call.tracee().isSocket(call.fd());
}

void exitSocket(Call& call)
{
    if (!call.failed())
        call.tracee().opened(int(call.result()));
}

void exitPair(Call& call)
{
    int ends[2];
    if (call.failed() || !call.tracee().memory().read(call.argument(3), ends))
        return;
    call.event().object = objectOf(call.tracee().opened(ends[0]));
    call.tracee().opened(ends[1]);
}

void enterBind(Call& call)
{
    if (!isOurs(call))
        return;
    call.kept[0] = std::uint64_t(socketType(call.tracee(), call.fd()));
    call.report(idOf("bind"),
                addressAt(call.tracee(), call.argument(1), call.argument(2), int(call.kept[0])).key,
                call.fd());
}

void exitBind(Call& call)
{
    Tracee& tracee = call.tracee();
    if (!call.isReported())
        return;
    if (call.failed())
        describeAddress(tracee, call.fd(), addressAt(tracee, call.argument(1), call.argument(2),
                                                     int(call.kept[0])));
    else if (int(call.kept[0]) == SOCK_DGRAM)
        tracee.opened(call.fd());
}

void enterListen(Call& call)
{
    if (!isOurs(call))
        return;
    call.report(idOf("listen"), objectOf(call.tracee().file(call.fd())), call.fd());
    call.event().value = std::uint64_t(std::int64_t(int(call.argument(1))));
}

void exitListen(Call& call)
{
    if (!call.failed() && call.isReported())
        call.event().object = objectOf(call.tracee().opened(call.fd()));
}

void enterConnect(Call& call)
{
    Tracee& tracee = call.tracee();
    if (!isOurs(call))
        return;
    const UniqueFd copy = tracee.duplicate(call.fd());
    const int type = copy ? tap::sockets::typeOf(copy.get()) : -1;
    call.kept[0] = std::uint64_t(type);
    const auto at = addressAt(tracee, call.argument(1), call.argument(2), type);
    call.report(idOf("connect"), type == SOCK_DGRAM ? 0 : at.key, call.fd());
    call.event().flags =
        copy ? std::uint8_t(tap::accessOf(copy.get()) & tap::NonBlocking) : std::uint8_t(0);
}

void exitConnect(Call& call)
{
    Tracee& tracee = call.tracee();
    if (!call.isReported())
        return;
    const int type = int(call.kept[0]);
    if (!call.failed() || call.error() == EINPROGRESS)
        tracee.opened(call.fd());
    else if (type != SOCK_DGRAM)
        describeAddress(tracee, call.fd(),
                        addressAt(tracee, call.argument(1), call.argument(2), type));
}

void enterAccept(Call& call, tap::CallId name)
{
    const OpenFile* const listener = call.tracee().lookAgain(call.fd());
    if (listener == nullptr)
        return;
    call.report(name, listener->object, call.fd());
    call.event().flags = waiting(listener, 0);
}

void enterShutdown(Call& call)
{
    if (!isOurs(call))
        return;
    call.report(idOf("shutdown"), objectOf(call.tracee().file(call.fd())), call.fd());
    call.event().value = std::uint32_t(call.argument(1));
}

/// After a connect that was in progress everybody asks for SO_ERROR: then it is known whether the
/// socket leads somewhere.
void enterOption(Call& call)
{
    const bool isError = call.argument(1) == SOL_SOCKET && call.argument(2) == SO_ERROR;
    if (isError && call.tracee().file(call.fd()) == nullptr && call.tracee().isSocket(call.fd()))
        call.tracee().lookAgain(call.fd());
}

constexpr Traced connectionCalls[] = {
    {SYS_socket, [](Call& call) { call.report(idOf("socket")); }, exitSocket},
    {SYS_socketpair, [](Call& call) { call.report(idOf("socketpair")); }, exitPair},
    {SYS_bind, enterBind, exitBind},
    {SYS_listen, enterListen, exitListen},
    {SYS_connect, enterConnect, exitConnect},
    {SYS_accept, [](Call& call) { enterAccept(call, idOf("accept")); }, exitSocket},
    {SYS_accept4, [](Call& call) { enterAccept(call, idOf("accept4")); }, exitSocket},
    {SYS_shutdown, enterShutdown},
    {SYS_getsockopt, enterOption, nullptr, {2, 0, {SO_ERROR}, 1}},
};

const Registration registration(connectionCalls);

} // namespace

} // namespace crosstalk::syscalls
