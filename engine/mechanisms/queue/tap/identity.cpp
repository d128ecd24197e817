#include "engine/tap/identity.h"
#include "engine/tap/rawcalls.h"

#include <mqueue.h>
#include <sys/vfs.h>

// A POSIX queue's descriptor is one of the mqueue file system.

using namespace crosstalk::tap;

namespace {

constexpr long queueSystem = 0x19800202; ///< MQUEUE_MAGIC, in newer kernels' headers only

bool identifyQueue(int fd, const struct stat& status, Identity& out)
{
    struct statfs system
    {
    };
    mq_attr attributes{};
    if (rawCall(SYS_fstatfs, fd, asLong(&system)) != 0 || system.f_type != queueSystem ||
        rawCall(SYS_mq_getsetattr, fd, 0, asLong(&attributes)) != 0)
        return false;
    out.object = objectKey(status.st_dev, status.st_ino);
    out.kind = ObjectKind::PosixQueue;
    out.access = accessOf(fd);
    out.capacity = std::uint32_t(attributes.mq_maxmsg);
    nameOf(fd, out.name, sizeof out.name);
    return true;
}

} // namespace

CROSSTALK_IDENTIFIES(S_IFREG, identifyQueue)
