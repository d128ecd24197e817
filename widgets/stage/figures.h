#pragma once

#include "engine/world/snapshot.h"

#include <QString>
#include <QStringList>

#include <cstdint>

// Numbers, durations and operations in words, as the stage and the memory view write them.

namespace crosstalk::stage {

/// `text` in the user's language: tr() for functions, in the context "stage".
QString say(const char* text);

/// 65,536; negative numbers with a true minus sign.
QString number(std::int64_t value);

/// A rate to three significant digits, so that it can be read while it changes: 182,000.
QString rate(double perSecond);

/// 64 KiB, 52.8 KiB, 100 B, 1 MiB.
QString bytes(std::uint64_t count);

/// 340 µs, 7 ms, 1.2 s, 3 min.
QString duration(std::uint64_t ns);

/// "P1" for 0; empty for -1.
QString processName(int ordinal);

/// "≈ 6" when the value was sampled beside the access, else "6"; empty when unknown.
QString valueText(const std::optional<std::int64_t>& value, bool exact);

/// What is about to happen: "write balance", "lock mutex", "write 4 KiB".
QString pendingText(const world::Operation& operation);

/// What has just happened: "wrote 6", "read 5", "locked mutex".
QString doneText(const world::Operation& operation);

/// At full speed single accesses cannot be seen: rates and heat are shown instead of tokens.
bool showsRates(const world::Snapshot& snapshot);

} // namespace crosstalk::stage
