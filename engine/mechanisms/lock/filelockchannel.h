#pragma once

#include "engine/mechanisms/lock/lockchannel.h"

#include <cstdint>
#include <vector>

namespace crosstalk::mechanisms {

/// The locks on one file: flock's, which belong to an open file, and fcntl's on ranges of bytes,
/// which belong to a process (or, F_OFD_*, to an open file). The two families do not see each
/// other. An Enter tells: value = LOCK_SH, LOCK_EX or LOCK_UN, maybe with LOCK_NB; offset and size
/// = the range (size 0: to the end of all).
class FileLockChannel : public LockChannel
{
public:
    explicit FileLockChannel(std::uint64_t object) : LockChannel(object, 0) {}

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    bool needsAllUnblockers(tap::CallId) const override { return true; }
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    int holder() const override;
    void view(LockView& out) const override;

private:
    struct Range
    {
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        bool whole = false; ///< flock's
        bool operator==(const Range&) const = default;
        void archive(StateArchive& archive) { archive(from, to, whole); }
    };

    struct Held
    {
        Actor actor;
        std::size_t range = 0; ///< index into m_ranges
        bool exclusive = false;
        void archive(StateArchive& archive) { archive(actor, range, exclusive); }
    };

    /// What a thread asked for and has not got yet.
    struct Wanted
    {
        Actor actor;
        Range range;
        std::uint64_t operation = 0;
        void archive(StateArchive& archive) { archive(actor, range, operation); }
    };

    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void acquired(const Wanted& wanted, Effects& effects);
    void letGo(const Held& held, Effects& effects);
    void unlock(const Actor& actor, const Range& range, Effects& effects);
    void closed(int process, Effects& effects);
    void letGoOf(int process, bool all, Effects& effects);
    bool overlap(const Range& one, const Range& other) const;
    std::size_t indexOf(const Range& range);
    std::vector<int> conflicting(const Range& range, bool exclusive, int process) const;

    std::vector<Range> m_ranges; ///< all that were ever locked: a token each for what they order
    std::vector<Held> m_held;
    std::vector<Wanted> m_wanted;
    std::vector<int> m_open; ///< descriptors by process
};

} // namespace crosstalk::mechanisms
