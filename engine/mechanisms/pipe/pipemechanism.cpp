#include "engine/mechanisms/pipe/pipechannel.h"

#include <fcntl.h>
#include <sys/ioctl.h>

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits pipeCalls[] = {
    {"read", true, true, Direction::Up},
    {"write", true, true, Direction::Down},
    {"readv", true, true, Direction::Up},
    {"writev", true, true, Direction::Down},
    {"splice(from)", true, true, Direction::Up},
    {"splice(into)", true, true, Direction::Down},
    {"tee(into)", true, true, Direction::Down},
    {"sendfile", true, true, Direction::Down},
    {"vmsplice", true, true, Direction::Down},
    {"open", true, false},
    {"openat", true, false},
    {"fopen", true, false},
    {"fcntl(F_SETPIPE_SZ)", false, true},
};

class PipeMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "pipe"; }
    std::span<const CallTraits> calls() const override { return pipeCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe)
            return nullptr;
        const auto kind = tap::ObjectKind(event.call);
        if (kind == tap::ObjectKind::Pipe)
            return std::make_unique<PipeChannel>(event.object, event.size, "pipe");
        if (kind == tap::ObjectKind::Fifo)
            return std::make_unique<PipeChannel>(event.object, event.size, "fifo");
        return nullptr;
    }

    bool isProbed(tap::ObjectKind kind) const override
    {
        return kind == tap::ObjectKind::Pipe || kind == tap::ObjectKind::Fifo;
    }

    Result<KernelAnswer> askKernel(int reader, int writer) const override
    {
        const int fd = reader != -1 ? reader : writer;
        int queued = 0;
        if (ioctl(fd, FIONREAD, &queued) == -1)
            return systemError("ask how many bytes are in", "the pipe");
        const int capacity = fcntl(fd, F_GETPIPE_SZ);
        if (capacity == -1)
            return systemError("ask the size of", "the pipe");
        return KernelAnswer{std::uint64_t(queued), std::uint64_t(capacity)};
    }
};

const PipeMechanism pipeMechanism;
const Registration registration(pipeMechanism);

} // namespace

} // namespace crosstalk::mechanisms
