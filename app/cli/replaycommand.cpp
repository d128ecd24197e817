#include "app/cli/replaycommand.h"

#include "app/cli/report.h"
#include "app/cli/verdict.h"
#include "engine/session/replay.h"

#include <boost/json/serialize.hpp>

#include <cstdio>

namespace crosstalk::cli {
namespace {

int complain(const Error& error, int status)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
    return status;
}

/// As the run was started.
std::vector<Setting> settingsOf(const session::Replay& replay)
{
    std::map<std::string, std::string> texts;
    for (const auto& [name, value] : replay.info().settings)
        texts[name] = std::to_string(value);
    for (const lesson::Choice& choice : replay.lesson().choices) {
        const auto set = replay.info().settings.find(choice.name);
        const auto option = set != replay.info().settings.end() ? std::size_t(set->second) : 0;
        if (option < choice.options.size())
            texts[choice.name] = choice.options[option].id;
    }
    return settingsInForce(replay.lesson(), texts);
}

std::string origin(const session::Replay& replay, const std::string& file)
{
    const auto& info = replay.info();
    std::string out = "Recording " + file;
    if (!info.lesson.empty())
        out += " of " + info.lesson;
    if (!info.machine.kernel.empty())
        out += ", made on " + info.machine.kernel;
    out += " with Crosstalk " + info.machine.version + "\n";
    if (replay.isDamaged())
        out += "The file is damaged: this is what comes before the damage.\n";
    else if (replay.isCut())
        out += "The file ends before the run did: this is what is whole.\n";
    return out;
}

} // namespace

int replayRecording(const ReplayRequest& request)
{
    auto replay = session::Replay::open(request.file);
    if (!replay)
        return complain(replay.error(), Usage);
    if (const auto& failure = (*replay)->lessonFailure())
        complain(*failure, Ran); // events and verdicts need no lesson
    while ((*replay)->foldNext()) {
    }
    auto [snapshot, hash] = (*replay)->result();
    RunResult result{"",
                     settingsOf(**replay),
                     (*replay)->info().seed,
                     std::make_shared<const world::Snapshot>(std::move(snapshot)),
                     hash,
                     (*replay)->outcome()};
    result.cut = (*replay)->isCut();
    if (request.json)
        std::printf("%s\n", boost::json::serialize(report(result)).c_str());
    const std::string words = origin(**replay, request.file) + verdict(result);
    std::fputs(words.c_str(), request.json ? stderr : stdout);
    return Ran;
}

} // namespace crosstalk::cli
