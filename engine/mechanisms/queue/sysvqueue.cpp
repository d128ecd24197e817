#include "engine/mechanisms/queue/messagequeue.h"

#include <sys/msg.h>

// System V message queues: msgget(2) and its kin. Receivers ask for types, not priorities.

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits sysvCalls[] = {
    {"msgget", false, false},
    {"msgsnd", true, false, Direction::Down},
    {"msgrcv", true, false, Direction::Up},
    {"msgctl", false, false},
    {"msgctl(IPC_RMID)", false, false},
};

constexpr QueueSort sysvSort{.kind = "sysv-queue", .priorities = false, .diesWithName = true};

class SysvQueueMechanism : public Mechanism
{
public:
    std::string_view name() const override { return sysvSort.kind; }
    std::span<const CallTraits> calls() const override { return sysvCalls; }

    /// Described with its limit in bytes.
    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe || !isProbed(tap::ObjectKind(event.call)))
            return nullptr;
        MessageQueue::Limits limits;
        limits.bytes = event.size;
        return std::make_unique<MessageQueue>(event.object, 0, limits, sysvSort);
    }

    bool isProbed(tap::ObjectKind kind) const override
    {
        return kind == tap::ObjectKind::SysvQueue;
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask about", "a System V queue", 0, "No descriptor leads to it."};
    }

    Result<KernelAnswer> askByName(const tap::Event& described,
                                   const std::string&) const override
    {
        msqid_ds queue{};
        if (::msgctl(int(described.value), IPC_STAT, &queue) != 0)
            return systemError("ask how many messages are in", "the queue");
        return KernelAnswer{queue.msg_qnum, queue.msg_qbytes};
    }
};

const SysvQueueMechanism sysvQueueMechanism;
const Registration registration(sysvQueueMechanism);

} // namespace

} // namespace crosstalk::mechanisms
