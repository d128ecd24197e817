#include "engine/tap/identity.h"
#include "engine/tap/rawcalls.h"

#include <fcntl.h>

using namespace crosstalk::tap;

namespace {

bool identifyPipe(int fd, const struct stat& status, Identity& out)
{
    nameOf(fd, out.name, sizeof out.name);
    const bool anonymous = __builtin_strncmp(out.name, "pipe:[", 6) == 0;
    const long capacity = rawCall(SYS_fcntl, fd, F_GETPIPE_SZ);
    out.object = objectKey(status.st_dev, status.st_ino);
    out.kind = anonymous ? ObjectKind::Pipe : ObjectKind::Fifo;
    out.access = accessOf(fd);
    out.capacity = capacity > 0 ? std::uint32_t(capacity) : 0;
    return true;
}

} // namespace

CROSSTALK_IDENTIFIES(S_IFIFO, identifyPipe)
