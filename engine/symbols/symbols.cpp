#include "engine/symbols/symbols.h"

#include "engine/symbols/accesschain.h"
#include "engine/symbols/debuginfo.h"
#include "engine/symbols/ownsource.h"
#include "engine/symbols/scopes.h"
#include "engine/symbols/sourcetext.h"
#include "engine/symbols/synccalls.h"

#include <cxxabi.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>

namespace crosstalk::symbols {
namespace {

using OptionalClass = std::optional<CodeClass>;

/// Mangled names of everything in the table contain one of these; the rest need no demangling.
bool mayBeSync(const std::string& mangled)
{
    constexpr std::string_view homes[] = {"St", "5boost", "9crosstalk4mach"};
    return mangled.starts_with("_Z") && std::ranges::any_of(homes, [&](std::string_view home) {
               return mangled.find(home) != std::string::npos;
           });
}

OptionalClass classOfLibraryCall(const std::string& mangled)
{
    if (!mayBeSync(mangled))
        return {};
    const std::unique_ptr<char, decltype(&std::free)> demangled(
        abi::__cxa_demangle(mangled.c_str(), nullptr, nullptr, nullptr), &std::free);
    if (!demangled)
        return {};
    const std::string name = qualifiedName(demangled.get());
    if (const int queueCall = queueCallOf(name); queueCall >= 0)
        return CodeClass(int(CodeClass::QueueSend) + queueCall);
    return isSyncCall(name) ? OptionalClass(CodeClass::Sync) : std::nullopt;
}

/// Says whose code each function is.
class Classifier
{
public:
    explicit Classifier(std::vector<Row> rows) : m_rows(std::move(rows)) {}

    OptionalClass classify(const Function& function)
    {
        const auto known = m_byName.find(wholeName(function.name));
        if (known != m_byName.end() && known->first != function.name)
            return known->second; // the cold part of a function that was split
        const OptionalClass cls = classifyWhole(function);
        m_byName.emplace(function.name, cls);
        return cls;
    }

private:
    static std::string wholeName(const std::string& name)
    {
        return name.ends_with(".cold") ? name.substr(0, name.size() - 5) : name;
    }

    OptionalClass classifyWhole(const Function& function) const
    {
        // The row at a function's first byte is the line that declares it, whatever is inlined
        // further down.
        const auto row = std::ranges::lower_bound(m_rows, function.low, {}, &Row::address);
        if (row == m_rows.end() || row->address != function.low || row->file == nullptr)
            return {};
        if (isOwnSource(row->file, row->unit != nullptr ? row->unit : ""))
            return CodeClass::Own;
        return classOfLibraryCall(function.name);
    }

    std::vector<Row> m_rows;
    std::unordered_map<std::string, OptionalClass> m_byName;
};

/// Whole functions before their cold parts, which lie at lower addresses.
std::vector<OptionalClass> classifyAll(const std::vector<Function>& functions,
                                       Classifier classifier)
{
    std::vector<OptionalClass> out(functions.size());
    for (const bool cold : {false, true})
        for (std::size_t i = 0; i < functions.size(); ++i)
            if (functions[i].name.ends_with(".cold") == cold)
                out[i] = classifier.classify(functions[i]);
    return out;
}

std::vector<CodeRange> ranges(const std::vector<Function>& functions,
                              const std::vector<OptionalClass>& classes)
{
    std::vector<CodeRange> out;
    bool adjacent = false;
    for (std::size_t i = 0; i < functions.size(); ++i) {
        if (!classes[i] || functions[i].high > std::numeric_limits<std::uint32_t>::max()) {
            adjacent = false;
            continue;
        }
        auto low = static_cast<std::uint32_t>(functions[i].low);
        const auto high = static_cast<std::uint32_t>(functions[i].high);
        if (!out.empty())
            low = std::max(low, out.back().high);
        if (adjacent && out.back().cls == *classes[i])
            out.back().high = std::max(out.back().high, high);
        else if (low < high)
            out.push_back({low, high, *classes[i]});
        adjacent = true;
    }
    return out;
}

Line firstOwn(const std::vector<Line>& positions, std::string_view unitSource)
{
    const auto own = std::ranges::find_if(
        positions, [&](const Line& line) { return isOwnSource(line.path, unitSource); });
    return own != positions.end() ? *own : Line{};
}

/// The call itself ends just before the address that it returns to.
std::uint64_t callBefore(std::uint64_t returnAddress)
{
    return returnAddress != 0 ? returnAddress - 1 : 0;
}

std::optional<TypedPlace> whereTo(const AccessChain& chain, Scopes& scopes)
{
    auto step = chain.steps.begin();
    auto place = chain.root.empty() ? scopes.onlyMember((step++)->name) : scopes.lookUp(chain.root);
    while (place && step != chain.steps.end())
        place = follow(*place, *step++);
    return place;
}

Accessed accessOf(const AccessChain& chain, const TypedPlace& place)
{
    const bool hasIndex = std::ranges::any_of(
        chain.steps, [](const AccessStep& step) { return step.kind == AccessStep::Kind::Index; });
    return {chain.root.empty() ? place.member : chain.text,
            place.member,
            bytesOf(place),
            hasParts(place),
            hasIndex,
            chain.loads,
            chain.stores};
}

} // namespace

struct Symbols::Data
{
    DebugInfo info;
    std::vector<CodeRange> ranges;
    SourceText sources;
    std::unordered_map<std::uint64_t, Line> lines; ///< resolved before, by return address
    std::unordered_map<std::uint64_t, std::vector<Accessed>> accesses;
};

Symbols::Symbols(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Symbols::Symbols(Symbols&&) noexcept = default;
Symbols& Symbols::operator=(Symbols&&) noexcept = default;
Symbols::~Symbols() = default;

Result<Symbols> Symbols::read(const std::filesystem::path& executable)
{
    auto info = DebugInfo::open(executable);
    if (!info)
        return info.error();
    auto data = std::make_unique<Data>(Data{std::move(*info), {}, SourceText(executable), {}, {}});
    const auto functions = data->info.functions();
    data->ranges = ranges(functions, classifyAll(functions, Classifier(data->info.rows())));
    return Symbols(std::move(data));
}

const std::vector<CodeRange>& Symbols::codeRanges() const
{
    return m_data->ranges;
}

const Line& Symbols::resolve(std::uint64_t returnAddress)
{
    const auto known = m_data->lines.find(returnAddress);
    if (known != m_data->lines.end())
        return known->second;
    const std::uint64_t address = callBefore(returnAddress);
    const char* unit = m_data->info.unitSource(address);
    auto line = firstOwn(m_data->info.positions(address), unit != nullptr ? unit : "");
    return m_data->lines.emplace(returnAddress, std::move(line)).first->second;
}

const std::vector<Accessed>& Symbols::accessed(std::uint64_t returnAddress)
{
    const auto known = m_data->accesses.find(returnAddress);
    if (known != m_data->accesses.end())
        return known->second;
    std::vector<Accessed> found;
    const Line& line = resolve(returnAddress);
    Scopes scopes(m_data->info.dwarf(), callBefore(returnAddress));
    for (const AccessChain& chain : accessChains(m_data->sources.line(line.path, line.line)))
        if (const auto place = whereTo(chain, scopes); place && place->dereferenced)
            found.push_back(accessOf(chain, *place));
    return m_data->accesses.emplace(returnAddress, std::move(found)).first->second;
}

} // namespace crosstalk::symbols
