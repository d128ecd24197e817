#include "app/cli/schedule.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace crosstalk::cli {
namespace {

using lesson::Action;
using session::Run;

bool same(const lesson::Moment& one, const lesson::Moment& other)
{
    if (one.index() != other.index())
        return false;
    if (const auto* steps = std::get_if<lesson::Steps>(&one))
        return steps->count == std::get<lesson::Steps>(other).count;
    if (const auto* time = std::get_if<lesson::Time>(&one))
        return time->ns == std::get<lesson::Time>(other).ns;
    return std::get<std::string>(one) == std::get<std::string>(other);
}

Result<Scheduled> readOne(const lesson::Lesson& lesson, const std::string& when,
                          const std::string& action)
{
    auto moment = lesson::parseMoment(lesson, when);
    if (!moment)
        return moment.error();
    auto read = lesson::parseAction(lesson, action);
    if (!read)
        return read.error();
    return Scheduled{std::move(*moment), {std::move(*read)}};
}

void play(const std::vector<Action>& actions, Run& run)
{
    for (const Action& action : actions)
        run.play(action);
}

void at(const lesson::Moment& when, Run& run, std::function<void(Run&)> action)
{
    if (const auto* steps = std::get_if<lesson::Steps>(&when))
        run.atStep(steps->count, std::move(action));
    else if (const auto* time = std::get_if<lesson::Time>(&when))
        run.atTime(std::chrono::nanoseconds(time->ns), std::move(action));
    else
        run.atCheckpoint(std::get<std::string>(when), std::move(action));
}

using Turns = std::vector<Scheduled>;

/// Each moment is only waited for once the one before it was played.
void waitForTurn(const std::shared_ptr<const Turns>& turns, std::size_t turn, Run& run)
{
    if (turn == turns->size())
        return;
    at((*turns)[turn].when, run, [turns, turn](Run& running) {
        play((*turns)[turn].actions, running);
        waitForTurn(turns, turn + 1, running);
    });
}

} // namespace

Result<std::vector<Scheduled>> readSchedule(const lesson::Lesson& lesson,
                                            const std::vector<std::string>& texts)
{
    std::vector<Scheduled> out;
    for (const std::string& text : texts) {
        const auto colon = text.find(':');
        if (colon == std::string::npos)
            return Error{"read", "--at " + text, 0,
                         R"(Write STEP:ACTION, as in "120:set sync=mutex" or "3s:kill P2".)"};
        auto one = readOne(lesson, text.substr(0, colon), text.substr(colon + 1));
        if (!one)
            return one.error();
        const auto known = std::ranges::find_if(
            out, [&](const Scheduled& other) { return same(other.when, one->when); });
        if (known != out.end())
            known->actions.push_back(one->actions.front());
        else
            out.push_back(std::move(*one));
    }
    return out;
}

Result<std::vector<Scheduled>> readTour(const lesson::Lesson& lesson)
{
    std::vector<Scheduled> out;
    for (const lesson::TourStep& step : lesson.tour.steps) {
        auto one = readOne(lesson, step.at, step.action);
        if (!one)
            return one.error();
        if (!out.empty() && same(out.back().when, one->when))
            out.back().actions.push_back(one->actions.front());
        else
            out.push_back(std::move(*one));
    }
    return out;
}

void schedule(const std::vector<Scheduled>& all, Run& run)
{
    for (const Scheduled& one : all)
        at(one.when, run, [actions = one.actions](Run& running) { play(actions, running); });
}

void scheduleInTurn(std::vector<Scheduled> all, Run& run)
{
    waitForTurn(std::make_shared<const Turns>(std::move(all)), 0, run);
}

} // namespace crosstalk::cli
