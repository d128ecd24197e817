#pragma once

#include "engine/mechanisms/lock/lockchannel.h"
#include "engine/mechanisms/lock/semaphoreset.h"

#include <optional>

namespace crosstalk::mechanisms {

/// State of a set of System V semaphores: the value of each as far as it is known (told when the
/// set was made or found, else from the first call that says it), who is inside an operation on
/// it, and what the kernel will give back when a process ends (SEM_UNDO).
class SemaphoreSetChannel : public LockChannel
{
public:
    SemaphoreSetChannel(std::uint64_t object, std::uint64_t) : LockChannel(object, 0) {}

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    /// Of several operations the first one decides: the others are not told before the call.
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    /// A semaphore has no owner: whoever knows the set's number can post.
    bool anybodyUnblocks() const override { return true; }
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    std::string kind() const override { return "semaphore"; }
    void view(LockView& out) const override;

private:
    using Operations = std::vector<SemaphoreOperation>;

    /// A call between its entry and exit.
    struct Inside
    {
        Actor actor;
        tap::CallId call = 0;
        std::uint32_t count = 0; ///< of operations, most of them in Parts to come; GETVAL: of which
        Operations operations;
        bool asleep = false;
        bool done = false; ///< counted at its entry

        void archive(StateArchive& archive);
    };

    struct Value
    {
        std::int64_t units = 0; ///< below 0 while whoever gave them is not told of yet
        bool known = false;

        void archive(StateArchive& archive) { archive(units, known); }
    };

    /// What the kernel adds to a semaphore when a process ends.
    struct Undo
    {
        Actor actor;
        std::uint16_t number = 0;
        std::int64_t units = 0;

        void archive(StateArchive& archive) { archive(actor, number, units); }
    };

    /// An operation that cannot be done now.
    struct Lack
    {
        std::uint16_t number = 0;
        std::int64_t has = 0;
        std::int64_t needs = 0; ///< 0: needs it to be at 0
    };

    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void part(const tap::Event& event, const Actor& actor, Effects& effects);
    void begin(Inside& inside, Effects& effects);
    void end(const Inside& inside, const tap::Event& exit, Effects& effects);
    void apply(const Inside& inside, int sign);
    void remember(const Actor& actor, std::uint16_t number, std::int64_t units);
    Value& at(std::size_t number);
    void learn(std::size_t number, std::int64_t units);
    void set(std::size_t number, std::int64_t units, Effects& effects);
    void sawNone(const Operations& operations);
    std::optional<Lack> lack(const Operations& operations) const;
    Inside* insideOf(std::uint16_t thread);

    std::vector<Value> m_values; ///< by number
    std::vector<Inside> m_inside;
    std::vector<Undo> m_undo;
    bool m_removed = false;
};

} // namespace crosstalk::mechanisms
