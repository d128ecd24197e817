#pragma once

#include "engine/world/snapshot.h"

#include <QString>
#include <QStringList>

#include <vector>

// The wait-for graph in words, tested without a window.

namespace crosstalk::waits {

struct ObjectNode;
class Graph;

/// `text` in the user's language: tr() for functions, in the context "waits".
QString say(const char* text);

/// "P1", "P1 and P2", "P1, P2 and P3"; with `any`: "P1 or P2".
QString processList(const std::vector<int>& processes, bool any);

/// What is waited on, by name: "mutex", "pipe", "the end of a child", "time".
QString objectName(const world::Snapshot& snapshot, const world::Wait& wait);

/// How it stands, the longest first: "lock, held by P2", "held by P2".
QStringList objectStates(const world::Snapshot& snapshot, const world::Wait& wait);

/// What its node calls it, the longest first: "futex(FUTEX_WAIT)", "futex".
QStringList nameTexts(const ObjectNode& object);

/// Who could end the wait, the longest first: "any of P2, P3 can wake it", "outside the run".
QStringList wakerTexts(const ObjectNode& object);

/// What a process's node says below its name, the longest first: "asleep in write · 1.2 s".
QStringList stateTexts(const world::Snapshot& snapshot, int process);

/// A node in one sentence.
QString processSentence(const world::Snapshot& snapshot, int process);
QString objectSentence(const ObjectNode& object);

/// All of it in sentences: deadlocks, then who waits for whom, then lock orders.
QString graphSentences(const world::Snapshot& snapshot, const Graph& graph);

/// "Nobody sleeps: nobody waits for anybody."
QString emptySentence();

/// "and 4 more: P9 asleep, …"; empty without.
QString foldedText(const world::Snapshot& snapshot, const Graph& graph);

} // namespace crosstalk::waits
