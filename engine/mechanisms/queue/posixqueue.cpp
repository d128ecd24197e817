#include "engine/mechanisms/queue/messagequeue.h"

#include <mqueue.h>

// POSIX message queues: mq_open(3) and its kin.

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits posixCalls[] = {
    {"mq_open", false, true},
    {"mq_close", false, true},
    {"mq_unlink", false, true},
    {"mq_send", true, true, Direction::Down},
    {"mq_timedsend", true, true, Direction::Down},
    {"mq_receive", true, true, Direction::Up},
    {"mq_timedreceive", true, true, Direction::Up},
    {"mq_getattr", false, true},
    {"mq_setattr", false, true},
    {"mq_notify", false, true},
};

constexpr QueueSort posixSort{.kind = "posix-queue", .byDescriptor = true};

class PosixQueueMechanism : public Mechanism
{
public:
    std::string_view name() const override { return posixSort.kind; }
    std::span<const CallTraits> calls() const override { return posixCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe || !isProbed(tap::ObjectKind(event.call)))
            return nullptr;
        return std::make_unique<MessageQueue>(event.object, 0, MessageQueue::Limits{event.size},
                                              posixSort);
    }

    bool isProbed(tap::ObjectKind kind) const override
    {
        return kind == tap::ObjectKind::PosixQueue;
    }

    Result<KernelAnswer> askKernel(int reader, int writer) const override
    {
        mq_attr attributes{};
        if (mq_getattr(reader != -1 ? reader : writer, &attributes) != 0)
            return systemError("ask how many messages are in", "the queue");
        return KernelAnswer{std::uint64_t(attributes.mq_curmsgs),
                            std::uint64_t(attributes.mq_maxmsg)};
    }
};

const PosixQueueMechanism posixQueueMechanism;
const Registration registration(posixQueueMechanism);

} // namespace

} // namespace crosstalk::mechanisms
