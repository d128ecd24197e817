#include "engine/symbols/scopes.h"

#include "engine/symbols/ownsource.h"

#include <dwarf.h>

#include <algorithm>

namespace crosstalk::symbols {
namespace {

bool isBlock(Dwarf_Die& entry)
{
    const int tag = dwarf_tag(&entry);
    return tag == DW_TAG_lexical_block || tag == DW_TAG_inlined_subroutine;
}

bool mayHoldFunctions(Dwarf_Die& entry)
{
    const int tag = dwarf_tag(&entry);
    return tag == DW_TAG_subprogram || tag == DW_TAG_namespace || tag == DW_TAG_structure_type ||
           tag == DW_TAG_class_type || tag == DW_TAG_lexical_block;
}

/// Adds to `out`, innermost first, what is around the address below this entry. Not by
/// dwarf_getscopes: it looks for the code of a lambda in the function that it is written in, whose
/// code is elsewhere, and goes on beyond an inlined function with where that was declared.
bool appendScopes(Dwarf_Die& entry, std::uint64_t address, std::vector<Dwarf_Die>& out)
{
    Dwarf_Die child;
    if (dwarf_child(&entry, &child) != 0)
        return false;
    do {
        const bool holds = (dwarf_tag(&child) == DW_TAG_subprogram || isBlock(child)) &&
                           dwarf_haspc(&child, address) == 1;
        if (!holds && !mayHoldFunctions(child))
            continue;
        if (appendScopes(child, address, out) || holds) {
            out.push_back(child);
            return true;
        }
    } while (dwarf_siblingof(&child, &child) == 0);
    return false;
}

bool isNamed(Dwarf_Die& entry, const std::string& name)
{
    const char* const its = dwarf_diename(&entry);
    return its != nullptr && name == its;
}

bool isVariable(Dwarf_Die& entry)
{
    const int tag = dwarf_tag(&entry);
    return tag == DW_TAG_variable || tag == DW_TAG_formal_parameter;
}

} // namespace

Scopes::Scopes(Dwarf* dwarf, std::uint64_t address)
{
    Dwarf_Die unit;
    if (dwarf == nullptr || dwarf_addrdie(dwarf, address, &unit) == nullptr)
        return;
    m_unit = unit;
    appendScopes(unit, address, m_scopes);
    m_scopes.push_back(unit);
}

std::optional<TypedPlace> Scopes::variable(Dwarf_Die& scope, const std::string& name) const
{
    Dwarf_Die child;
    if (dwarf_child(&scope, &child) != 0)
        return std::nullopt;
    do {
        if (isVariable(child) && isNamed(child, name))
            if (const auto type = typeOf(child))
                return placeOf(*type);
        if (dwarf_tag(&child) == DW_TAG_namespace)
            if (auto inner = variable(child, name))
                return inner;
    } while (dwarf_siblingof(&child, &child) == 0);
    return std::nullopt;
}

std::optional<TypedPlace> Scopes::lookUp(const std::string& name)
{
    for (Dwarf_Die& scope : m_scopes) {
        if (auto found = variable(scope, name))
            return found;
        if (const auto self = variable(scope, "this"))
            if (auto member = follow(*self, {AccessStep::Kind::Arrow, name}))
                return member;
    }
    return std::nullopt;
}

bool Scopes::isOwn(Dwarf_Die& type) const
{
    const char* const file = dwarf_decl_file(&type);
    Dwarf_Die unit = *m_unit;
    const char* const source = dwarf_diename(&unit);
    return file != nullptr && isOwnSource(file, source != nullptr ? source : "");
}

void Scopes::gather(Dwarf_Die& scope, const std::string& name, std::vector<TypedPlace>& out) const
{
    Dwarf_Die child;
    if (dwarf_child(&scope, &child) != 0)
        return;
    do {
        const int tag = dwarf_tag(&child);
        const bool isRecord = tag == DW_TAG_structure_type || tag == DW_TAG_class_type ||
                              tag == DW_TAG_union_type || tag == DW_TAG_typedef;
        if (isRecord && isOwn(child))
            if (auto member = memberOf({child, {}, true, 0}, name);
                member && !member->member.empty())
                out.push_back(*member);
        if (tag == DW_TAG_namespace || tag == DW_TAG_structure_type || tag == DW_TAG_class_type)
            gather(child, name, out);
    } while (dwarf_siblingof(&child, &child) == 0);
}

std::optional<TypedPlace> Scopes::onlyMember(const std::string& name)
{
    std::vector<TypedPlace> found;
    if (m_unit)
        gather(*m_unit, name, found);
    const bool isOne = !found.empty() && std::ranges::all_of(found, [&](const TypedPlace& place) {
        return place.member == found.front().member && bytesOf(place) == bytesOf(found.front());
    });
    return isOne ? std::optional(found.front()) : std::nullopt;
}

} // namespace crosstalk::symbols
