#include "app/bench/groups.h"
#include "engine/session/exploration.h"

// How many executions of real processes are explored in a second: two processes of ten gate points
// each, everything on one core, as an exploration has it.

namespace crosstalk::bench {

namespace {

constexpr char figure[] = "explore.per_second";

Result<double> measureOnce(const session::Installation& installation, const lesson::Lesson& lesson,
                           double seconds)
{
    session::ExploreOptions options;
    options.set = {{"sync", "none"}, {"deposits", "5"}, {"processes", "2"}, {"work", "0"}};
    options.limit = std::chrono::nanoseconds(std::int64_t(seconds * 1e9));
    const auto found = session::explore(lesson, options, installation);
    if (!found)
        return found.error();
    return double(found->executions + found->blocked) / found->seconds;
}

} // namespace

void measureExplore(const Bench& bench)
{
    const auto installation = session::Installation::locate();
    if (!installation)
        return bench.figures.setAbsent(figure, installation.error().sentence());
    const auto lesson = lesson::readLesson(installation->lessons / "lost-update");
    if (!lesson)
        return bench.figures.setAbsent(figure, lesson.error().sentence());
    for (int i = 0; i < bench.effort.runs; ++i) {
        const auto rate = measureOnce(*installation, *lesson, 0.5 * bench.effort.size);
        if (!rate)
            return bench.figures.setAbsent(figure, rate.error().sentence());
        bench.figures.add(figure, *rate);
    }
}

} // namespace crosstalk::bench
