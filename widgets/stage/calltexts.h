#pragma once

#include "engine/world/snapshot.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace crosstalk::stage {

/// What a card says of the latest remote call that its process makes or serves.
struct CallTexts
{
    struct Box
    {
        QStringList captions; ///< the longest first, as the values
        QStringList values;
        bool bad = false;
    };
    struct Field
    {
        QStringList hex; ///< "0a 03 61 64 61", shorter ones after it
        QString meaning;
    };
    Box first;            ///< client: the call as written; server: what the procedure did
    Box second;           ///< client: its status; server: what the dispatcher found
    QString bytesCaption; ///< "marshalled, 7 bytes"
    std::vector<Field> fields;
};

/// None for a process that neither called nor was called.
std::optional<CallTexts> callTexts(const world::Snapshot& snapshot, int process);

/// It made or served a remote call.
bool isCaller(const world::Snapshot& snapshot, int process);

/// "6 helper threads folded"; empty without.
QString helpersText(const world::ProcessView& process);

} // namespace crosstalk::stage
