#pragma once

#include "engine/symbols/accesschain.h"

#include <elfutils/libdw.h>

#include <cstdint>
#include <optional>
#include <string>

namespace crosstalk::symbols {

/// Where a chain of accesses has come to, by what DWARF says of the types.
struct TypedPlace
{
    Dwarf_Die type;
    std::string member;        ///< "Account::balance" after a member of a named type, else empty
    bool dereferenced = false; ///< a pointer or reference was followed: may be shared memory
    int indexed = 0;           ///< dimensions of an array `type` that were taken already
    bool isBits = false;       ///< a bit-field: some bits of its type's bytes
};

/// One step further; none when the type has no such member or leads nowhere. Smart pointers and
/// containers lead to their first template argument.
std::optional<TypedPlace> follow(const TypedPlace& place, const AccessStep& step);

/// The place that a variable of this type is; a reference is followed.
TypedPlace placeOf(Dwarf_Die type);

/// A member of a struct or class type, of its bases and of unnamed members; none if it has none.
std::optional<TypedPlace> memberOf(const TypedPlace& place, const std::string& name);

/// Bytes of what is there; 0 unknown.
std::uint64_t bytesOf(const TypedPlace& place);

/// An array, struct, class, union or bit-field: an access may be to a part of it.
bool hasParts(const TypedPlace& place);

/// The type in an entry's DW_AT_type; none for void.
std::optional<Dwarf_Die> typeOf(Dwarf_Die& entry);

} // namespace crosstalk::symbols
