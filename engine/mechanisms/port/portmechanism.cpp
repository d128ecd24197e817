#include "engine/mechanisms/port/portchannel.h"

#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits portCalls[] = {
    {"mach_msg_send", true, true, Direction::Down},
    {"mach_msg_receive", true, true, Direction::Up},
};

constexpr std::uint64_t queueLimit = 5;

class PortMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "port"; }
    std::span<const CallTraits> calls() const override { return portCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe ||
            tap::ObjectKind(event.call) != tap::ObjectKind::Port)
            return nullptr;
        return std::make_unique<PortChannel>(event.object);
    }

    bool isProbed(tap::ObjectKind kind) const override { return kind == tap::ObjectKind::Port; }

    /// A right's descriptor is the eventfd with the port's credits, and the kernel tells its count:
    /// what is missing of five is queued.
    Result<KernelAnswer> askKernel(int reader, int writer) const override
    {
        const std::string path =
            "/proc/self/fdinfo/" + std::to_string(reader != -1 ? reader : writer);
        char text[512];
        const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        const ssize_t length = fd != -1 ? ::read(fd, text, sizeof text - 1) : -1;
        if (fd != -1)
            ::close(fd);
        if (length <= 0)
            return systemError("ask how many credits are left of", "the port");
        text[length] = '\0';
        const std::string_view all(text, std::size_t(length));
        const auto at = all.find("eventfd-count:");
        if (at == std::string_view::npos)
            return Error{"ask how many credits are left of", "the port", 0,
                         "Its descriptor is no eventfd."};
        const std::uint64_t credits = std::strtoull(text + at + 14, nullptr, 16);
        return KernelAnswer{queueLimit - std::min(queueLimit, credits), queueLimit};
    }
};

const PortMechanism portMechanism;
const Registration registration(portMechanism);

} // namespace

} // namespace crosstalk::mechanisms
