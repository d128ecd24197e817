#pragma once

#include "engine/world/snapshot.h"

#include <QString>

#include <set>
#include <string>
#include <vector>

namespace crosstalk::stage {

/// How many processes a card each is drawn for; more than that are a crowd.
inline constexpr int mostCards = 8;

/// What the user made of a crowd: which families are unfolded, what is looked for.
struct CrowdWish
{
    std::set<std::string> unfolded; ///< families, by key
    QString sought;                 ///< part of a program's name, P7, or a pid; empty: nothing
    bool onlySought = false;        ///< the others leave the stage
    bool operator==(const CrowdWish&) const = default;
};

/// One card of a crowd: one process, or a family of them folded into one.
struct CrowdMember
{
    std::vector<int> processes; ///< sorted; one unless it is folded
    std::string family;         ///< the program of the family it belongs to; empty: it has none
    bool folded = false;
    bool first = false; ///< the first of an unfolded family: there it can be folded again
    bool ended = false; ///< stands for all that have ended
    bool operator==(const CrowdMember&) const = default;
};

/// The cards of a crowd. A family are three or more processes of one program. While others live,
/// those that have ended are a family of their own.
std::vector<CrowdMember> crowdOf(const world::Snapshot& snapshot, const CrowdWish& wish);

/// Whether the process is what the user looks for: by number, pid or part of its program's name.
bool isSought(const world::ProcessView& process, int ordinal, const QString& sought);

} // namespace crosstalk::stage
