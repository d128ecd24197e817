#include "engine/kernel/threadprobe.h"

#include <charconv>
#include <sys/syscall.h>

namespace crosstalk::kernel {

namespace {

/// Reads the next number of a line; "0x" announces a hexadecimal one.
template<class T> bool readNumber(std::string_view& text, T& number)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    const bool hexadecimal = text.substr(0, 2) == "0x";
    if (hexadecimal)
        text.remove_prefix(2);
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, hexadecimal ? 16 : 10);
    if (error != std::errc())
        return false;
    text.remove_prefix(std::size_t(end - text.data()));
    return true;
}

/// The number after so many words; 0 when there is none.
std::int64_t numberAt(std::string_view text, int words)
{
    for (; words > 0 && text.find(' ') != text.npos; --words)
        text.remove_prefix(text.find(' ') + 1);
    std::int64_t number = 0;
    return words == 0 && readNumber(text, number) ? number : 0;
}

} // namespace

SleepKind sleepKind(const SystemCall& call)
{
    switch (call.number) {
    case SYS_read:
    case SYS_readv:
    case SYS_recvfrom:
    case SYS_recvmsg:
        return SleepKind::Read;
    case SYS_write:
    case SYS_writev:
    case SYS_sendto:
    case SYS_sendmsg:
        return SleepKind::Write;
    case SYS_futex:
        return SleepKind::Futex;
    case SYS_wait4:
    case SYS_waitid:
        return SleepKind::Child;
    case SYS_nanosleep:
    case SYS_clock_nanosleep:
        return SleepKind::Time;
    case SYS_poll:
    case SYS_ppoll:
    case SYS_select:
    case SYS_pselect6:
    case SYS_epoll_wait:
    case SYS_epoll_pwait:
        return SleepKind::Readiness;
    default:
        return SleepKind::None;
    }
}

int descriptorOf(const SystemCall& call)
{
    const SleepKind kind = sleepKind(call);
    return kind == SleepKind::Read || kind == SleepKind::Write ? int(call.argument[0]) : -1;
}

char stateLetter(std::string_view stat)
{
    const std::size_t name = stat.rfind(')');
    return name != std::string_view::npos && name + 2 < stat.size() ? stat[name + 2] : '?';
}

std::optional<SystemCall> parseCall(std::string_view text)
{
    SystemCall call{};
    if (!readNumber(text, call.number))
        return std::nullopt;
    for (std::uint64_t& argument : call.argument)
        if (!readNumber(text, argument))
            argument = 0;
    return call;
}

Result<ThreadProbe> ThreadProbe::open(int pid, int tid)
{
    const std::string folder =
        "/proc/" + std::to_string(pid) + "/task/" + std::to_string(tid) + "/";
    Result<ProcFile> stat = ProcFile::open(folder + "stat");
    if (!stat)
        return stat.error();
    return ThreadProbe(std::move(*stat), ProcFile::openedWhenRead(folder + "syscall"),
                       ProcFile::openedWhenRead(folder + "wchan"));
}

Result<char> ThreadProbe::state() const
{
    char buffer[96]; // the letter is the third field; the name before it has at most 64 bytes
    const Result<std::string_view> text = m_stat.read(buffer, sizeof buffer);
    if (!text)
        return text.error();
    return stateLetter(*text);
}

// A main thread that has ended is Z also while others go on: then there is more than one.
Result<std::optional<int>> ThreadProbe::endedWith() const
{
    constexpr int letter = 3; // fields by their numbers in proc(5)
    constexpr int threads = 20;
    constexpr int exitCode = 52;
    char buffer[1024];
    const Result<std::string_view> text = m_stat.read(buffer, sizeof buffer);
    if (!text)
        return text.error();
    if (stateLetter(*text) != 'Z')
        return std::nullopt;
    std::string_view rest = text->substr(text->rfind(')') + 2);
    if (numberAt(rest, threads - letter) > 1)
        return std::nullopt;
    return int(numberAt(rest, exitCode - letter));
}

Result<std::optional<SystemCall>> ThreadProbe::call() const
{
    char buffer[256];
    const Result<std::string_view> text = m_call.read(buffer, sizeof buffer);
    if (!text)
        return text.error();
    return parseCall(*text);
}

Result<std::string> ThreadProbe::wchan() const
{
    char buffer[128];
    const Result<std::string_view> text = m_wchan.read(buffer, sizeof buffer);
    if (!text)
        return text.error();
    return {boost::system::in_place_value, *text == "0" ? std::string_view() : *text};
}

} // namespace crosstalk::kernel
