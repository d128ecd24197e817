#pragma once

#include "engine/world/messages.h"
#include "engine/world/snapshot.h"

#include <QString>

namespace crosstalk::messages {

QString sizeText(quint64 bytes);                                   ///< "5 B", "4 KiB"
QString durationText(quint64 ns);                                  ///< "26 µs", "1.2 ms"
QString timeText(quint64 ns);                                      ///< "1.234 567 s"
QString processName(const world::Snapshot& snapshot, int process); ///< "P1"
QString channelName(const world::Snapshot& snapshot, int channel); ///< "pipe"

/// The words on an arrow: its label and, when that does not say it, its size.
QString arrowText(const world::Message& message, const world::Snapshot& snapshot);
/// How long it was on its way, and what of it the first receive took.
QString arrivalText(const world::Message& message);
/// Everything about one message at a moment, in sentences: for a tool tip.
QString sentenceOf(const world::Message& message, const world::Snapshot& snapshot, quint64 at);
QString sentenceOf(const world::Rest& rest, const world::Snapshot& snapshot);
QString sentenceOf(const world::MessageGroup& group, const world::MessageLog::Track& track,
                   const world::Snapshot& snapshot);
/// The diagram in words, for a screen reader.
QString descriptionOf(const world::Snapshot& snapshot);

} // namespace crosstalk::messages
