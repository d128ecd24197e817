#pragma once

#include "engine/lesson/lesson.h"
#include "engine/lesson/prose.h"

#include <map>
#include <string>
#include <vector>

namespace crosstalk::lesson {

// An explanation speaks of the reader's own run where it has a place in braces:
//
//   {value:balance}     a fact of that run, any of facts.h: a number
//   {pid:P1}            a process, with its id: “P1 (48213)”
//   {exit:P1}           how it ended: "exit code 0", "SIGPIPE"
//   {slept:P1}          how long it slept in the kernel altogether: "1.2 s"
//   {race:first}, {race:second}, {race:why}    the first race: who, where, and what is missing
//   {deadlock:why}      the deadlock in one sentence

/// One such place in a text.
struct RunPlace
{
    std::size_t offset = 0; ///< of the brace
    std::size_t length = 0; ///< up to and with the other brace
    std::string kind = {};  ///< "value"
    std::string name = {};  ///< "balance"

    std::string key() const { return kind + ':' + name; }
};

/// What a run puts there, by key; a place that has no word is one that the run says nothing of.
using RunWords = std::map<std::string, std::string>;

/// Everything of the form {word:word}, in order.
std::vector<RunPlace> runPlacesIn(const std::string& text);

/// The text with its places filled; `otherwise` where the run has no word.
std::string withRunWords(const std::string& text, const RunWords& words,
                         const std::string& otherwise);

/// Places that no run can fill.
std::vector<ProseMistake> runPlaceMistakes(const std::string& text, const Lesson& lesson);

} // namespace crosstalk::lesson
