#include "engine/lesson/check.h"

#include "engine/lesson/kitcalls.h"
#include "engine/lesson/notes.h"
#include "engine/lesson/prose.h"
#include "engine/lesson/reading.h"
#include "engine/lesson/runplaces.h"
#include "engine/lesson/structure.h"
#include "engine/lesson/suggestion.h"
#include "engine/lesson/table.h"
#include "engine/lesson/textfile.h"

#include <algorithm>
#include <set>

namespace crosstalk::lesson {

namespace fs = std::filesystem;

namespace {

using IsCall = std::function<bool(const std::string&)>;

/// "de" of "text.de.md", for every file of that form.
std::set<std::string> languagesOf(const fs::path& folder, const std::string& stem,
                                  const std::string& extension)
{
    std::set<std::string> languages;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
        const std::string name = entry.path().filename().string();
        const std::size_t around = stem.size() + 1 + extension.size();
        if (name.size() > around && name.starts_with(stem + ".") && name.ends_with(extension))
            languages.insert(name.substr(stem.size() + 1, name.size() - around));
    }
    return languages;
}

void missingPartners(const fs::path& folder, const std::set<std::string>& has,
                     const std::set<std::string>& wanted, const std::string& stem,
                     const std::string& extension, std::vector<Error>& mistakes)
{
    for (const auto& language : wanted)
        if (!has.contains(language))
            mistakes.push_back({"find the lesson's words,",
                                (folder / (stem + "." + language + extension)).string(), ENOENT,
                                "Each language has a text and a quiz file"});
}

/// Of a file that cannot be read nothing follows: what it would name is not missed elsewhere.
bool hasStructure(const Lesson& lesson)
{
    return bool(parseToml(lesson.folder / "lesson.toml"));
}

/// The prose, hook and explanation, its mistakes placed in the file it came from.
void checkProse(const Lesson& lesson, const std::string& file, std::vector<Error>& mistakes)
{
    const auto text = lesson.files.find(file);
    if (text == lesson.files.end())
        return;
    auto places = runPlaceMistakes(text->second, lesson);
    if (!hasStructure(lesson))
        places.clear();
    for (const auto& all : {proseMistakes(text->second), places})
        for (const auto& found : all)
            mistakes.push_back(
                mistakeAt(lesson.folder / file, found.line, found.column, found.message));
}

/// Every text of a TOML file below this node, the place of each being where it begins.
void checkTexts(const toml::node& node, const fs::path& file, std::vector<Error>& mistakes)
{
    if (const auto* table = node.as_table()) {
        for (const auto& [key, value] : *table)
            checkTexts(value, file, mistakes);
    } else if (const auto* text = node.as_string()) {
        const auto place = node.source().begin;
        for (const auto& found : proseMistakes(text->get()))
            mistakes.push_back(mistakeAt(file, place.line, place.column, found.message));
    }
}

/// Questions, answers and labels are Markdown as well.
void checkQuiz(const fs::path& file, std::vector<Error>& mistakes)
{
    if (const auto parsed = parseToml(file)) // said already where it is none
        checkTexts(*parsed, file, mistakes);
}

/// The notes for whoever teaches it, which a lesson need not have.
void checkNotes(const Lesson& lesson, const std::string& language, std::vector<Error>& mistakes)
{
    const fs::path file = lesson.folder / ("notes." + language + ".md");
    const auto text = readTextFile(file);
    if (!text)
        return mistakes.push_back(text.error());
    for (const auto& found : proseMistakes(*text))
        mistakes.push_back(mistakeAt(file, found.line, found.column, found.message));
    const int minutes = minutesIn(*text);
    if (minutes > 0 && minutes != lesson.minutes)
        mistakes.push_back(mistakeAt(file, 1, 1,
                                     "the parts take " + std::to_string(minutes) +
                                         " minutes together, but lesson.toml says " +
                                         std::to_string(lesson.minutes)));
}

void checkKitCalls(const Lesson& lesson, std::vector<Error>& mistakes)
{
    const auto choices = namesOf(lesson.choices, &Choice::name);
    const auto parameters = namesOf(lesson.parameters, &Parameter::name);
    for (const auto& [file, source] : lesson.sources)
        for (const auto& call : kitCallsIn(source)) {
            const bool choice = call.function == "choice";
            const auto& known = choice ? choices : parameters;
            const std::string table = choice ? "[[choice]] " : "[[parameter]] ";
            if (std::find(known.begin(), known.end(), call.name) == known.end())
                mistakes.push_back(mistakeAt(lesson.folder / file, call.line, call.column,
                                             "lesson.toml has no " + table + inQuotes(call.name) +
                                                 suggestion(call.name, known)));
        }
}

/// Whether a program has the name as a literal: it may be handed to watch() or mark() by a
/// variable.
bool isNamed(const Lesson& lesson, const std::string& name)
{
    return std::any_of(lesson.sources.begin(), lesson.sources.end(), [&](const auto& source) {
        return source.second.find('"' + name + '"') != std::string::npos;
    });
}

/// A variable that no program watches has no event, and a checkpoint on it none either.
void checkVariables(Table& root, const Lesson& lesson)
{
    for (auto& variable : root.tables("variable"))
        if (const auto name = variable.text("name"); !name.empty() && !isNamed(lesson, name))
            variable.fail("name", "no program calls watch(" + inQuotes(name) + ", …)");
}

void checkReachable(Table& root, const Lesson& lesson, const IsCall& isCall)
{
    for (auto& checkpoint : root.tables("checkpoint")) {
        const auto fact = checkpoint.text("fact");
        const auto on = checkpoint.text("on");
        const auto call = checkpoint.text("call");
        if (fact == "mark" && !on.empty() && !isNamed(lesson, on))
            checkpoint.fail("on", "no program calls mark(" + inQuotes(on) + ", …)");
        if (!call.empty() && !isCall(call))
            checkpoint.fail("call", "no call is called " + inQuotes(call));
        if (fact == "choice" && lesson.choices.empty())
            checkpoint.fail("fact", "the lesson has no [[choice]] to change");
        if (fact == "parameter" && lesson.parameters.empty())
            checkpoint.fail("fact", "the lesson has no [[parameter]] to change");
    }
}

/// What only the sources can tell about lesson.toml.
void checkAgainstSources(const Lesson& lesson, const IsCall& isCall, std::vector<Error>& mistakes)
{
    const auto path = lesson.folder / "lesson.toml";
    const auto parsed = parseToml(path);
    if (!parsed)
        return; // said already
    Mistakes found(path);
    Table root(parsed.value(), found);
    checkVariables(root, lesson);
    checkReachable(root, lesson, isCall);
    mistakes.insert(mistakes.end(), found.all().begin(), found.all().end());
}

/// A lesson that is passed on must not show the receiver's own files as if they were its own.
void refuseLinks(const fs::path& folder, std::vector<Error>& mistakes)
{
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        if (entry.is_symlink(none))
            mistakes.push_back({"check the lesson",
                                entry.path().string() + ": this is a link: a lesson's files must "
                                                        "lie in its folder",
                                0,
                                {}});
}

} // namespace

