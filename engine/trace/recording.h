#pragma once

#include "engine/base/result.h"
#include "engine/tap/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

// What a recording holds beside its events: plain values, and their JSON. Reading one trusts
// nothing.

namespace crosstalk::trace {

/// A process as it was started.
struct RecordedProcess
{
    std::string name;    ///< "P1"
    std::string program; ///< "depositor"
    std::int32_t pid = 0;
};

/// Where and with what it was recorded.
struct RecordedMachine
{
    std::string processor; ///< "AMD EPYC 7B13"
    int cores = 0;
    std::string kernel;  ///< "Linux 6.1.0-13-amd64 x86_64"
    std::string version; ///< of Crosstalk
};

/// What is known when a run begins.
struct RecordingInfo
{
    std::string lesson;                       ///< id; empty: no lesson
    std::map<std::string, std::string> files; ///< of the lesson, sources included: name → text
    std::map<std::string, std::int64_t> settings;
    std::uint64_t seed = 1;
    double stepsPerSecond = 0;
    std::int64_t started = 0; ///< seconds since 1970
    RecordedMachine machine;
    std::vector<RecordedProcess> processes;
    std::vector<std::pair<std::uint64_t, std::string>> channels; ///< object → id, of joins
};

/// Name of one thread, as the kernel had it.
struct RecordedThread
{
    std::int32_t tid = 0;
    std::string name;
};

/// How the run ended.
struct RecordingEnd
{
    std::string outcome;              ///< "finished", "deadlock", "timeout", "failed"
    bool natural = false;             ///< every process had ended by itself
    std::uint64_t now = 0;            ///< ns since the run began
    std::uint64_t deadlockNow = 0;    ///< when it was found; 0: there was none
    std::uint64_t deadlockEvents = 0; ///< and after how many events
    std::string hash;                 ///< as the run itself had it
    std::uint64_t dropped = 0;
    std::uint64_t overheadNs = 0;
    std::vector<RecordedThread> threads;
};

/// What a line may load or store, as the program's debug information had it.
struct RecordedExpression
{
    std::string text;   ///< "account->balance"
    std::string member; ///< "Account::balance"; may be empty
    std::uint64_t bytes = 0;
    bool hasParts = false;
    bool hasIndex = false;
    bool loads = true;
    bool stores = false;
};

/// The line that a program counter stands for. One that is there again has expressions.
struct RecordedLine
{
    std::string program; ///< "depositor"
    std::uint64_t pc = 0;
    std::string file;
    int line = 0;
    std::vector<RecordedExpression> expressions = {}; ///< asked for when it was part of a race
};

/// What this machine is.
RecordedMachine thisMachine();

std::string toJson(const RecordingInfo& info);
std::string toJson(const RecordingEnd& end);

/// The Error says what is missing or of another type.
Result<RecordingInfo> parseInfo(std::string_view json);
Result<RecordingEnd> parseEnd(std::string_view json);

} // namespace crosstalk::trace
