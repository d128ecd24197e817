#pragma once

#include "engine/base/result.h"
#include "engine/base/uniquefd.h"
#include "engine/tap/control.h"

#include <string>
#include <vector>

namespace crosstalk::process {

/// The engine's side of the control region: makes the memfd, maps it, and unmaps it at the end.
/// What workers wrote there is never trusted.
class ControlRegion
{
public:
    static Result<ControlRegion> create();

    ControlRegion(ControlRegion&& other) noexcept;
    ControlRegion& operator=(ControlRegion&&) = delete;
    ~ControlRegion();

    int fd() const { return m_fd.get(); }
    tap::ControlHeader& header() { return *m_header; }
    const tap::ControlHeader& header() const { return *m_header; }
    tap::Slot& slot(std::uint32_t number) { return tap::slotsOf(m_header)[number]; }
    tap::RingReader ring(std::uint32_t number);

    /// Slots handed out so far, at most slotCount.
    std::uint32_t slotsUsed() const;

    /// Provides memory for the first `count` rings (slotCount at most): a worker that comes maps
    /// its ring whole, and finding it there takes a fifth of the time that making it would.
    void provideRings(std::uint32_t count);

    /// A name in the table that workers share with us, NUL-terminated within its bounds; empty
    /// when it is not written yet.
    std::string name(std::uint32_t index) const;

    /// Adds a live setting before the first worker starts. False when the table is full or the
    /// name too long.
    bool addSetting(const std::string& name, std::int64_t value);
    void setSetting(const std::string& name, std::int64_t value);

    /// Tells workers running `executable` which of its code is its own. An error when it cannot
    /// be found or the table is full.
    Result<void> addProgram(const std::string& executable, const std::vector<tap::CodeRange>& code);

private:
    ControlRegion(UniqueFd fd, tap::ControlHeader* header);

    UniqueFd m_fd;
    tap::ControlHeader* m_header;
    std::uint32_t m_codeUsed = 0;
    std::uint32_t m_ringsProvided = 0;
};

/// True when the kernel keeps time by the TSC, so that ticks of all cores agree.
bool clockIsTsc();

} // namespace crosstalk::process
