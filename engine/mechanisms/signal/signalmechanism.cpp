#include "engine/mechanisms/signal/signalchannel.h"

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits signalCalls[] = {
    {"kill", false, false, Direction::Down},     {"raise", false, false, Direction::Down},
    {"sigqueue", false, false, Direction::Down}, {"sigprocmask", false, false},
    {"pthread_sigmask", false, false},           {"pause", true, false, Direction::Up},
    {"sigsuspend", true, false, Direction::Up},  {"sigwait", true, false, Direction::Up},
    {"sigwaitinfo", true, false, Direction::Up}, {"sigtimedwait", true, false, Direction::Up},
    {"signalfd", false, false},
};

class SignalMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "signal"; }
    std::span<const CallTraits> calls() const override { return signalCalls; }

    /// Made by the first call about a process's signals, whoever makes it, or by a descriptor that
    /// gives them.
    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        const bool given = event.kind == tap::Kind::Describe &&
                           tap::ObjectKind(event.call) == tap::ObjectKind::SignalFd;
        if (event.kind != tap::Kind::Enter && !given)
            return nullptr;
        return std::make_unique<SignalChannel>(event.object);
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask how many signals wait for", "the process", 0,
                     "They belong to no descriptor."};
    }
};

const SignalMechanism signalMechanism;
const Registration registration(signalMechanism);

} // namespace

} // namespace crosstalk::mechanisms
