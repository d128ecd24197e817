#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <QString>

class QWidget;

namespace crosstalk::stage {
class StageWidget;
}

namespace crosstalk::window {

/// Saves the stage as it is shown: lines and letters in an SVG, pixels twice as fine in a PNG, by
/// the end of the file's name.
Result<void> saveStage(const stage::StageWidget& stage, const QString& file);

/// Saves any widget as it is shown, the same way. What it paints from pixels stays pixels.
Result<void> saveWidget(QWidget& widget, const QString& file);

/// A page for paper: which run and moment, the stage, and in words what there is to see in it: the
/// verdict, why who sleeps, what happened last.
Result<void> savePage(const stage::StageWidget& stage, const lesson::Lesson& lesson,
                      const world::Snapshot& snapshot, const QString& file);

/// The words of that page, a paragraph each, as rich text.
QString explanationOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot);

} // namespace crosstalk::window
