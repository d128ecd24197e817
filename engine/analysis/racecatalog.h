#pragma once

#include "engine/analysis/context.h"
#include "engine/analysis/occurrences.h"
#include "engine/analysis/reason.h"
#include "engine/analysis/shadow.h"
#include "engine/tap/event.h"
#include "engine/world/snapshot.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace crosstalk::analysis {

/// The verdict on one variable: its first unordered pair and how many more there were.
struct RaceReport
{
    world::Race race;
    std::uint64_t object = 0;
    std::uint64_t offset = 0;
    std::uint32_t bytes = 0;
    std::uint64_t foundAt = 0; ///< index of the event at which it was found: the second access
    Occurrences pairs;         ///< the second access of each pair; race.count of them
    Record first;
    Record second;
};

/// Unordered accesses to the same bytes, as the detector found them.
struct RacingPair
{
    std::uint64_t object = 0;
    std::uint64_t from = 0; ///< the bytes in question
    std::uint64_t to = 0;
    Record first;
    Record second;
    Side firstSide;
    Side secondSide;
    Circumstances circumstances;
};

/// One verdict a variable. A variable is what watch() named, else the bytes that the two accesses
/// have in common: called what both lines call them, or by segment and offset.
class RaceCatalog
{
public:
    explicit RaceCatalog(const Context& context) : m_context(&context) {}

    /// watch(): these bytes are a variable. A verdict found before takes the name on.
    void name(const tap::Event& event);

    /// Does a named number lie there? (Not a lock or a structure named as bytes.)
    bool isNamed(std::uint64_t object, std::uint64_t from, std::uint64_t to) const;

    /// Number of the verdict that these bytes belong to, or `none`.
    std::uint32_t find(std::uint64_t object, std::uint64_t from, std::uint64_t to) const;
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    /// A new verdict. Returns its number, or `none` when there are too many.
    std::uint32_t add(const RacingPair& pair);

    /// One more unordered pair at this event. Bytes of one access count once; if it is the access
    /// that the verdict was found at, a later `first` becomes the verdict's.
    bool count(std::uint32_t verdict, std::uint64_t event, std::uint64_t firstEvent);
    void replace(std::uint32_t verdict, const RacingPair& pair);

    /// The log has forgotten what was before that event.
    void forgetBefore(std::uint64_t event);

    /// What the store that is event number `event` left in memory.
    void value(std::uint64_t event, std::uint64_t value, bool sampled);

    /// By the event they were found at.
    std::span<const RaceReport> races() const { return m_races; }

private:
    static constexpr std::size_t maxVerdicts = 1024;

    struct Variable
    {
        std::uint64_t object;
        std::uint64_t from;
        std::uint64_t to;
        std::string name;
        tap::ValueType type;
    };

    struct Verdict
    {
        std::size_t report = 0;      ///< index into m_races
        std::uint32_t merged = none; ///< is part of that one
        std::uint64_t lastCounted = 0;
        RacingPair pair;
    };

    const Variable* variableOf(std::uint64_t object, std::uint64_t from, std::uint64_t to) const;
    std::uint32_t resolved(std::uint32_t verdict) const;
    void fill(const Verdict& verdict);
    void fillAccess(world::Access& access, const Record& record, const Side& side,
                    const Variable* variable) const;
    void merge(std::uint32_t verdict, std::uint32_t into);
    void await(std::uint32_t verdict);
    std::string describe(const Variable* variable, const Verdict& verdict) const;
    std::string placeOf(const RaceReport& report) const;
    bool isTaken(const std::string& name, std::size_t report) const;

    const Context* m_context;
    std::vector<Variable> m_variables;
    std::vector<Verdict> m_verdicts;
    std::vector<RaceReport> m_races;
    std::vector<std::uint32_t> m_awaiting; ///< verdicts with a store whose value is to come
};

} // namespace crosstalk::analysis
