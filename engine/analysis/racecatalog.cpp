#include "engine/analysis/racecatalog.h"

#include <algorithm>

namespace crosstalk::analysis {

namespace {

constexpr std::size_t maxVariables = 4096;

bool overlap(std::uint64_t from, std::uint64_t to, std::uint64_t otherFrom, std::uint64_t otherTo)
{
    return from < otherTo && otherFrom < to;
}

bool awaitsValue(const Record& record)
{
    return record.is(IsWrite) && !record.is(HasValue);
}

/// The bytes that were read or stored, as the number they stand for.
std::int64_t number(const Record& record, const tap::ValueType* type)
{
    const unsigned bits = record.size * 8u;
    const bool isSigned = type != nullptr && *type == tap::ValueType::Signed;
    if (!isSigned || bits == 0 || bits >= 64)
        return static_cast<std::int64_t>(record.value);
    return static_cast<std::int64_t>(record.value << (64 - bits)) >> (64 - bits);
}

} // namespace

/// The smallest named range that has any of the bytes.
const RaceCatalog::Variable* RaceCatalog::variableOf(std::uint64_t object, std::uint64_t from,
                                                     std::uint64_t to) const
{
    const Variable* best = nullptr;
    for (const Variable& variable : m_variables)
        if (variable.object == object && overlap(variable.from, variable.to, from, to) &&
            (best == nullptr || variable.to - variable.from < best->to - best->from))
            best = &variable;
    return best;
}

bool RaceCatalog::isNamed(std::uint64_t object, std::uint64_t from, std::uint64_t to) const
{
    const Variable* const variable = variableOf(object, from, to);
    return variable != nullptr && variable->type != tap::ValueType::Bytes;
}

std::uint32_t RaceCatalog::resolved(std::uint32_t verdict) const
{
    while (m_verdicts[verdict].merged != none)
        verdict = m_verdicts[verdict].merged;
    return verdict;
}

std::uint32_t RaceCatalog::find(std::uint64_t object, std::uint64_t from, std::uint64_t to) const
{
    const Variable* const variable = variableOf(object, from, to);
    for (std::uint32_t i = 0; i < m_verdicts.size(); ++i) {
        if (m_verdicts[i].merged != none || m_verdicts[i].pair.object != object)
            continue;
        const RaceReport& report = m_races[m_verdicts[i].report];
        const std::uint64_t reportTo = report.offset + report.bytes;
        if (variable != nullptr ? report.offset == variable->from && reportTo == variable->to
                                : overlap(report.offset, reportTo, from, to))
            return i;
    }
    return none;
}

std::uint32_t RaceCatalog::add(const RacingPair& pair)
{
    if (m_verdicts.size() == maxVerdicts)
        return none;
    const auto id = static_cast<std::uint32_t>(m_verdicts.size());
    m_verdicts.push_back({m_races.size(), none, pair.second.event, pair});
    RaceReport report;
    report.object = pair.object;
    report.foundAt = pair.second.event;
    report.offset = std::max(pair.first.offset, pair.second.offset);
    report.bytes = static_cast<std::uint32_t>(
        std::min(pair.first.offset + pair.first.size, pair.second.offset + pair.second.size) -
        report.offset);
    report.pairs.add(pair.second.event);
    report.race.count = 1;
    m_races.push_back(std::move(report));
    fill(m_verdicts.back());
    await(id);
    return id;
}

bool RaceCatalog::count(std::uint32_t verdict, std::uint64_t event, std::uint64_t firstEvent)
{
    Verdict& v = m_verdicts[resolved(verdict)];
    RaceReport& report = m_races[v.report];
    if (v.lastCounted != event) {
        v.lastCounted = event;
        report.pairs.add(event);
        report.race.count = report.pairs.total();
        return false;
    }
    return report.foundAt == event && firstEvent > report.first.event;
}

void RaceCatalog::replace(std::uint32_t verdict, const RacingPair& pair)
{
    const std::uint32_t id = resolved(verdict);
    m_verdicts[id].pair = pair;
    fill(m_verdicts[id]);
    await(id);
}

void RaceCatalog::await(std::uint32_t verdict)
{
    const RacingPair& pair = m_verdicts[verdict].pair;
    if (awaitsValue(pair.first) || awaitsValue(pair.second))
        m_awaiting.push_back(verdict);
}

/// Writes the verdict's report from its pair and the variable's name as it is now.
void RaceCatalog::fill(const Verdict& verdict)
{
    const RacingPair& pair = verdict.pair;
    RaceReport& report = m_races[verdict.report];
    const Variable* const variable = variableOf(pair.object, pair.from, pair.to);
    if (variable != nullptr) {
        report.offset = variable->from;
        report.bytes = static_cast<std::uint32_t>(variable->to - variable->from);
    }
    report.first = pair.first;
    report.second = pair.second;
    report.race.offset = report.offset;
    report.race.bytes = report.bytes;
    report.race.channel = m_context->segment ? m_context->segment(pair.object) : -1;
    report.race.variable = describe(variable, verdict);
    report.race.variableIndex =
        variable && m_context->variable ? m_context->variable(pair.object, report.offset) : -1;
    fillAccess(report.race.first, pair.first, pair.firstSide, variable);
    fillAccess(report.race.second, pair.second, pair.secondSide, variable);
    report.race.why =
        reason(report.race.variable, pair.firstSide, pair.secondSide, pair.circumstances);
}

void RaceCatalog::fillAccess(world::Access& access, const Record& record, const Side& side,
                             const Variable* variable) const
{
    access.process = side.ordinal;
    access.access = side.write ? "write" : "read";
    access.at = side.at;
    access.time = record.time;
    access.event = record.event;
    access.exact = !record.is(IsSampled);
    access.locks = side.locks;
    if (record.is(HasValue))
        access.value = number(record, variable ? &variable->type : nullptr);
}

std::string RaceCatalog::describe(const Variable* variable, const Verdict& verdict) const
{
    if (variable != nullptr && !variable->name.empty())
        return variable->name;
    const std::string place = placeOf(m_races[verdict.report]);
    const RacingPair& pair = verdict.pair;
    const CommonName name = commonName(pair.firstSide.expressions, pair.secondSide.expressions);
    if (name.text.empty())
        return place;
    if (name.isPlace && !isTaken(name.text, verdict.report))
        return name.text;
    return name.text + " (" + place + ")";
}

std::string RaceCatalog::placeOf(const RaceReport& report) const
{
    std::string segment = m_context->name ? m_context->name(report.object, 0) : std::string();
    if (segment.empty())
        segment = "segment";
    return segment + " + " + std::to_string(report.offset);
}

/// Does an earlier verdict, on other bytes, bear this name?
bool RaceCatalog::isTaken(const std::string& name, std::size_t report) const
{
    for (std::size_t i = 0; i < report; ++i)
        if (m_races[i].race.variable == name)
            return true;
    return false;
}

void RaceCatalog::name(const tap::Event& event)
{
    const std::uint64_t to = event.offset + event.size;
    const auto type = static_cast<tap::ValueType>(event.call);
    for (const Variable& known : m_variables)
        if (known.object == event.object && known.from == event.offset && known.to == to)
            return;
    if (m_variables.size() == maxVariables)
        return;
    m_variables.push_back({event.object, event.offset, to,
                           m_context->text ? m_context->text(event.aux) : std::string(), type});
    std::uint32_t main = none;
    for (std::uint32_t i = 0; i < m_verdicts.size(); ++i) {
        Verdict& verdict = m_verdicts[i];
        if (verdict.merged != none || verdict.pair.object != event.object ||
            !overlap(verdict.pair.from, verdict.pair.to, event.offset, to))
            continue;
        if (main != none)
            merge(i, main);
        else
            fill(m_verdicts[main = i]);
    }
}

void RaceCatalog::merge(std::uint32_t verdict, std::uint32_t into)
{
    const std::size_t gone = m_verdicts[verdict].report;
    RaceReport& kept = m_races[m_verdicts[into].report];
    kept.pairs.merge(m_races[gone].pairs);
    kept.race.count = kept.pairs.total();
    m_races.erase(m_races.begin() + static_cast<std::ptrdiff_t>(gone));
    m_verdicts[verdict].merged = into;
    for (Verdict& other : m_verdicts)
        if (other.report > gone)
            --other.report;
}

void RaceCatalog::forgetBefore(std::uint64_t event)
{
    for (RaceReport& report : m_races)
        report.pairs.forgetBefore(event);
}

void RaceCatalog::value(std::uint64_t event, std::uint64_t value, bool sampled)
{
    if (m_awaiting.empty())
        return;
    std::erase_if(m_awaiting, [&](std::uint32_t id) {
        Verdict& verdict = m_verdicts[resolved(id)];
        for (Record* record : {&verdict.pair.first, &verdict.pair.second})
            if (record->event == event && awaitsValue(*record)) {
                record->value = value;
                record->flags |= HasValue | (sampled ? IsSampled : 0);
                fill(verdict);
            }
        return !awaitsValue(verdict.pair.first) && !awaitsValue(verdict.pair.second);
    });
}

} // namespace crosstalk::analysis
