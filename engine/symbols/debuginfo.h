#pragma once

#include "engine/base/result.h"
#include "engine/base/uniquefd.h"
#include "engine/symbols/symbols.h"

#include <elfutils/libdw.h>
#include <gelf.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

// libdw and libelf behind types that clean up: what Symbols needs of them and nothing more.

namespace crosstalk::symbols {

/// A function in the ELF symbol table.
struct Function
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::string name; ///< mangled
};

/// A row of a compile unit's line table: the code at `address` came from `file`.
struct Row
{
    std::uint64_t address = 0;
    const char* file = nullptr; ///< owned by the Dwarf
    const char* unit = nullptr; ///< primary source of its compile unit, owned by the Dwarf
};

/// An executable opened for reading; owns the descriptor and libdw's handles.
class DebugInfo
{
public:
    static Result<DebugInfo> open(const std::filesystem::path& path);

    /// Functions with an address and a size, sorted by address, one for each address.
    std::vector<Function> functions() const;

    /// First rows of each address, sorted; empty without debug information.
    std::vector<Row> rows() const;

    /// Source positions of the code at `address`: innermost inlined function first, then the
    /// calls that lead there.
    std::vector<Line> positions(std::uint64_t address) const;

    /// Primary source of the compile unit at `address`; null if unknown.
    const char* unitSource(std::uint64_t address) const;

    /// Null without debug information; lives as long as this does.
    Dwarf* dwarf() const { return m_dwarf.get(); }

private:
    struct EndElf
    {
        void operator()(Elf* elf) const { elf_end(elf); }
    };
    struct EndDwarf
    {
        void operator()(Dwarf* dwarf) const { dwarf_end(dwarf); }
    };

    UniqueFd m_fd;
    std::unique_ptr<Elf, EndElf> m_elf;
    std::unique_ptr<Dwarf, EndDwarf> m_dwarf; ///< null without debug information
};

} // namespace crosstalk::symbols
