#include "engine/mechanisms/signal/signalkey.h"
#include "engine/tap/identity.h"

// Signalfds. All of them have the same inode, and none has signals of its own: whoever reads one
// takes its own process's.

using namespace crosstalk::tap;

namespace {

/// The key lacks whose signals they are: who asks knows the process that has the descriptor.
bool identifySignalFd(int fd, const struct stat&, Identity& out)
{
    nameOf(fd, out.name, sizeof out.name);
    if (std::string_view(out.name) != "anon_inode:[signalfd]")
        return false;
    out.object = crosstalk::mechanisms::signalKey(0);
    out.kind = ObjectKind::SignalFd;
    out.access = std::uint8_t(CanRead | (accessOf(fd) & NonBlocking));
    return true;
}

} // namespace

CROSSTALK_IDENTIFIES(0, identifySignalFd)
