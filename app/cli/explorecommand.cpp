#include "app/cli/explorecommand.h"

#include "app/cli/catalog.h"
#include "app/cli/outsidelesson.h"
#include "app/cli/report.h"
#include "app/cli/words.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <cstdio>
#include <unistd.h>

namespace crosstalk::cli {
namespace {

namespace json = boost::json;
using session::Exploration;
using session::ExploredOutcome;

int complain(const Error& error, int status)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
    return status;
}

json::object outcomeObject(const ExploredOutcome& outcome)
{
    json::object values;
    for (const auto& [name, value] : outcome.values)
        values[name] = value ? json::value(*value) : json::value(nullptr);
    json::array verdicts;
    for (const std::string& verdict : outcome.verdicts)
        verdicts.emplace_back(verdict);
    return {{"values", std::move(values)},
            {"verdicts", std::move(verdicts)},
            {"schedules", outcome.schedules},
            {"shortest", outcome.shortest},
            {"setup", outcome.setup}};
}

std::string outcomeText(const ExploredOutcome& outcome)
{
    std::string out;
    const auto append = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
    for (const auto& [name, value] : outcome.values)
        append(name + " = " + (value ? grouped(*value) : "unknown"));
    for (const std::string& verdict : outcome.verdicts)
        append(verdict);
    return out.empty() ? "nothing amiss" : out;
}

std::string heading(const Exploration& exploration)
{
    std::string out = exploration.complete
                          ? "Every schedule was tried: "
                          : "Not every schedule was tried: " + exploration.stopped + "\n";
    out += counted(exploration.executions, "execution", "executions") + ", no two of them alike";
    if (exploration.blocked > 0)
        out += ", and " + grouped(std::int64_t(exploration.blocked)) + " begun in vain";
    return out + ", in " + duration(std::uint64_t(exploration.seconds * 1e9)) + ".\n";
}

/// Where several settle how something can fail, each has its own shortest way there.
std::string outcomesText(const Exploration& exploration)
{
    std::string out;
    for (const ExploredOutcome& outcome : exploration.outcomes)
        out += "\n  " + counted(outcome.schedules, "schedule", "schedules") + ": " +
               outcomeText(outcome) + "\n    shortest: " + turns(outcome.shortest) + "\n";
    return out;
}

/// One line that is written over and over, for whoever watches.
bool tell(const Exploration& soFar)
{
    std::fprintf(stderr, "\r%s, %s so far ",
                 counted(soFar.executions, "execution", "executions").c_str(),
                 counted(soFar.outcomes.size(), "outcome", "outcomes").c_str());
    std::fflush(stderr);
    return true;
}

Result<session::ExploreOptions> optionsOf(const ExploreRequest& request,
                                          const lesson::Lesson& lesson)
{
    session::ExploreOptions out;
    auto set = readSettings(lesson, request.set);
    if (!set)
        return set.error();
    out.set = std::move(*set);
    out.bound = request.bound;
    out.limit = std::chrono::nanoseconds(static_cast<std::int64_t>(request.seconds * 1e9));
    out.executions = request.executions;
    return out;
}

} // namespace

json::object report(const std::string& lesson, const std::vector<Setting>& settings,
                    const Exploration& exploration)
{
    const auto textOrNull = [](const std::string& text) {
        return text.empty() ? json::value(nullptr) : json::value(text);
    };
    json::array outcomes;
    for (const ExploredOutcome& outcome : exploration.outcomes)
        outcomes.emplace_back(outcomeObject(outcome));
    json::array notes;
    for (const std::string& note : exploration.notes)
        notes.emplace_back(note);
    return {{"crosstalk", 1},
            {"lesson", lesson},
            {"settings", settingsObject(settings)},
            {"executions", exploration.executions},
            {"blocked", exploration.blocked},
            {"cut", exploration.cut},
            {"complete", exploration.complete},
            {"stopped", textOrNull(exploration.stopped)},
            {"beyond", textOrNull(exploration.beyond)},
            {"outcomes", std::move(outcomes)},
            {"notes", std::move(notes)},
            {"seconds", exploration.seconds}};
}

std::string verdict(const std::string& lesson, const std::vector<Setting>& settings,
                    const Exploration& exploration)
{
    std::string out = lesson;
    for (const Setting& setting : settings)
        out +=
            (&setting == &settings.front() ? " with " : ", ") + setting.name + " = " + setting.text;
    out += "\n" + heading(exploration) + outcomesText(exploration) + "\n";
    for (const std::string& note : exploration.notes)
        out += note + "\n";
    return out + (exploration.beyond.empty() ? "" : exploration.beyond + "\n") +
           "Input from outside is not varied.\n";
}

int exploreLesson(const ExploreRequest& request, const session::Installation& installation)
{
    const auto lesson = readLesson(installation.lessons, request.lesson);
    if (!lesson)
        return complain(lesson.error(), Usage);
    auto options = optionsOf(request, *lesson);
    if (!options)
        return complain(options.error(), Usage);
    if (!lesson::isBuiltIn(*lesson, installation.lessons)) {
        const auto made = programsFromOutside(*lesson, installation, request.trusted);
        if (!made)
            return complain(made.error(), Failed);
        options->programs = made->programs;
    }
    const auto finite = session::makeFinite(*lesson, options->set, session::fewTurns);
    const bool watched = ::isatty(STDERR_FILENO) != 0;
    auto found = session::explore(*lesson, *options, installation,
                                        watched ? tell : decltype (&tell)(nullptr));
    if (watched)
        std::fputs("\r\033[K", stderr);
    if (!found)
        return complain(found.error(), Failed);
    for (const lesson::Parameter* parameter : finite)
        found->notes.push_back(parameter->name + " = " + options->set[parameter->name] +
                               " for this, as what has no end never comes out.");
    const auto settings = settingsInForce(*lesson, options->set);
    if (request.json)
        std::printf("%s\n", json::serialize(report(lesson->id, settings, *found)).c_str());
    std::fputs(verdict(lesson->id, settings, *found).c_str(), request.json ? stderr : stdout);
    return Ran;
}

} // namespace crosstalk::cli
