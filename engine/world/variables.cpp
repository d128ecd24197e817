#include "engine/world/variables.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace crosstalk::world {

namespace {

/// More read-modify-writes than there can be threads wait for a predecessor: it was never seen.
constexpr std::size_t mostEarly = 64;
constexpr std::uint64_t cleanRun = 20;

std::int64_t signExtended(std::uint64_t raw, std::uint32_t bytes)
{
    const int shift = 64 - int(bytes) * 8;
    return std::int64_t(raw << shift) >> shift;
}

std::int64_t rounded(std::uint64_t raw, std::uint32_t bytes)
{
    double number = 0;
    if (bytes == sizeof(float)) {
        float narrow = 0;
        std::memcpy(&narrow, &raw, sizeof narrow);
        number = narrow;
    } else {
        std::memcpy(&number, &raw, sizeof number);
    }
    return std::abs(number) < 9e18 ? std::llround(number) : 0;
}

} // namespace

Use& Variable::use(std::uint16_t thread)
{
    if (thread >= uses.size())
        uses.resize(thread + 1u);
    return uses[thread];
}

const Use* Variable::useOf(std::uint16_t thread) const
{
    return thread < uses.size() ? &uses[thread] : nullptr;
}

std::int64_t Variable::read(std::uint64_t raw) const
{
    if (type == tap::ValueType::Float && (bytes == 4 || bytes == 8))
        return rounded(raw, bytes);
    if (bytes >= 8 || bytes == 0)
        return std::int64_t(raw);
    return type == tap::ValueType::Signed ? signExtended(raw, bytes)
                                          : std::int64_t(raw & ((1ull << bytes * 8) - 1));
}

void Variable::setValue(std::int64_t newValue, bool isExact, std::uint64_t time)
{
    value = newValue;
    exact = isExact;
    valueTime = std::max(valueTime, time);
    m_early.clear();
}

void Variable::load(std::uint16_t thread, std::int64_t seen, std::uint64_t pc)
{
    ++loads;
    Use& mine = use(thread);
    ++mine.loads;
    mine.loaded = seen;
    mine.loadedAfter = stores;
    mine.loadedAt = pc;
    mine.holdsLoad = true;
}

// A store that follows a load erases what others stored in between; a read-modify-write cannot.
StoreOutcome Variable::store(std::uint16_t thread, std::uint64_t time, bool readModifyWrite)
{
    StoreOutcome outcome;
    Use& mine = use(thread);
    outcome.lost = !readModifyWrite && isStale(mine);
    if (outcome.lost) {
        outcome.victimThread = lastWriterThread;
        outcome.victimTime = lastStoreTime;
        ++mine.lostUpdates;
        ++lostUpdates;
        lostRate.add(time);
        cleanStores = 0;
    } else {
        outcome.cleanTwenty = ++cleanStores % cleanRun == 0;
    }
    mine.holdsLoad = false;
    mine.storedAfter = mine.loadedAt;
    ++mine.stores;
    ++stores;
    storeRate.add(time);
    lastWriterThread = thread;
    lastStoreTime = time;
    lastStoreLost = outcome.lost;
    lastVictimThread = outcome.victimThread;
    return outcome;
}

bool Variable::chain(std::int64_t from, std::int64_t to, std::uint64_t time)
{
    valueTime = std::max(valueTime, time);
    if (value && exact && *value != from) {
        m_early.push_back({from, to});
        if (m_early.size() <= mostEarly)
            return false;
        m_early.clear(); // something unseen stored: go on from here
    }
    value = to;
    exact = true;
    while (follow()) {
    }
    return true;
}

bool Variable::follow()
{
    for (auto link = m_early.begin(); link != m_early.end(); ++link)
        if (link->from == *value) {
            value = link->to;
            m_early.erase(link);
            return true;
        }
    return false;
}

int Variables::name(const tap::Event& event, const std::string& name)
{
    for (std::size_t i = 0; i < m_variables.size(); ++i)
        if (m_variables[i].object == event.object && m_variables[i].offset == event.offset)
            return int(i);
    Variable variable;
    variable.name = name;
    variable.object = event.object;
    variable.offset = event.offset;
    variable.bytes = event.size;
    variable.type = tap::ValueType(event.call);
    m_variables.push_back(std::move(variable));
    const int index = int(m_variables.size()) - 1;
    place(index);
    select(event.object);
    renumber();
    return index;
}

void Variables::place(int variable)
{
    const Variable& placed = m_variables[std::size_t(variable)];
    auto object = std::find_if(m_objects.begin(), m_objects.end(),
                               [&](const Object& o) { return o.object == placed.object; });
    if (object == m_objects.end())
        object = m_objects.insert(m_objects.end(), {placed.object, {}});
    object->places.push_back({placed.offset, placed.offset + placed.bytes, variable});
}

void Variables::select(std::uint64_t object) const
{
    m_lastObject = object;
    m_lastPlaces = none;
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (m_objects[i].object == object)
            m_lastPlaces = i;
}

void Variables::markAsLock(std::uint64_t object, std::uint64_t offset)
{
    for (Variable& variable : m_variables)
        if (variable.object == object && variable.offset == offset)
            variable.isLock = true;
    renumber();
}

void Variables::renumber()
{
    int ordinal = 0;
    for (Variable& variable : m_variables)
        variable.ordinal = variable.isLock ? -1 : ordinal++;
}

std::size_t Variables::shown() const
{
    return std::size_t(std::count_if(m_variables.begin(), m_variables.end(),
                                     [](const Variable& v) { return !v.isLock; }));
}

int Variables::indexOf(int ordinal) const
{
    for (std::size_t i = 0; i < m_variables.size(); ++i)
        if (m_variables[i].ordinal == ordinal)
            return int(i);
    return -1;
}

} // namespace crosstalk::world
