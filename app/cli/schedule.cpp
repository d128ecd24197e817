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

/// Does actions to a run; knows which settings are choices.
class Player
{
public:
    explicit Player(const lesson::Lesson& lesson)
    {
        for (const auto& choice : lesson.choices)
            m_choices.push_back(choice.name);
    }

    void play(const std::vector<Action>& actions, Run& run) const
    {
        for (const Action& action : actions)
            play(action, run);
    }

private:
    void play(const Action& action, Run& run) const
    {
        using Kind = Action::Kind;
        switch (action.kind) {
        case Kind::Set:
            return set(action, run);
        case Kind::Pause:
            return run.pause();
        case Kind::Resume:
            return run.resume();
        case Kind::Speed:
            return run.setSpeed(action.stepsPerSecond);
        case Kind::Step:
            return run.step(action.process);
        case Kind::Kill:
            return run.kill(action.process);
        case Kind::Freeze:
            return run.freeze(action.process);
        case Kind::Thaw:
            return run.thaw(action.process);
        case Kind::Close:
            return run.closeEnd(action.process, action.channel);
        }
    }

    void set(const Action& action, Run& run) const
    {
        if (std::ranges::find(m_choices, action.name) != m_choices.end())
            run.setChoice(action.name, static_cast<int>(action.value));
        else
            run.setParameter(action.name, action.value);
    }

    std::vector<std::string> m_choices;
};

void at(const lesson::Moment& when, Run& run, std::function<void(Run&)> action)
{
    if (const auto* steps = std::get_if<lesson::Steps>(&when))
        run.atStep(steps->count, std::move(action));
    else if (const auto* time = std::get_if<lesson::Time>(&when))
        run.atTime(std::chrono::nanoseconds(time->ns), std::move(action));
    else
        run.atCheckpoint(std::get<std::string>(when), std::move(action));
}

struct Turns
{
    Player player;
    std::vector<Scheduled> all;
};

/// Each moment is only waited for once the one before it was played.
void waitForTurn(const std::shared_ptr<const Turns>& turns, std::size_t turn, Run& run)
{
    if (turn == turns->all.size())
        return;
    at(turns->all[turn].when, run, [turns, turn](Run& running) {
        turns->player.play(turns->all[turn].actions, running);
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

void schedule(const lesson::Lesson& lesson, const std::vector<Scheduled>& all, Run& run)
{
    const auto player = std::make_shared<const Player>(lesson);
    for (const Scheduled& one : all)
        at(one.when, run,
           [player, actions = one.actions](Run& running) { player->play(actions, running); });
}

void scheduleInTurn(const lesson::Lesson& lesson, std::vector<Scheduled> all, Run& run)
{
    waitForTurn(std::make_shared<const Turns>(Turns{Player(lesson), std::move(all)}), 0, run);
}

} // namespace crosstalk::cli
