#pragma once

#include "app/cli/settings.h"
#include "engine/session/run.h"

#include <boost/json/object.hpp>

#include <memory>
#include <string>
#include <vector>

// What a run's end is reported from, and the object that --json prints of it.

namespace crosstalk::cli {

/// One finished run: plain values.
struct RunResult
{
    std::string lesson;            ///< id; empty: no lesson (JSON null)
    std::vector<Setting> settings; ///< as it was started
    std::uint64_t seed = 1;
    std::shared_ptr<const world::Snapshot> snapshot; ///< never null
    std::string hash;
    session::Outcome outcome = session::Outcome::Finished;
    bool tour = false;   ///< it was the lesson's own reference path
    bool started = true; ///< false: it could not even be started, and somebody has said why
    bool cut = false;    ///< of a recording that ends before the run did
};

/// What was found of "race", "deadlock", "lost", in this order.
std::vector<std::string> findings(const RunResult& result);

/// Choices by their option's id, parameters by number.
boost::json::object settingsObject(const std::vector<Setting>& settings);

/// The object of design section 9, in its order.
boost::json::object report(const RunResult& result);

/// The object for --times: each run's own object, and how often each outcome came about. An
/// outcome is the variables' values, what was found and how the run ended; most frequent first.
boost::json::object report(const std::vector<RunResult>& results);

} // namespace crosstalk::cli
