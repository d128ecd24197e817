#pragma once

#include "engine/base/result.h"
#include "engine/schedule/decision.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A schedule as people keep and send it, one line a decision:
//
//     crosstalk schedule 1
//     lesson lost-update
//     seed 7
//     set sync=none
//     from ready         if decisions begin where set-up is over (ready() of lessons/kit)
//
//     P1                 thread 1 of P1 passes one gate
//     P1.2               its second thread
//     do kill P2         an action as --at writes it, before the next decision
//     # a comment; empty lines count for nothing
//     end                the last line, if the run ends or is held here
//
// Decisions begin when every worker stands at its first instruction, or where it said ready(). After
// the last of them the seed goes on deciding, one step at a time, unless the schedule says `end`.

namespace crosstalk::schedule {

/// One line of the schedule's second part: a decision, or something done to the run before the next
/// one.
struct ScheduleLine
{
    Decision decision = {};
    std::string intervention = {}; ///< as --at writes it, "set sync=mutex"; then no decision
    int line = 0;                  ///< in the file it was read from; 0: in none

    bool decides() const { return intervention.empty(); }
};

/// What a file of them is called: "lost-update.schedule".
inline constexpr std::string_view scheduleSuffix = ".schedule";

/// "P1" or "do kill P2".
std::string text(const ScheduleLine& line);

/// A whole schedule. What its settings and interventions mean only the lesson knows.
struct ScheduleFile
{
    std::string lesson; ///< id; empty: of no lesson
    int lessonLine = 0; ///< where it was read from, from 1; 0: it was not read
    std::uint64_t seed = 1;
    std::vector<std::pair<std::string, std::string>> settings; ///< name, value as on a command line
    std::vector<int> settingLines; ///< of each of them that was read, in the same order
    bool fromReady = false; ///< set-up is none of its decisions
    std::vector<ScheduleLine> lines;
    bool ends = false; ///< with the last of them: nobody decides what comes after
};

/// As read back by parseSchedule().
std::string print(const ScheduleFile& schedule);

/// Reads a schedule's text; `name` is what errors call it, as NAME:LINE:COLUMN.
Result<ScheduleFile> parseSchedule(std::string_view text, const std::string& name);

/// Reads only its second part, as a recording holds it.
Result<std::vector<ScheduleLine>> parseScheduleLines(std::string_view text,
                                                     const std::string& name);

/// Reads a file, of at most 64 MiB.
Result<ScheduleFile> readSchedule(const std::filesystem::path& path);

/// Writes it, in place of a file that is there.
Result<void> writeSchedule(const std::filesystem::path& path, const ScheduleFile& schedule);

} // namespace crosstalk::schedule
