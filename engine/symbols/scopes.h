#pragma once

#include "engine/symbols/typewalk.h"

#include <elfutils/libdw.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::symbols {

/// What names mean at one place of the code: the blocks, the function and the unit around it.
/// Borrows the Dwarf.
class Scopes
{
public:
    Scopes(Dwarf* dwarf, std::uint64_t address);

    /// The variable or parameter of this name, else the member of the object whose function it is;
    /// none: it names something else.
    std::optional<TypedPlace> lookUp(const std::string& name);

    /// The member of this name when just one type of the program's own sources has one.
    std::optional<TypedPlace> onlyMember(const std::string& name);

private:
    std::optional<TypedPlace> variable(Dwarf_Die& scope, const std::string& name) const;
    void gather(Dwarf_Die& scope, const std::string& name, std::vector<TypedPlace>& out) const;
    bool isOwn(Dwarf_Die& type) const;

    std::optional<Dwarf_Die> m_unit;
    std::vector<Dwarf_Die> m_scopes; ///< innermost first
};

} // namespace crosstalk::symbols
