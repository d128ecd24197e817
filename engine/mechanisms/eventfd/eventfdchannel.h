#pragma once

#include "engine/mechanisms/mechanism.h"

#include <cstdint>
#include <vector>

namespace crosstalk::mechanisms {

/// State of one eventfd: a counter in the kernel. write adds to it, read takes all of it (or 1,
/// with EFD_SEMAPHORE) and sleeps while it is 0.
class EventFdChannel : public Channel
{
public:
    EventFdChannel(std::uint64_t object, std::uint64_t count)
        : m_object(object), m_count(std::int64_t(count))
    {
    }

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::Lock; }
    std::string kind() const override { return "eventfd"; }
    void view(LockView& out) const override;

private:
    struct Holder
    {
        int process;
        int descriptors;

        void archive(StateArchive& archive)
        {
            archive.someProcess(process);
            archive(descriptors);
        }
    };

    void opened(int process);
    void closed(int process);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);

    std::uint64_t m_object;
    std::int64_t m_count;
    std::vector<Holder> m_holders;
    std::vector<Actor> m_readers; ///< inside a read
    std::uint64_t m_taken = 0;
    std::uint64_t m_lastUsed = 0;
};

} // namespace crosstalk::mechanisms
