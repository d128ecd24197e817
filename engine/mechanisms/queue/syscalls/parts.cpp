#include "engine/mechanisms/queue/syscalls/parts.h"

#include "engine/mechanisms/queue/queuecalls.h"
#include "engine/syscalls/tracee.h"

#include <algorithm>
#include <cstring>

namespace crosstalk::syscalls {

void showMessage(const Call& call, std::uint64_t address, std::size_t size, std::int64_t priority)
{
    char data[mechanisms::queue::shownBytes];
    const std::size_t end = size <= sizeof data ? size : sizeof tap::Event{}.payload;
    if (end != 0 && call.tracee().memory().read(address, data, end) != end)
        return; // the call itself will say so
    for (std::size_t pieces = end / 8 + (end % 8 != 0 || end == 0 ? 1 : 0); pieces-- > 0;) {
        const std::size_t at = pieces * 8;
        tap::Event part = call.tracee().blank(tap::Kind::Part);
        part.offset = at;
        part.value = std::uint64_t(priority);
        part.size = std::uint32_t(std::min<std::size_t>(end - at, 8));
        part.aux = std::uint32_t(size);
        std::memcpy(part.payload, data + at, part.size);
        call.tracee().push(part);
    }
}

} // namespace crosstalk::syscalls
