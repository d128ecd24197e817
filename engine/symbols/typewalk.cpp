#include "engine/symbols/typewalk.h"

#include <dwarf.h>

namespace crosstalk::symbols {
namespace {

using Kind = AccessStep::Kind;

bool isRecord(Dwarf_Die& type)
{
    const int tag = dwarf_tag(&type);
    return tag == DW_TAG_structure_type || tag == DW_TAG_class_type || tag == DW_TAG_union_type;
}

bool isPointer(Dwarf_Die& type)
{
    return dwarf_tag(&type) == DW_TAG_pointer_type;
}

bool isReference(Dwarf_Die& type)
{
    const int tag = dwarf_tag(&type);
    return tag == DW_TAG_reference_type || tag == DW_TAG_rvalue_reference_type;
}

std::string nameOf(Dwarf_Die& entry)
{
    const char* const name = dwarf_diename(&entry);
    return name != nullptr ? name : "";
}

/// Where a class is only declared, its definition stands elsewhere in the unit.
Dwarf_Die definitionOf(Dwarf_Die type)
{
    if (!isRecord(type) || !dwarf_hasattr(&type, DW_AT_declaration))
        return type;
    Dwarf_Die unit;
    Dwarf_Die child;
    if (dwarf_diecu(&type, &unit, nullptr, nullptr) == nullptr || dwarf_child(&unit, &child) != 0)
        return type;
    do {
        if (isRecord(child) && !dwarf_hasattr(&child, DW_AT_declaration) &&
            nameOf(child) == nameOf(type))
            return child;
    } while (dwarf_siblingof(&child, &child) == 0);
    return type;
}

/// Without typedefs and qualifiers; `name` becomes the outermost typedef's, for types that have no
/// name of their own.
Dwarf_Die peeled(Dwarf_Die type, std::string* name = nullptr)
{
    for (;;) {
        switch (dwarf_tag(&type)) {
        case DW_TAG_typedef:
            if (name != nullptr && name->empty())
                *name = nameOf(type);
            break;
        case DW_TAG_const_type:
        case DW_TAG_volatile_type:
        case DW_TAG_restrict_type:
        case DW_TAG_atomic_type:
            break;
        default:
            return definitionOf(type);
        }
        const auto next = typeOf(type);
        if (!next)
            return type;
        type = *next;
    }
}

std::optional<Dwarf_Die> childOf(Dwarf_Die& parent, unsigned tag)
{
    Dwarf_Die child;
    if (dwarf_child(&parent, &child) != 0)
        return std::nullopt;
    do {
        if (dwarf_tag(&child) == int(tag))
            return child;
    } while (dwarf_siblingof(&child, &child) == 0);
    return std::nullopt;
}

TypedPlace at(Dwarf_Die type, const TypedPlace& from, bool dereferenced)
{
    TypedPlace place = placeOf(type);
    place.member = from.member;
    place.dereferenced = place.dereferenced || from.dereferenced || dereferenced;
    return place;
}

/// What a pointer, or a class that stands for one, points to.
std::optional<TypedPlace> pointee(const TypedPlace& place)
{
    Dwarf_Die type = peeled(place.type);
    std::optional<Dwarf_Die> to;
    if (isPointer(type))
        to = typeOf(type);
    else if (isRecord(type))
        if (auto argument = childOf(type, DW_TAG_template_type_parameter))
            to = typeOf(*argument);
    if (!to)
        return std::nullopt;
    return at(*to, place, true);
}

int dimensionsOf(Dwarf_Die& array)
{
    int count = 0;
    Dwarf_Die child;
    if (dwarf_child(&array, &child) != 0)
        return 1;
    do {
        count += dwarf_tag(&child) == DW_TAG_subrange_type ? 1 : 0;
    } while (dwarf_siblingof(&child, &child) == 0);
    return count;
}

std::optional<TypedPlace> element(const TypedPlace& place)
{
    Dwarf_Die type = peeled(place.type);
    if (dwarf_tag(&type) != DW_TAG_array_type)
        return pointee(place);
    if (place.indexed + 1 < dimensionsOf(type)) {
        TypedPlace row = place;
        ++row.indexed;
        return row;
    }
    const auto of = typeOf(type);
    if (!of)
        return std::nullopt;
    return at(*of, place, false);
}

} // namespace

std::optional<Dwarf_Die> typeOf(Dwarf_Die& entry)
{
    Dwarf_Attribute attribute;
    Dwarf_Die type;
    if (dwarf_attr_integrate(&entry, DW_AT_type, &attribute) == nullptr ||
        dwarf_formref_die(&attribute, &type) == nullptr)
        return std::nullopt;
    return type;
}

TypedPlace placeOf(Dwarf_Die type)
{
    Dwarf_Die bare = peeled(type);
    if (isReference(bare))
        if (const auto to = typeOf(bare))
            return {*to, {}, true, 0};
    return {type, {}, false, 0};
}

std::optional<TypedPlace> memberOf(const TypedPlace& place, const std::string& name)
{
    std::string owner;
    Dwarf_Die type = peeled(place.type, &owner);
    if (isRecord(type) && !nameOf(type).empty())
        owner = nameOf(type);
    Dwarf_Die child;
    if (!isRecord(type) || dwarf_child(&type, &child) != 0)
        return std::nullopt;
    do {
        const int tag = dwarf_tag(&child);
        if (tag != DW_TAG_member && tag != DW_TAG_inheritance)
            continue;
        const auto of = typeOf(child);
        if (!of)
            continue;
        if (tag == DW_TAG_member && nameOf(child) == name) {
            TypedPlace found = at(*of, place, false);
            found.member = owner.empty() ? std::string() : owner + "::" + name;
            found.isBits = dwarf_hasattr(&child, DW_AT_bit_size) != 0;
            return found;
        }
        if (tag == DW_TAG_inheritance || nameOf(child).empty())
            if (auto inner = memberOf(at(*of, place, false), name)) {
                if (inner->member.empty() && !owner.empty())
                    inner->member = owner + "::" + name;
                return inner;
            }
    } while (dwarf_siblingof(&child, &child) == 0);
    return std::nullopt;
}

std::optional<TypedPlace> follow(const TypedPlace& place, const AccessStep& step)
{
    switch (step.kind) {
    case Kind::Arrow: {
        const auto object = pointee(place);
        return object ? memberOf(*object, step.name) : std::nullopt;
    }
    case Kind::Member:
        return memberOf(place, step.name);
    case Kind::Index:
        return element(place);
    default:
        return pointee(place);
    }
}

std::uint64_t bytesOf(const TypedPlace& place)
{
    Dwarf_Die type = peeled(place.type);
    Dwarf_Word bytes = 0;
    if (isPointer(type))
        return sizeof(void*);
    return dwarf_aggregate_size(&type, &bytes) == 0 ? bytes : 0;
}

bool hasParts(const TypedPlace& place)
{
    Dwarf_Die type = peeled(place.type);
    return place.isBits || isRecord(type) || dwarf_tag(&type) == DW_TAG_array_type;
}

} // namespace crosstalk::symbols
