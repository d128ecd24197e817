#include "engine/syscalls/filter.h"

#include <cerrno>
#include <cstddef>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace crosstalk::syscalls {

namespace {

constexpr std::uint32_t offsetOfArgument(int argument)
{
    return std::uint32_t(offsetof(seccomp_data, args) + std::size_t(argument) * 8); // low half
}

sock_filter load(std::uint32_t offset)
{
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset);
}

sock_filter answer(std::uint32_t verdict)
{
    return BPF_STMT(BPF_RET | BPF_K, verdict);
}

/// If it is this number: a block of its own that ends in an answer, so that nothing is loaded but
/// the number for any other call. The kernel then knows the answer to those without running this.
void addCall(std::vector<sock_filter>& program, const Traced& call)
{
    std::vector<sock_filter> block;
    const Only& only = call.only;
    if (only.argument >= 0) {
        block.push_back(load(offsetOfArgument(only.argument)));
        if (only.mask != 0)
            block.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, only.mask, 1, 0));
        for (unsigned i = 0; only.mask == 0 && i < only.count; ++i)
            block.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, only.among[i],
                                     std::uint8_t(only.count - i), 0));
        block.push_back(answer(SECCOMP_RET_ALLOW));
    }
    block.push_back(answer(SECCOMP_RET_TRACE));
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, std::uint32_t(call.number), 0,
                               std::uint8_t(block.size())));
    program.insert(program.end(), block.begin(), block.end());
}

} // namespace

std::vector<sock_filter> filterFor(std::span<const Traced* const> calls)
{
    std::vector<sock_filter> program{
        load(offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
        answer(SECCOMP_RET_ALLOW),
        load(offsetof(seccomp_data, nr)),
    };
    for (const Traced* call : calls)
        addCall(program, *call);
    program.push_back(answer(SECCOMP_RET_ALLOW));
    return program;
}

int installFilter(const std::vector<sock_filter>& filter)
{
    const sock_fprog program{static_cast<unsigned short>(filter.size()),
                             const_cast<sock_filter*>(filter.data())};
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0)
        return 0;
    // Only root may do so without a promise that no program it starts gains rights by it.
    if (errno != EACCES || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return errno;
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0 ? 0 : errno;
}

} // namespace crosstalk::syscalls
