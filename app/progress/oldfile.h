#pragma once

#include "app/progress/database.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace crosstalk::progress {

/// A lesson's progress as the first versions kept it, in progress.json.
struct OldLesson
{
    QString id;
    QStringList reached;
    Answer prediction;
};

/// Empty where there is no such file, or it cannot be read.
std::vector<OldLesson> readOldFile(const QString& file);

} // namespace crosstalk::progress
