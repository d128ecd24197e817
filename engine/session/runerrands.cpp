#include "engine/session/evaluation.h"
#include "engine/session/runthread.h"

#include <algorithm>
#include <utility>

// Runs that stop by themselves: one worker to where it is wanted, or all of them to a moment.

namespace crosstalk::session {

namespace {

/// Who fell asleep last is seen by the gate first, then by the observer, and folded in the round
/// after that.
constexpr int roundsOfRest = 3;

bool isAccess(tap::Kind kind)
{
    return kind >= tap::Kind::Read && kind <= tap::Kind::AtomicRmw && kind != tap::Kind::Value;
}

} // namespace

/// From any thread: whoever asks afterwards whether it is done gets a true answer.
void RunThread::perform(std::vector<lesson::Action> actions)
{
    const int number = ++m_performanceAsked;
    post([this, number, actions = std::move(actions)] {
        pause();
        m_performanceNow = number;
        m_performance.assign(actions.begin(), actions.end());
        m_performanceRest = 0;
        if (m_ended)
            endPerformance();
    });
}

void RunThread::endPerformance()
{
    m_performance.clear();
    m_performanceDone = m_performanceNow;
}

/// One action a round: what it sets off is under way when this is asked next. Pausing comes to rest
/// when everybody stands at a gate or sleeps, which the next round sees.
void RunThread::performNext()
{
    const bool over = m_performanceDone == m_performanceNow;
    if (over || !m_pacer->isPaused() || !m_pacer->settled() || m_pacer->hasQueued() ||
        !m_interventions.empty())
        return;
    if (m_performance.empty()) {
        if (m_performanceRest++ < roundsOfRest)
            return;
        endPerformance();
        return publish(nowNs(), true);
    }
    m_performanceRest = 0;
    const lesson::Action next = std::move(m_performance.front());
    m_performance.pop_front();
    m_pacer->disturbed();
    if (next.kind == lesson::Action::Kind::Resume)
        endPerformance();
    m_owner->play(next);
}

void RunThread::runTo(const lesson::Errand& errand)
{
    if (m_ended)
        return;
    backToLive();
    using Kind = lesson::Errand::Kind;
    if (errand.kind == Kind::Fact || errand.kind == Kind::Holds)
        m_pacer->runUntil(momentOf(errand), 0);
    else
        runOne(errand);
    announcePace();
}

/// Of a process with several threads the first that can go.
void RunThread::runOne(const lesson::Errand& errand)
{
    const auto all = workers();
    const auto isMeant = [&](const schedule::Worker& worker) {
        return worker.process == errand.process &&
               (errand.thread < 0 ? m_gate->standing(worker.slot) == schedule::Standing::AtGate
                                  : worker.thread == errand.thread);
    };
    const auto found = std::find_if(all.begin(), all.end(), isMeant);
    if (found == all.end())
        return pause(); // it sleeps, or has ended: it is where it can get to
    m_pacer->runOnly(found->decision(), [=, this, slot = found->slot, begun = m_pacer->steps()] {
        return m_pacer->steps() > begun && hasArrived(errand, slot);
    });
}

bool RunThread::hasArrived(const lesson::Errand& errand, std::uint32_t slot) const
{
    const tap::Event next = m_gate->pending(slot);
    if (errand.kind == lesson::Errand::Kind::Call)
        return next.kind == tap::Kind::Enter;
    if (errand.kind == lesson::Errand::Kind::Sleep || !isAccess(next.kind))
        return false; // who sleeps is stopped by that alone
    const int variable = m_story->world().variableAt(next.object, next.offset);
    return variable >= 0 &&
           (errand.on.empty() || m_story->world().variable(variable).name == errand.on);
}

std::function<bool()> RunThread::momentOf(const lesson::Errand& errand)
{
    if (errand.kind == lesson::Errand::Kind::Fact) {
        m_story->await(errand.what, errand.on);
        return [this] { return m_story->hasCome(); };
    }
    auto compiled = lesson::Expression::compile(errand.what);
    if (!compiled)
        return [] { return true; }; // parseErrand() has refused it
    const auto expression = std::make_shared<lesson::Expression>(std::move(*compiled));
    return [this, expression] { return holds(*expression); };
}

GoalState RunThread::goal() const
{
    const std::lock_guard lock(m_mutex);
    GoalState goal = m_goal;
    goal.moves = m_decisions.decisions();
    return goal;
}

/// Between steps only, when there is something new: what holds in the middle of one nobody sees.
void RunThread::checkGoal()
{
    if (!m_goalExpression || m_pacer->settingUp() || (m_gate->isClosed() && !m_pacer->settled()))
        return;
    const std::pair seen(m_story->folded(), m_deadlocks.size());
    const bool isNew = seen != std::exchange(m_goalSeen, seen);
    if (!(isNew || m_ended) || !holds(*m_goalExpression))
        return;
    m_goalExpression.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_goal.reached = true;
        m_goal.reachedIn = m_decisions.decisions();
    }
    if (!m_ended)
        pause();
}

/// What is about a name that nothing has yet does not hold.
bool RunThread::holds(lesson::Expression& expression)
{
    world::Snapshot now = m_story->snapshot(nowNs());
    now.deadlocks = m_deadlocks;
    const auto facts = factsOf(m_lesson, now);
    const auto value =
        expression.evaluate([&](const std::string& name) { return factOf(facts, name); });
    return value && *value != 0;
}

} // namespace crosstalk::session
