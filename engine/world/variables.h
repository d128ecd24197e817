#pragma once

#include "engine/tap/event.h"
#include "engine/world/rate.h"
#include "engine/world/tornreads.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::world {

/// What one thread did with one variable.
struct Use
{
    std::uint64_t loads = 0;
    std::uint64_t stores = 0;
    std::uint64_t lostUpdates = 0;
    std::uint64_t loadedAfter = 0; ///< number of stores to the variable when it last loaded it
    std::int64_t loaded = 0;
    bool holdsLoad = false;        ///< it has not stored since that load
    std::uint64_t loadedAt = 0;    ///< where that load is in its code
    std::uint64_t storedAfter = 0; ///< where the load is that came before its latest store

    /// From what it loaded there it has stored before: as far as can be seen it will again.
    bool storesFromHere() const { return stores != 0 && loadedAt == storedAfter; }
    void archive(StateArchive& archive);
};

/// What a store did to what others had stored.
struct StoreOutcome
{
    bool lost = false;
    int victimThread = -1; ///< whose store it erased
    std::uint64_t victimTime = 0;
    bool cleanTwenty = false; ///< another 20 stores in a row lost nothing
};

/// A named location.
struct Variable
{
    std::string name;
    std::uint64_t object = 0;
    std::uint64_t offset = 0;
    std::uint32_t bytes = 0;
    tap::ValueType type = tap::ValueType::Unsigned;
    bool isLock = false; ///< what is named is a lock: shown as a channel, not as a variable
    int ordinal = -1;    ///< index into Snapshot::variables
    int series = -1;

    std::optional<std::int64_t> value;
    bool exact = true;
    std::uint64_t valueTime = 0;
    std::uint64_t loads = 0;
    std::uint64_t stores = 0;
    std::uint64_t lostUpdates = 0;
    std::uint64_t tornReads = 0;
    std::uint64_t staleValues = 0; ///< acted on, see noteStaleValues()
    bool inStep = true; ///< every access came while the gate was closed: in the order it happened
    std::optional<TornReads> parts; ///< once it was accessed in parts
    std::uint64_t cleanStores = 0;
    int lastWriterThread = -1;
    std::uint64_t lastStoreTime = 0;
    bool lastStoreLost = false;
    int lastVictimThread = -1;
    Rate storeRate;
    Rate lostRate;
    std::vector<Use> uses; ///< by thread number

    Use& use(std::uint16_t thread);
    const Use* useOf(std::uint16_t thread) const;
    /// Stores by others since this thread's latest load, which it has not answered by a store; but
    /// where the value is known exactly, not when they left just what it had loaded.
    bool isStale(const Use& use) const
    {
        return use.holdsLoad && use.loadedAfter < stores && !holds(use.loaded);
    }

    /// The bytes of an event as a number.
    std::int64_t read(std::uint64_t raw) const;
    void setValue(std::int64_t newValue, bool isExact, std::uint64_t time);
    void load(std::uint16_t thread, std::int64_t seen, std::uint64_t pc = 0);
    StoreOutcome store(std::uint16_t thread, std::uint64_t time, bool readModifyWrite);
    /// Read-modify-writes may be stamped in another order than they happened in: the order is the
    /// chain of their values. True when the variable's value changed.
    bool chain(std::int64_t from, std::int64_t to, std::uint64_t time);
    void archive(StateArchive& archive);

private:
    bool holds(std::int64_t seen) const
    {
        return inStep && exact && value == seen && valueTime >= lastStoreTime;
    }

    struct Link
    {
        std::int64_t from;
        std::int64_t to;
        void archive(StateArchive& archive) { archive(from, to); }
    };
    bool follow();
    std::vector<Link> m_early; ///< whose predecessor has not been folded yet
};

/// All named locations.
class Variables
{
public:
    /// A name for a location; the same location is named only once. Returns its index.
    int name(const tap::Event& event, const std::string& name);

    /// The variable that an access touches, or -1. Fast: most accesses touch none.
    int find(std::uint64_t object, std::uint64_t offset, std::uint32_t size) const
    {
        if (object != m_lastObject)
            select(object);
        if (m_lastPlaces == none)
            return -1;
        for (const Place& place : m_objects[m_lastPlaces].places)
            if (offset < place.end && offset + size > place.begin)
                return place.variable;
        return -1;
    }

    std::size_t size() const { return m_variables.size(); }
    Variable& operator[](int variable) { return m_variables[std::size_t(variable)]; }
    const Variable& operator[](int variable) const { return m_variables[std::size_t(variable)]; }
    auto begin() const { return m_variables.begin(); }
    auto end() const { return m_variables.end(); }
    std::vector<Variable>& all() { return m_variables; }

    void markAsLock(std::uint64_t object, std::uint64_t offset);
    std::size_t shown() const; ///< those that are not locks
    int indexOf(int ordinal) const;

    void archive(StateArchive& archive);

private:
    static constexpr std::size_t none = ~std::size_t{0};
    struct Place
    {
        std::uint64_t begin;
        std::uint64_t end;
        int variable;
    };
    struct Object
    {
        std::uint64_t object;
        std::vector<Place> places;
    };

    void select(std::uint64_t object) const;
    void renumber();
    void place(int variable);

    std::vector<Variable> m_variables;
    std::vector<Object> m_objects;
    mutable std::uint64_t m_lastObject = 0;
    mutable std::size_t m_lastPlaces = none;
};

} // namespace crosstalk::world
