#include "app/cli/untouchedcommand.h"

#include "app/cli/catalog.h"
#include "app/cli/report.h"
#include "app/cli/words.h"
#include "engine/session/untouched.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace crosstalk::cli {
namespace {

namespace json = boost::json;
using session::Untouched;
using session::UntouchedOutcome;

int complain(const Error& error, int status)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
    return status;
}

json::object outcomeObject(const UntouchedOutcome& outcome)
{
    json::object values;
    for (const auto& [name, value] : outcome.values)
        values[name] = value ? json::value(*value) : json::value(nullptr);
    json::array verdicts;
    if (outcome.lost)
        verdicts.emplace_back("lost");
    return {{"values", std::move(values)},
            {"verdicts", std::move(verdicts)},
            {"outcome", outcome.ended ? "finished" : "timeout"},
            {"count", outcome.count}};
}

json::object untouchedObject(const std::string& lesson, const std::vector<Setting>& settings,
                             const Untouched& found)
{
    json::object expected;
    for (const auto& [name, value] : found.expected)
        expected[name] = value;
    json::array histogram;
    for (const UntouchedOutcome& outcome : found.outcomes)
        histogram.emplace_back(outcomeObject(outcome));
    return {{"crosstalk", 1},
            {"lesson", lesson},
            {"settings", settingsObject(settings)},
            {"untouched", true},
            {"times", found.runs},
            {"lost", found.lost},
            {"expected", std::move(expected)},
            {"histogram", std::move(histogram)},
            {"seconds", found.seconds}};
}

std::string outcomeText(const UntouchedOutcome& outcome)
{
    std::string out;
    for (const auto& [name, value] : outcome.values)
        out += (out.empty() ? "" : ", ") + name + " = " + (value ? grouped(*value) : "unknown");
    if (outcome.lost)
        out += ", lost";
    return out + (outcome.ended ? "" : ", not ended when the time was up");
}

std::string words(const std::string& lesson, const Untouched& found)
{
    std::string out = counted(found.runs, "run", "runs") + " of " + lesson +
                      " without taps, at full speed, in " +
                      duration(std::uint64_t(found.seconds * 1e9)) + "\n\n";
    for (const UntouchedOutcome& outcome : found.outcomes)
        out += "  " + counted(outcome.count, "time", "times") + ": " + outcomeText(outcome) + "\n";
    return out + "\nIt showed in " + grouped(std::int64_t(found.lost)) + " of " +
           counted(found.runs, "run", "runs") + ".\n";
}

bool tell(const Untouched& soFar)
{
    std::fprintf(stderr, "\r%s, it showed in %s ", counted(soFar.runs, "run", "runs").c_str(),
                 grouped(std::int64_t(soFar.lost)).c_str());
    std::fflush(stderr);
    return true;
}

} // namespace

int runUntouched(const RunRequest& request, const session::Installation& installation)
{
    const auto lesson = readLesson(installation.lessons, request.lesson);
    if (!lesson)
        return complain(lesson.error(), Usage);
    auto set = readSettings(*lesson, request.set);
    if (!set)
        return complain(set.error(), Usage);
    const session::UntouchedOptions options{
        *set, std::uint64_t(request.times),
        std::chrono::nanoseconds(static_cast<std::int64_t>(request.seconds * 1e9))};
    const bool watched = ::isatty(STDERR_FILENO) != 0;
    const auto found = session::runUntouched(*lesson, options, installation,
                                             watched ? tell : decltype (&tell)(nullptr));
    if (watched)
        std::fputs("\r\033[K", stderr);
    if (!found)
        return complain(found.error(), Failed);
    if (request.json)
        std::printf("%s\n", json::serialize(
                                untouchedObject(lesson->id, settingsInForce(*lesson, *set), *found))
                                .c_str());
    std::fputs(words(lesson->id, *found).c_str(), request.json ? stderr : stdout);
    const bool asked = std::ranges::find(request.failOn, "lost") != request.failOn.end();
    return asked && found->lost > 0 ? Finding : Ran;
}

} // namespace crosstalk::cli
