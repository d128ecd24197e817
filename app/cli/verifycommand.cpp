#include "app/cli/verifycommand.h"

#include "app/progress/verification.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

namespace crosstalk::cli {
namespace {

using progress::CheckedAnswer;
using progress::CheckedCheckpoint;
using progress::CheckedLesson;
using progress::Finding;

constexpr char meaning[] =
    "This shows that the results are consistent and that the recorded runs reach what is claimed. "
    "It does not show who made them.\n";

/// One file, looked at.
struct Looked
{
    std::string file;
    std::string name;
    progress::Verification found;
    std::optional<Error> failure; ///< it could not be read, or was changed

    bool accepted() const { return !failure && found.accepted(); }
};

Looked look(const std::string& file, const session::Installation& installation)
{
    const auto results = progress::readResults(file);
    if (!results)
        return {file, {}, {}, results.error()};
    return {file, results->name, progress::verify(*results, installation), {}};
}

std::string words(const std::string& what, Finding finding, const std::string& why)
{
    const char* const found = finding == Finding::Confirmed  ? "confirmed"
                              : finding == Finding::Unproven ? "not proven"
                                                             : "REFUTED";
    return "    " + what + ": " + found + (why.empty() ? "" : ". ") + why + "\n";
}

/// What the learner answered is one thing, that the run went as is claimed another.
std::string words(const CheckedAnswer& answer)
{
    const bool counts = answer.finding != Finding::Refuted;
    return words("the answer to " + answer.question +
                     (!counts ? "" : answer.right ? ", which is right" : ", which is wrong"),
                 answer.finding, answer.why);
}

std::string words(const CheckedLesson& lesson)
{
    std::string out = "  " + lesson.id;
    if (lesson.total != 0)
        out += ": " + std::to_string(lesson.confirmed()) + " of " + std::to_string(lesson.total) +
               " checkpoints confirmed";
    if (const CheckedAnswer* predicted = lesson.answer("prediction"))
        out += predicted->right ? "; predicted what happened" : "; predicted otherwise";
    out += "\n";
    if (!lesson.why.empty())
        out += "    REFUTED. " + lesson.why + "\n";
    for (const CheckedAnswer& answer : lesson.answers)
        out += words(answer);
    for (const CheckedCheckpoint& checkpoint : lesson.checkpoints)
        out += words("checkpoint " + checkpoint.id, checkpoint.finding, checkpoint.why);
    return out;
}

std::string words(const Looked& looked)
{
    if (looked.failure)
        return looked.file + ": not accepted\n  " + looked.failure->sentence() + "\n";
    std::string out = looked.file + ": " + (looked.accepted() ? "accepted" : "not accepted") +
                      ", results of " + (looked.name.empty() ? "nobody named" : looked.name) + "\n";
    for (const CheckedLesson& lesson : looked.found.lessons)
        out += words(lesson);
    return out;
}

/// As RFC 4180 has it. A field that a spreadsheet would take for a formula is made text.
std::string field(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

/// In percent of the checkpoints there are.
std::string grade(const CheckedLesson& lesson)
{
    const bool counts = !lesson.refuted() && lesson.total != 0;
    return std::to_string(counts ? 100 * lesson.confirmed() / lesson.total : 0);
}

/// A row a learner, a column a lesson: what learning platforms import as grades.
std::string csv(const std::vector<Looked>& all, const std::vector<lesson::TrackEntry>& track)
{
    std::string out = "name,file,accepted";
    for (const lesson::TrackEntry& entry : track)
        out += "," + field(entry.id);
    out += "\r\n";
    for (const Looked& looked : all) {
        out += field(looked.name) + "," + field(looked.file) + "," +
               (looked.accepted() ? "yes" : "no");
        for (const lesson::TrackEntry& entry : track) {
            const auto found = std::ranges::find(looked.found.lessons, entry.id, &CheckedLesson::id);
            out += "," + (found == looked.found.lessons.end() ? "" : grade(*found));
        }
        out += "\r\n";
    }
    return out;
}

} // namespace

int verifyResults(const VerifyRequest& request, const session::Installation& installation)
{
    const auto track = lesson::readTrack(installation.lessons);
    if (!track) {
        std::fprintf(stderr, "crosstalk: %s\n", track.error().sentence().c_str());
        return Failed;
    }
    std::vector<Looked> all;
    for (const std::string& file : request.files)
        all.push_back(look(file, installation));
    for (const Looked& looked : all)
        std::fputs(words(looked).c_str(), request.csv ? stderr : stdout);
    std::fputs(meaning, stderr);
    if (request.csv)
        std::fputs(csv(all, *track).c_str(), stdout);
    const auto isMissing = [](const Looked& one) { return one.failure && one.failure->errnum != 0; };
    if (std::ranges::any_of(all, isMissing))
        return Usage;
    return std::ranges::all_of(all, &Looked::accepted) ? Ran : Failed;
}

} // namespace crosstalk::cli