std::vector<Error> mistakesIn(const fs::path& folder, const IsCall& isCall)
{
    auto [lesson, questions, mistakes] = readAll(folder, "en");
    if (!fs::is_directory(lesson.folder))
        return mistakes;
    refuseLinks(lesson.folder, mistakes);
    const auto texts = languagesOf(lesson.folder, "text", ".md");
    const auto quizzes = languagesOf(lesson.folder, "quiz", ".toml");
    missingPartners(lesson.folder, texts, quizzes, "text", ".md", mistakes);
    missingPartners(lesson.folder, quizzes, texts, "quiz", ".toml", mistakes);
    checkProse(lesson, "text.en.md", mistakes);
    for (const auto& language : texts)
        if (language != "en" && quizzes.contains(language)) {
            const auto other = readAll(lesson.folder, language);
            checkProse(other.lesson, "text." + language + ".md", mistakes);
            mistakes.insert(mistakes.end(), other.mistakes.begin(), other.mistakes.end());
        }
    for (const auto& language : quizzes)
        checkQuiz(lesson.folder / ("quiz." + language + ".toml"), mistakes);
    for (const auto& language : languagesOf(lesson.folder, "notes", ".md"))
        checkNotes(lesson, language, mistakes);
    if (hasStructure(lesson))
        checkKitCalls(lesson, mistakes);
    checkAgainstSources(lesson, isCall, mistakes);
    return mistakes;
}

} // namespace crosstalk::lesson
