#include "app/bench/groups.h"
#include "app/bench/programs.h"
#include "app/bench/startprobe.h"

#include <cerrno>
#include <cstdlib>

// From exec to the first painted window and to the lesson seen running, on the offscreen platform.

namespace crosstalk::bench {

namespace {

namespace fs = std::filesystem;

constexpr const char* names[] = {"start.window_ms", "start.lesson_ms", "start.rss_mib"};

void setAbsent(const Bench& bench, const Error& error)
{
    for (const char* name : names)
        bench.figures.setAbsent(name, error.sentence());
}

/// A folder for settings and progress, so that the user's own are neither read nor changed.
class FreshHome
{
public:
    FreshHome() { m_made = ::mkdtemp(m_path) != nullptr; }
    ~FreshHome()
    {
        std::error_code error;
        if (m_made)
            fs::remove_all(m_path, error);
    }
    FreshHome(const FreshHome&) = delete;
    FreshHome& operator=(const FreshHome&) = delete;
    const char* path() const { return m_path; }

private:
    char m_path[40] = "/tmp/crosstalk-bench-XXXXXX";
    bool m_made;
};

Result<void> measureOnce(const Bench& bench, const fs::path& executable)
{
    const FreshHome home;
    const Command command{executable,
                          {"lost-update"},
                          {{"QT_QPA_PLATFORM", "offscreen"},
                           {"XDG_CONFIG_HOME", home.path()},
                           {"XDG_DATA_HOME", home.path()},
                           {"QT_LOGGING_RULES", "default.warning=false"}, // of the platform
                           {measureStartVariable, "1"}},
                          -1,
                          false};
    const double begin = nowNs();
    const auto printed = runForNumbers(command, 3);
    if (!printed)
        return printed.error();
    bench.figures.add(names[0], ((*printed)[0] - begin) / 1e6);
    bench.figures.add(names[1], ((*printed)[1] - begin) / 1e6);
    bench.figures.add(names[2], (*printed)[2] / 1024);
    return {};
}

} // namespace

void measureStart(const Bench& bench)
{
    std::error_code error;
    const fs::path own = fs::read_symlink("/proc/self/exe", error);
    const fs::path executable = own.parent_path() / "crosstalk";
    if (error || !fs::exists(executable, error))
        return setAbsent(bench, {"find", executable.string(), ENOENT, {}});
    for (int i = 0; i < bench.effort.runs; ++i)
        if (const auto done = measureOnce(bench, executable); !done)
            return setAbsent(bench, done.error());
}

} // namespace crosstalk::bench
