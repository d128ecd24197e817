#include "engine/lesson/structure.h"

#include "engine/lesson/checkpoints.h"
#include "engine/lesson/expression.h"
#include "engine/lesson/facts.h"
#include "engine/lesson/suggestion.h"

#include <algorithm>
#include <numeric>

namespace crosstalk::lesson {

namespace {

constexpr int mostProcesses = 8;

/// What can stand before the colon of a placeholder: the run's own names, or another program.
bool isPlaceholder(const std::string& text)
{
    const auto colon = text.find(':');
    const std::string sort = text.substr(0, colon);
    return colon != std::string::npos && colon + 1 < text.size() &&
           isOneOf(sort, "segment|queue|fifo|socket|program");
}

/// A placeholder is a whole argument; another brace is none.
bool hasKnownPlaceholders(const std::string& argument)
{
    if (argument.find_first_of("{}") == std::string::npos)
        return true;
    return argument.size() > 2 && argument.front() == '{' && argument.back() == '}' &&
           isPlaceholder(argument.substr(1, argument.size() - 2));
}

void checkSource(Table& table, const Program& program, const Lesson& lesson)
{
    const std::filesystem::path source(program.source);
    const bool isBuilt = program.command.empty();
    if (source.filename() != source || (isBuilt && source.extension() != ".cpp"))
        table.fail("source",
                   inQuotes(program.source) + " must be a " + (isBuilt ? ".cpp " : "") +
                       "file of the lesson's folder");
    else if (!lesson.folder.empty() && !std::filesystem::is_regular_file(lesson.folder / source))
        table.fail("source", "there is no file " + inQuotes(program.source) + " in the folder");
}

void readProgram(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    Program program;
    program.name = table.requiredId("name", taken);
    program.command = table.texts("command");
    program.source = table.requiredText("source");
    if (!program.source.empty())
        checkSource(table, program, lesson);
    program.count = static_cast<int>(table.number("count", 1));
    if (program.count < 0 || program.count > mostProcesses)
        table.fail("count", "“count” must be from 0 (started by another program) to 8");
    program.arguments = table.texts("arguments");
    for (const auto& argument : program.arguments)
        if (!hasKnownPlaceholders(argument))
            table.fail("arguments", "a placeholder is {segment:NAME}, {queue:NAME}, {fifo:NAME}, "
                                    "{socket:NAME} or {program:NAME}, not " +
                                        argument);
    lesson.programs.push_back(std::move(program));
}

/// Nothing but its own words can be told to a command, and whatever it starts is its own affair.
void checkCommand(Table& root, const Lesson& lesson)
{
    const auto isWatched = [](const Program& program) { return !program.command.empty(); };
    if (std::ranges::none_of(lesson.programs, isWatched))
        return;
    const Program& program = lesson.programs.front();
    if (lesson.programs.size() > 1 || program.count != 1 || !lesson.joins.empty())
        root.fail("program", "a “command” runs once, and is the lesson's only program");
    if (!program.arguments.empty() || !lesson.choices.empty() || !lesson.parameters.empty())
        root.fail("program", "a “command” has its arguments in it: it can be given no others, and "
                             "no choices and parameters");
}

/// After everything that a program's progress may be counted in.
void readProgress(Table& table, Program& program, const Lesson& lesson)
{
    program.progressCount = readExpression(table, "done", lesson);
    program.progressTotal = readExpression(table, "total", lesson);
    table.rejectUnknown();
}

void readJoin(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    const auto programs = namesOf(lesson.programs, &Program::name);
    Join join;
    join.id = table.requiredId("id", taken);
    join.kind = table.oneOf("kind", {"pipe"}, "kind of join");
    join.from = table.oneOf("from", programs, "program");
    join.to = table.oneOf("to", programs, "program");
    table.rejectUnknown();
    lesson.joins.push_back(std::move(join));
}

void readChannel(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    NamedChannel channel;
    channel.id = table.requiredId("id", taken);
    channel.kind = table.oneOf("kind",
                               {"pipe", "fifo", "unix-stream", "unix-datagram", "unix-seqpacket",
                                "tcp", "udp", "posix-queue", "sysv-queue", "boost-queue", "segment",
                                "port", "rpc", "eventfd"},
                               "kind of channel");
    table.rejectUnknown();
    lesson.channels.push_back(std::move(channel));
}

void readOptions(Table& table, Choice& choice)
{
    std::set<std::string> taken;
    for (auto& id : table.texts("options")) {
        if (!taken.insert(id).second)
            table.fail("options", inQuotes(id) + " is there twice");
        choice.options.push_back({id, id, {}});
    }
    if (choice.options.size() < 2)
        table.fail("options", "a choice needs two “options” or more");
}

void readRows(Table& table, Choice& choice)
{
    for (const auto row : table.numbers("rows"))
        choice.rows.push_back(static_cast<int>(row));
    const auto sum = std::accumulate(choice.rows.begin(), choice.rows.end(), 0);
    const auto options = static_cast<int>(choice.options.size());
    if (!choice.rows.empty() && sum != options)
        table.fail("rows", "the “rows” hold " + std::to_string(sum) + " options, but there are " +
                               std::to_string(options));
}

int readOption(Table& table, const std::string& key, const Choice& choice, int otherwise)
{
    if (!table.has(key))
        return otherwise;
    const auto options = namesOf(choice.options, &Option::id);
    const auto id = table.oneOf(key, options, "option");
    return static_cast<int>(std::find(options.begin(), options.end(), id) - options.begin());
}

void readChoice(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    Choice choice;
    choice.name = table.requiredId("name", taken);
    choice.label = choice.name;
    readOptions(table, choice);
    readRows(table, choice);
    choice.initial = readOption(table, "initial", choice, 0);
    choice.cure = readOption(table, "cure", choice, -1);
    table.rejectUnknown();
    lesson.choices.push_back(std::move(choice));
}

void readParameterKind(Table& table, Parameter& parameter, const Lesson& lesson)
{
    const auto kind = table.has("kind") ? table.oneOf("kind", {"live", "processes", "pipe-size"},
                                                      "kind of parameter")
                                        : "live";
    if (kind == "processes") {
        parameter.kind = ParameterKind::Processes;
        parameter.target =
            table.oneOf("target", namesOf(lesson.programs, &Program::name), "program");
    } else if (kind == "pipe-size") {
        parameter.kind = ParameterKind::PipeSize;
        parameter.target = table.oneOf("target", namesOf(lesson.joins, &Join::id), "channel");
    }
}

void checkRange(Table& table, const Parameter& parameter)
{
    const auto outside = [&](std::int64_t value) {
        return value < parameter.low || value > parameter.high;
    };
    const auto& values = parameter.values;
    if (parameter.low > parameter.high)
        table.fail("high", "“high” is below “low”");
    else if (outside(parameter.initial))
        table.fail("initial", "“initial” is not between “low” and “high”");
    else if (std::any_of(values.begin(), values.end(), outside))
        table.fail("values", "one of the “values” is not between “low” and “high”");
    else if (!values.empty() &&
             std::find(values.begin(), values.end(), parameter.initial) == values.end())
        table.fail("initial", "“initial” is none of the “values”");
    if (parameter.zeroMeansEndless && parameter.low > 0)
        table.fail("endless_at_zero", "“endless_at_zero” wants “low” to be 0");
    if (parameter.kind == ParameterKind::Processes &&
        (parameter.low < 1 || parameter.high > mostProcesses))
        table.fail("high", "there can be 1 to 8 processes");
}

void readParameter(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    Parameter parameter;
    parameter.name = table.requiredId("name", taken);
    parameter.label = parameter.name;
    readParameterKind(table, parameter, lesson);
    parameter.unit = table.text("unit");
    parameter.initial = table.requiredNumber("initial");
    parameter.low = table.requiredNumber("low");
    parameter.high = table.requiredNumber("high");
    parameter.values = table.numbers("values");
    parameter.zeroMeansEndless = table.flag("endless_at_zero");
    checkRange(table, parameter);
    table.rejectUnknown();
    lesson.parameters.push_back(std::move(parameter));
}

void readFault(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    using Kind = FaultButton::Kind;
    FaultButton fault;
    fault.id = table.requiredId("id", taken);
    fault.label = fault.id;
    const auto kind = table.oneOf("kind", {"kill", "freeze", "close-end"}, "kind of fault");
    fault.program = table.oneOf("program", namesOf(lesson.programs, &Program::name), "program");
    fault.kind = kind == "close-end" ? Kind::CloseEnd
                 : kind == "freeze"  ? Kind::Freeze
                                     : Kind::Kill;
    if (fault.kind == Kind::CloseEnd)
        fault.channel = table.oneOf("channel", channelIds(lesson), "channel");
    table.rejectUnknown();
    lesson.faults.push_back(std::move(fault));
}

/// Names first, so that each expression may be about every variable.
void readVariables(Table& root, Lesson& lesson)
{
    auto tables = root.tables("variable");
    std::set<std::string> taken;
    for (auto& table : tables)
        lesson.variables.push_back({table.requiredId("name", taken), {}});
    for (std::size_t i = 0; i < tables.size(); ++i) {
        lesson.variables[i].expected = readExpression(tables[i], "expected", lesson);
        tables[i].rejectUnknown();
    }
}

template<class Read>
void readEach(Table& root, const char* key, Lesson& lesson, std::set<std::string>& taken, Read read)
{
    for (auto& table : root.tables(key))
        read(table, lesson, taken);
}

} // namespace

std::string readExpression(Table& table, const std::string& key, const Lesson& lesson)
{
    const auto text = table.text(key);
    if (text.empty())
        return text;
    const auto expression = Expression::compile(text);
    if (!expression) {
        table.fail(key, "in " + inQuotes(text) + ": " + expression.error().advice);
        return text;
    }
    for (const auto& name : expression->names())
        if (!isFact(lesson, name))
            table.fail(key, "in " + inQuotes(text) + ": nothing is called " + inQuotes(name) +
                                suggestion(name, factNames(lesson)));
    return text;
}

void readStructure(Table& root, Lesson& lesson)
{
    lesson.minutes = static_cast<int>(root.number("minutes", lesson.minutes));
    lesson.requires_ = root.texts("requires");
    std::set<std::string> programs, settings, faults;
    auto tables = root.tables("program");
    if (tables.empty())
        root.fail("program", "a lesson needs a [[program]]");
    for (auto& table : tables)
        readProgram(table, lesson, programs);
    // Joins share one set with programs: what a sentence says of one must not fit the other.
    readEach(root, "join", lesson, programs, readJoin);
    readEach(root, "channel", lesson, programs, readChannel);
    readEach(root, "choice", lesson, settings, readChoice);
    readEach(root, "parameter", lesson, settings, readParameter);
    readVariables(root, lesson);
    for (std::size_t i = 0; i < tables.size(); ++i)
        readProgress(tables[i], lesson.programs[i], lesson);
    readEach(root, "fault", lesson, faults, readFault);
    checkCommand(root, lesson);
}

} // namespace crosstalk::lesson
