#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <memory>
#include <string>
#include <vector>

namespace crosstalk::samples {

/// Ids of all built-in lessons.
std::vector<std::string> lessons();

/// A built-in lesson, read from the tree; a mistake in it ends the test program.
std::shared_ptr<const lesson::Lesson> lesson(const std::string& id,
                                             const std::string& language = "en");

/// lost-update, held in the middle of a loss: P1 holds a stale 5, P2 wrote 6.
std::shared_ptr<world::Snapshot> race();

/// lost-update at full speed with the mutex on, large figures.
std::shared_ptr<world::Snapshot> mutex();

/// lost-update with eight processes.
std::shared_ptr<world::Snapshot> eight();

/// full-pipe, the writer asleep in write.
std::shared_ptr<world::Snapshot> fullPipe();

/// full-pipe after the reader was killed.
std::shared_ptr<world::Snapshot> brokenPipe();

} // namespace crosstalk::samples
