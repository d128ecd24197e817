#include "engine/process/controlregion.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sys/mman.h>
#include <sys/stat.h>
#include <utility>

namespace crosstalk::process {

bool clockIsTsc()
{
    std::ifstream file("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    std::string source;
    return file >> source && source == "tsc";
}

Result<ControlRegion> ControlRegion::create()
{
    UniqueFd fd(::memfd_create("crosstalk control", MFD_CLOEXEC));
    if (!fd)
        return systemError("create", "the shared memory for the taps");
    // Reserved, not just sized: a first touch of missing memory would be SIGBUS.
    if (::ftruncate(fd.get(), off_t(tap::regionBytes)) != 0)
        return systemError("size", "the shared memory for the taps");
    void* address =
        ::mmap(nullptr, tap::regionBytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (address == MAP_FAILED)
        return systemError("map", "the shared memory for the taps");
    auto* header = static_cast<tap::ControlHeader*>(address);
    header->magic = tap::controlMagic;
    header->version = tap::eventVersion;
    header->clock = clockIsTsc() ? tap::ClockKind::Tsc : tap::ClockKind::Monotonic;
    header->regionBytes = tap::regionBytes;
    header->recording.store(1);
    return ControlRegion(std::move(fd), header);
}

ControlRegion::ControlRegion(UniqueFd fd, tap::ControlHeader* header)
    : m_fd(std::move(fd)), m_header(header)
{
}

ControlRegion::ControlRegion(ControlRegion&& other) noexcept
    : m_fd(std::move(other.m_fd)), m_header(std::exchange(other.m_header, nullptr)),
      m_codeUsed(other.m_codeUsed), m_ringsProvided(other.m_ringsProvided)
{
}

ControlRegion::~ControlRegion()
{
    if (m_header != nullptr)
        ::munmap(m_header, tap::regionBytes);
}

tap::RingReader ControlRegion::ring(std::uint32_t number)
{
    return {&slot(number).ring, tap::ringOf(m_header, number), tap::ringCapacity};
}

std::uint32_t ControlRegion::slotsUsed() const
{
    return std::min(m_header->nextSlot.load(std::memory_order_acquire), tap::slotCount);
}

void ControlRegion::provideRings(std::uint32_t count)
{
    count = std::min(count, tap::slotCount);
    if (count <= m_ringsProvided)
        return;
    // Where the kernel does not know this, or memory is short, the workers do it page by page.
    ::madvise(tap::ringOf(m_header, m_ringsProvided),
              (count - m_ringsProvided) * tap::ringCapacity * sizeof(tap::Event),
              MADV_POPULATE_WRITE);
    m_ringsProvided = count;
}

std::string ControlRegion::name(std::uint32_t index) const
{
    if (index >= tap::nameCount ||
        m_header->names[index].state.load(std::memory_order_acquire) != 2)
        return {};
    const tap::Name& name = m_header->names[index];
    return {name.text, ::strnlen(name.text, sizeof name.text)};
}

bool ControlRegion::addSetting(const std::string& name, std::int64_t value)
{
    if (m_header->settings == tap::settingCount || name.size() >= sizeof tap::Setting::name)
        return false;
    tap::Setting& setting = m_header->setting[m_header->settings];
    std::copy(name.begin(), name.end(), setting.name);
    setting.name[name.size()] = '\0';
    setting.value.store(value);
    ++m_header->settings;
    return true;
}

void ControlRegion::setSetting(const std::string& name, std::int64_t value)
{
    for (std::uint32_t i = 0; i < std::min(m_header->settings, tap::settingCount); ++i)
        if (name == m_header->setting[i].name)
            m_header->setting[i].value.store(value, std::memory_order_relaxed);
}

Result<void> ControlRegion::addProgram(const std::string& executable,
                                       const std::vector<tap::CodeRange>& code)
{
    struct stat status
    {
    };
    if (::stat(executable.c_str(), &status) != 0)
        return systemError("find the program", executable, "Build the lesson's programs first.");
    if (m_header->programs == tap::programCount || m_codeUsed + code.size() > tap::codeRangeCount)
        return Error{"describe the code of", executable, 0, "It has too many functions."};
    std::copy(code.begin(), code.end(), m_header->code + m_codeUsed);
    m_header->program[m_header->programs++] = {status.st_dev, status.st_ino, m_codeUsed,
                                               std::uint32_t(code.size())};
    m_codeUsed += std::uint32_t(code.size());
    return {};
}

} // namespace crosstalk::process
