#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <QString>

#include <vector>

namespace crosstalk::controls {

/// One of the figures that sum a run up, at most three.
struct Figure
{
    QString caption; ///< "LOST"
    QString value;   ///< "12"
    QString detail;  ///< "3 a second"; may be empty
    bool warns = false;
};

/// The figures of this moment: expected, lost and races for a variable with an expectation; fill
/// and sleep for a byte stream. Derived from the snapshot alone.
std::vector<Figure> figuresOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot);

/// A number as people write it: "1,204".
QString grouped(std::int64_t number);

/// A number that fits a card: "1,204", "48.2 k", "3.1 M".
QString compact(double number);

/// "64 KiB", "5,000 B".
QString byteSize(std::int64_t bytes);

} // namespace crosstalk::controls
