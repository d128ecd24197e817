#include "engine/lesson/action.h"
#include "engine/lesson/checkpoints.h"
#include "engine/lesson/structure.h"
#include "engine/lesson/suggestion.h"

#include <algorithm>

namespace crosstalk::lesson {

namespace {

/// What a fact can be about in this lesson; see factKinds().
std::vector<std::string> subjectsOf(const std::string& fact, const Lesson& lesson)
{
    const auto isOne = [&fact](std::initializer_list<const char*> kinds) {
        return std::find(kinds.begin(), kinds.end(), fact) != kinds.end();
    };
    if (isOne({"race", "lost-update", "clean-run", "torn-read", "stale-value"}))
        return namesOf(lesson.variables, &Variable::name);
    if (isOne({"killed", "frozen", "thawed", "exited", "exec"}))
        return namesOf(lesson.programs, &Program::name);
    if (fact == "choice")
        return namesOf(lesson.choices, &Choice::name);
    if (fact == "parameter")
        return namesOf(lesson.parameters, &Parameter::name);
    if (isOne({"step", "finished"}))
        return {};
    return channelIds(lesson); // all others are made by a channel
}

/// The kinds of channel, "unix-stream|tcp", that alone make the fact; empty: many do, or none.
std::string makersOf(const std::string& fact)
{
    if (isOneOf(fact, "called|retried|returned|unavailable|deadline-exceeded|cancelled|dispatched|"
                      "executed|replied|malformed|duplicate|repeated|late|cut"))
        return "rpc";
    if (isOneOf(fact, "dead-name|no-senders|right-moved"))
        return "port";
    if (isOneOf(fact, "overtook|removed|name-taken|not-there"))
        return "posix-queue|sysv-queue";
    if (isOneOf(fact, "accepted|connected|backlog-full|half-closed|in-use|rights|partial-send|"
                      "truncated|dropped"))
        return "unix-stream|unix-datagram|unix-seqpacket|tcp|udp";
    if (fact == "overlap")
        return "pipe|fifo";
    return fact == "enxio" ? "fifo" : "";
}

/// Of a channel that lesson.toml names; empty: of none.
std::string kindOf(std::string channel, const Lesson& lesson)
{
    if (channel.ends_with(".back"))
        channel.erase(channel.size() - std::string_view(".back").size());
    for (const Join& join : lesson.joins)
        if (join.id == channel)
            return join.kind;
    for (const NamedChannel& named : lesson.channels)
        if (named.id == channel)
            return named.kind;
    return {};
}

/// What a channel of this kind never makes would never be reached.
void checkMaker(Table& table, const Checkpoint& checkpoint, const Lesson& lesson)
{
    const std::string kind = kindOf(checkpoint.on, lesson);
    const std::string makers = makersOf(checkpoint.fact);
    if (kind.empty() || makers.empty() || isOneOf(kind, makers))
        return;
    std::string only;
    for (const std::string& each : alternativesOf(makers))
        only += (only.empty() ? "" : ", ") + each;
    table.fail("fact", "no " + checkpoint.fact + " is ever seen on " + inQuotes(checkpoint.on) +
                           ", a " + kind + "; only on: " + only);
}

/// A command that is watched from outside shows its system calls and nothing else.
void checkWatched(Table& table, const Checkpoint& checkpoint, const Lesson& lesson)
{
    if (!watchedCommand(lesson).empty() &&
        isOneOf(checkpoint.fact, "race|lost-update|torn-read|stale-value|mark"))
        table.fail("fact", "a command is watched at its system calls: no " + checkpoint.fact +
                               " is ever seen of it");
}

void checkSubject(Table& table, const Checkpoint& checkpoint, const Lesson& lesson)
{
    // What a command starts has the name that it was called by.
    const bool isStarted = !watchedCommand(lesson).empty() &&
                           isOneOf(checkpoint.fact, "killed|frozen|thawed|exited|exec");
    const bool anyName =
        isStarted || isOneOf(checkpoint.fact, "sleep|woke|mark|error|deadlock");
    if (checkpoint.on.empty() || anyName)
        return;
    const auto subjects = subjectsOf(checkpoint.fact, lesson);
    if (std::find(subjects.begin(), subjects.end(), checkpoint.on) == subjects.end())
        table.fail("on", "a " + checkpoint.fact + " cannot be on " + inQuotes(checkpoint.on) +
                             suggestion(checkpoint.on, subjects));
}

void checkCondition(Table& where, const std::string& name, const std::string& value,
                    const Lesson& lesson)
{
    for (const auto& one : alternativesOf(value)) {
        if (name == "pace") {
            if (!isOneOf(one, "step|paced|full"))
                where.fail(name, "the pace is step, paced or full, not " + inQuotes(one));
        } else if (const auto known = settingValue(lesson, name, one); !known) {
            where.fail(name, known.error().sentence());
        }
    }
}

void readCheckpoint(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    Checkpoint checkpoint;
    checkpoint.id = table.requiredId("id", taken);
    checkpoint.text = checkpoint.id;
    checkpoint.fact = table.oneOf("fact", factKinds(), "fact");
    checkpoint.on = table.text("on");
    checkSubject(table, checkpoint, lesson);
    checkMaker(table, checkpoint, lesson);
    checkWatched(table, checkpoint, lesson);
    checkpoint.call = table.text("call");
    checkpoint.where = table.settings("where");
    Table where = table.table("where");
    for (const auto& [name, value] : checkpoint.where)
        checkCondition(where, name, value, lesson);
    const auto atLeast = table.number("at_least", 1);
    if (atLeast < 1)
        table.fail("at_least", "“at_least” must be 1 or more");
    checkpoint.atLeast = static_cast<std::uint64_t>(atLeast);
    table.rejectUnknown();
    lesson.checkpoints.push_back(std::move(checkpoint));
}

std::string readSpeed(Table& table)
{
    const auto speed = table.text("speed", "full");
    if (const auto known = parseSpeed(speed); !known)
        table.fail("speed", known.error().sentence());
    return speed;
}

void readPrediction(Table& table, Lesson& lesson)
{
    std::set<std::string> predictions;
    Prediction prediction;
    prediction.id = table.requiredId("id", predictions);
    prediction.settled = requiredExpression(table, "settled", lesson);
    prediction.set = readSettings(table, lesson);
    prediction.answers = readAnswers(table, lesson, "a prediction");
    table.rejectUnknown();
    lesson.prediction = std::move(prediction);
}

void readTourStep(Table& table, Lesson& lesson)
{
    TourStep step{table.requiredText("at"), table.requiredText("action")};
    if (const auto moment = parseMoment(lesson, step.at); !moment && !step.at.empty())
        table.fail("at", moment.error().sentence());
    if (const auto action = parseAction(lesson, step.action); !action && !step.action.empty())
        table.fail("action", action.error().sentence());
    table.rejectUnknown();
    lesson.tour.steps.push_back(std::move(step));
}

void readTour(Table& table, Lesson& lesson)
{
    lesson.tour.set = readSettings(table, lesson);
    lesson.tour.speed = readSpeed(table);
    const auto seed = table.number("seed", 1);
    if (seed < 0)
        table.fail("seed", "“seed” must not be negative");
    lesson.tour.seed = static_cast<std::uint64_t>(seed);
    for (auto& step : table.tables("steps"))
        readTourStep(step, lesson);
    table.rejectUnknown();
}

void readOpening(Table& table, Lesson& lesson)
{
    lesson.opening.set = readSettings(table, lesson);
    lesson.opening.speed = readSpeed(table);
    table.rejectUnknown();
}

} // namespace

std::map<std::string, std::string> readSettings(Table& table, const Lesson& lesson)
{
    const auto settings = table.settings("set");
    Table inner = table.table("set");
    for (const auto& [name, value] : settings)
        if (const auto known = settingValue(lesson, name, value); !known)
            inner.fail(name, known.error().sentence());
    return settings;
}

std::string requiredExpression(Table& table, const std::string& key, const Lesson& lesson)
{
    table.requiredText(key);
    return readExpression(table, key, lesson);
}

std::vector<Prediction::Answer> readAnswers(Table& table, const Lesson& lesson,
                                            const std::string& what)
{
    std::set<std::string> taken;
    std::vector<Prediction::Answer> answers;
    for (auto& answer : table.tables("answers")) {
        const auto id = answer.requiredId("id", taken);
        answers.push_back({id, id, requiredExpression(answer, "when", lesson), {}});
        answer.text("misconception"); // of the questions: see questions.h
        answer.rejectUnknown();
    }
    if (answers.size() < 2)
        table.fail("answers", what + " needs two “answers” or more");
    return answers;
}

void readConditions(Table& root, Lesson& lesson)
{
    std::set<std::string> taken;
    for (auto& table : root.tables("checkpoint"))
        readCheckpoint(table, lesson, taken);
    const bool asks = root.has("prediction");
    if (auto table = root.table("prediction"); asks)
        readPrediction(table, lesson);
    auto tour = root.table("tour");
    readTour(tour, lesson);
    auto opening = root.table("opening");
    readOpening(opening, lesson);
}

} // namespace crosstalk::lesson
