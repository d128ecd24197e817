#include "engine/syscalls/tapped.h"

#include "engine/syscalls/tracee.h"

#include <cstddef>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <unistd.h>

// Programs that were built with the tap, under the tracer: from exec on they report for themselves,
// loads and stores too, and the tracer lets their calls pass.

namespace crosstalk::syscalls {

namespace {

constexpr std::uint64_t redZone = 512; ///< below the stack pointer, and some more
constexpr std::size_t mostEntries = 4096;

} // namespace

std::string controlPath(int controlFd)
{
    return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(controlFd);
}

std::uint64_t addControlEntry(const Tracee& tracee, std::uint64_t environment,
                              std::uint64_t stack, const std::string& path)
{
    const Memory memory = tracee.memory();
    std::vector<std::uint64_t> entries;
    for (std::uint64_t at = environment; at != 0 && entries.size() < mostEntries; at += 8) {
        std::uint64_t entry = 0;
        if (!memory.read(at, entry) || entry == 0)
            break;
        entries.push_back(entry);
    }
    const std::string text = std::string(tap::controlVariable) + "=" + path + ":e" +
                             std::to_string(tracee.slotNumber());
    const std::uint64_t textAt = (stack - redZone - text.size() - 1) & ~std::uint64_t{15};
    entries.push_back(textAt);
    entries.push_back(0);
    const std::uint64_t size = entries.size() * sizeof entries[0];
    const std::uint64_t listAt = (textAt - size) & ~std::uint64_t{15};
    if (!memory.write(textAt, text.c_str(), text.size() + 1) ||
        !memory.write(listAt, entries.data(), size))
        return 0;
    return listAt;
}

std::uint32_t slotOfTap(const Tracee& tracee)
{
    tap::ControlHeader* const control = tracee.shared().control;
    for (std::uint32_t number = 0; number < tap::slotCount; ++number) {
        const tap::Slot& slot = tap::slotsOf(control)[number];
        const tap::SlotState state = slot.state.load(std::memory_order_acquire);
        if (state != tap::SlotState::Free && state != tap::SlotState::Ended &&
            slot.pid.load() == tracee.pid() && slot.tid.load() == tracee.tid())
            return number;
    }
    return tap::slotCount;
}

void setEnvironment(pid_t tid, bool isAt, std::uint64_t environment)
{
    const std::size_t place =
        isAt ? offsetof(user_regs_struct, r10) : offsetof(user_regs_struct, rdx);
    ::ptrace(PTRACE_POKEUSER, tid, place, environment);
}

} // namespace crosstalk::syscalls
