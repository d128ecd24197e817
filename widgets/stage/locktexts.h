#pragma once

#include "engine/world/snapshot.h"

#include <QStringList>

namespace crosstalk::stage {

/// What a lock says of itself, whichever kind it is: held by whom, how many units, who waits.
struct LockWords
{
    QStringList texts; ///< the longest first
    int owner = -1;    ///< in whose colour; -1: nobody's
    bool off = false;  ///< not in use
};

/// How many units a semaphore has, or each of a set: "3", "0, 2, ?".
QString units(const mechanisms::LockView& semaphore);

LockWords lockWords(const mechanisms::LockView& lock);

} // namespace crosstalk::stage
