#include "engine/base/uniquefd.h"
#include "engine/mechanisms/queue/boostheader.h"
#include "engine/mechanisms/queue/messagequeue.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

// Boost.Interprocess' message_queue: shared memory, a mutex and two conditions. No kernel buffer:
// what is in it is known from its own head, in the segment.

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits boostCalls[] = {
    {"message_queue::send", true, false, Direction::Down},
    {"message_queue::try_send", false, false, Direction::Down},
    {"message_queue::timed_send", true, false, Direction::Down},
    {"message_queue::receive", true, false, Direction::Up},
    {"message_queue::try_receive", false, false, Direction::Up},
    {"message_queue::timed_receive", true, false, Direction::Up},
};

constexpr QueueSort boostSort{.kind = "boost-queue", .inUserSpace = true};

class BoostQueueMechanism : public Mechanism
{
public:
    std::string_view name() const override { return boostSort.kind; }
    std::span<const CallTraits> calls() const override { return boostCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe || !isProbed(tap::ObjectKind(event.call)))
            return nullptr;
        return std::make_unique<MessageQueue>(event.object, 0, MessageQueue::Limits{event.size},
                                              boostSort);
    }

    bool isProbed(tap::ObjectKind kind) const override
    {
        return kind == tap::ObjectKind::MemoryQueue;
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask the kernel about", "a queue in shared memory", 0,
                     "It is in user space: the kernel does not know of it."};
    }

    /// What the segment itself says: Boost's own count.
    Result<KernelAnswer> askByName(const tap::Event& described,
                                   const std::string& name) const override
    {
        const UniqueFd segment(::open(("/dev/shm" + name).c_str(), O_RDONLY | O_CLOEXEC));
        struct stat status
        {
        };
        queue::BoostHeader header{};
        if (!segment || ::fstat(segment.get(), &status) != 0 || status.st_ino != described.value ||
            ::pread(segment.get(), &header, sizeof header, queue::boostHeaderOffset) !=
                ssize_t(sizeof header))
            return systemError("read how many messages are in", name);
        return KernelAnswer{header.messages, header.maxMessages};
    }
};

const BoostQueueMechanism boostQueueMechanism;
const Registration registration(boostQueueMechanism);

} // namespace

} // namespace crosstalk::mechanisms
