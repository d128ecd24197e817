#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <ostream>

namespace crosstalk::session {

/// Writes a recording as a trace that ui.perfetto.dev opens: a process and its threads each a track,
/// calls as slices, accesses as moments, messages as arrows from the call that sent to the moment
/// they were taken, what each process was doing (running, asleep, held) as a row of its own, and
/// variables and fills as counters. Folds the recording twice: arrows need to know where they end.
/// Of a very long run the newest million or so of messages, values and states are kept.
Result<void> exportPerfetto(const std::filesystem::path& recording, std::ostream& out);

} // namespace crosstalk::session
