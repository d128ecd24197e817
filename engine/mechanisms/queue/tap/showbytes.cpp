#include "engine/mechanisms/queue/tap/showbytes.h"

#include "engine/tap/rawcalls.h"

#include <sys/uio.h>

namespace crosstalk::tap {

namespace {

std::size_t shownOf(std::size_t size)
{
    return size <= shownMessage ? size : sizeof Event{}.payload;
}

} // namespace

void showMessage(Thread& thread, const char* data, std::size_t size, std::int64_t priority)
{
    const std::size_t end = shownOf(size);
    for (std::size_t pieces = end / 8 + (end % 8 != 0 || end == 0 ? 1 : 0); pieces-- > 0;) {
        const std::size_t at = pieces * 8;
        const std::size_t piece = end - at < 8 ? end - at : 8;
        Event part = blank(thread, Kind::Part);
        part.time = stampAfter();
        part.offset = at;
        part.value = std::uint64_t(priority);
        part.size = std::uint32_t(piece);
        part.aux = std::uint32_t(size);
        __builtin_memcpy(part.payload, data + at, piece);
        push(thread, part);
    }
}

// By the kernel: a pointer that leads nowhere is to give the program EFAULT, not a signal to us.
void showSent(Thread& thread, const void* data, std::size_t size, std::int64_t priority)
{
    char copy[shownMessage];
    const std::size_t end = shownOf(size);
    const iovec here{copy, end};
    const iovec there{const_cast<void*>(data), end};
    if (end == 0 || rawCall(SYS_process_vm_readv, worker.pid, asLong(&here), 1, asLong(&there), 1,
                            0) == long(end))
        showMessage(thread, copy, size, priority);
}

} // namespace crosstalk::tap
