#include "app/progress/results.h"

#include "engine/build/content.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace crosstalk::progress {
namespace {

namespace json = boost::json;

constexpr char magic[] = "crosstalk_results";
constexpr std::uintmax_t mostBytes = 256u << 20;

bool isProse(const std::string& file)
{
    return file.ends_with(".md") || (file.starts_with("quiz.") && file.ends_with(".toml"));
}

void add(const Proof& proof, json::object& out)
{
    if (!proof.recording.isEmpty())
        out["recording"] = proof.recording.toBase64().toStdString();
    if (!proof.schedule.empty())
        out["schedule"] = proof.schedule;
}

json::object toJson(const Answered& answered)
{
    json::object out{{"question", answered.question},
                     {"chosen", answered.answer.chosen},
                     {"sure", answered.answer.sure},
                     {"happened", answered.answer.happened}};
    add(answered.proof, out);
    return out;
}

json::object toJson(const Reached& reached)
{
    json::object out{{"id", reached.checkpoint}, {"at", std::int64_t(reached.at)}};
    add(reached.proof, out);
    return out;
}

json::object toJson(const LessonResults& lesson)
{
    json::array answers, checkpoints;
    for (const Answered& answered : lesson.answers)
        answers.emplace_back(toJson(answered));
    for (const Reached& reached : lesson.checkpoints)
        checkpoints.emplace_back(toJson(reached));
    return {{"id", lesson.id},
            {"content", lesson.content},
            {"answers", answers},
            {"checkpoints", checkpoints}};
}

std::string digestOf(const json::object& withoutDigest)
{
    return build::sha256(json::serialize(withoutDigest));
}

std::string textAt(const json::object& object, const char* key)
{
    return json::value_to<std::string>(object.at(key));
}

Proof readProof(const json::object& object, const std::string& content)
{
    Proof proof{content, {}, {}};
    if (object.contains("recording"))
        proof.recording =
            QByteArray::fromBase64(QByteArray::fromStdString(textAt(object, "recording")));
    if (object.contains("schedule"))
        proof.schedule = textAt(object, "schedule");
    return proof;
}

Answered readAnswer(const json::object& object, const std::string& content)
{
    const auto number = [&](const char* key) { return json::value_to<int>(object.at(key)); };
    return {textAt(object, "question"),
            {number("chosen"), number("sure"), number("happened")},
            readProof(object, content)};
}

Reached readReached(const json::object& object, const std::string& content)
{
    return {textAt(object, "id"), json::value_to<std::int64_t>(object.at("at")),
            readProof(object, content)};
}

LessonResults readLesson(const json::object& object)
{
    LessonResults lesson{textAt(object, "id"), textAt(object, "content"), {}, {}};
    for (const json::value& answer : object.at("answers").as_array())
        lesson.answers.push_back(readAnswer(answer.as_object(), lesson.content));
    for (const json::value& reached : object.at("checkpoints").as_array())
        lesson.checkpoints.push_back(readReached(reached.as_object(), lesson.content));
    return lesson;
}

/// Throws where something is missing or of another type.
Results readAll(const json::object& object)
{
    Results results{textAt(object, "name"), json::value_to<std::int64_t>(object.at("made")),
                    textAt(object, "version"), {}};
    for (const json::value& lesson : object.at("lessons").as_array())
        results.lessons.push_back(readLesson(lesson.as_object()));
    return results;
}

Error unreadable(const std::string& name, const std::string& advice)
{
    return {"read the results in", name, 0, advice};
}

} // namespace

std::string lessonHash(const lesson::Lesson& lesson)
{
    build::Content content;
    for (const auto& [name, text] : lesson.files)
        if (!isProse(name))
            content.files[name] = text;
    return content.hash();
}

std::string print(const Results& results)
{
    json::array lessons;
    for (const LessonResults& lesson : results.lessons)
        lessons.emplace_back(toJson(lesson));
    json::object all{{magic, 1},
                     {"name", results.name},
                     {"made", results.made},
                     {"version", results.version},
                     {"lessons", lessons}};
    all["digest"] = digestOf(all);
    return json::serialize(all) + "\n";
}

Result<Results> parseResults(const std::string& text, const std::string& name)
{
    boost::system::error_code failure;
    const json::value value = json::parse(text, failure);
    if (failure || !value.is_object() || !value.as_object().contains(magic))
        return unreadable(name, "It is no result file of Crosstalk.");
    json::object object = value.as_object();
    if (object.at(magic) != 1)
        return unreadable(name, "A newer Crosstalk made it.");
    const json::value* digest = object.if_contains("digest");
    if (digest == nullptr || !digest->is_string())
        return unreadable(name, "It has no digest.");
    const std::string claimed = json::value_to<std::string>(*digest);
    object.erase("digest");
    if (claimed != digestOf(object))
        return unreadable(name, "It was changed after it was made: its digest is of other contents.");
    try {
        return readAll(object);
    } catch (const std::exception& error) { // Boost.JSON's own: something is missing or misplaced
        return unreadable(name, std::string("It is not as it must be: ") + error.what() + ".");
    }
}

Result<Results> readResults(const std::string& path)
{
    std::error_code failure;
    const auto bytes = std::filesystem::file_size(path, failure);
    if (failure)
        return Error{"read the results in", path, failure.value(), {}};
    if (bytes > mostBytes)
        return Error{"read the results in", path, EFBIG, "They may have 256 MiB."};
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return systemError("read the results in", path);
    return parseResults(text.str(), path);
}

} // namespace crosstalk::progress
