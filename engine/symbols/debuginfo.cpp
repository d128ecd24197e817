#include "engine/symbols/debuginfo.h"

#include <dwarf.h>
#include <fcntl.h>

#include <algorithm>
#include <cstdlib>

namespace crosstalk::symbols {
namespace {

void appendFunctions(Elf* elf, Elf_Scn* section, const GElf_Shdr& header,
                     std::vector<Function>& out)
{
    Elf_Data* data = elf_getdata(section, nullptr);
    if (data == nullptr || header.sh_entsize == 0)
        return;
    const auto count = static_cast<int>(header.sh_size / header.sh_entsize);
    for (int i = 0; i < count; ++i) {
        GElf_Sym symbol;
        if (gelf_getsym(data, i, &symbol) == nullptr || GELF_ST_TYPE(symbol.st_info) != STT_FUNC ||
            symbol.st_shndx == SHN_UNDEF || symbol.st_size == 0)
            continue;
        if (const char* name = elf_strptr(elf, header.sh_link, symbol.st_name))
            out.push_back({symbol.st_value, symbol.st_value + symbol.st_size, name});
    }
}

/// Where no line has that address any more (its section was discarded), the linker wrote 0 or 1.
constexpr std::uint64_t lowestAddress = 2;

void appendRows(Dwarf_Die& unit, std::vector<Row>& out)
{
    Dwarf_Lines* lines = nullptr;
    std::size_t count = 0;
    if (dwarf_getsrclines(&unit, &lines, &count) != 0)
        return;
    const char* source = dwarf_diename(&unit);
    for (std::size_t i = 0; i < count; ++i) {
        Dwarf_Line* line = dwarf_onesrcline(lines, i);
        Dwarf_Addr address = 0;
        bool ends = false;
        if (dwarf_lineaddr(line, &address) != 0 || address < lowestAddress ||
            dwarf_lineendsequence(line, &ends) != 0 || ends)
            continue;
        out.push_back({address, dwarf_linesrc(line, nullptr, nullptr), source});
    }
}

Line lineOf(const char* path, int line)
{
    if (path == nullptr)
        return {};
    const auto normal = std::filesystem::path(path).lexically_normal();
    return {normal.filename().string(), normal.string(), line};
}

/// Where an inlined function was called from.
Line callSite(Dwarf_Die& unit, Dwarf_Die& inlined)
{
    Dwarf_Attribute attribute;
    Dwarf_Word file = 0, line = 0;
    Dwarf_Files* files = nullptr;
    if (dwarf_formudata(dwarf_attr(&inlined, DW_AT_call_file, &attribute), &file) != 0 ||
        dwarf_formudata(dwarf_attr(&inlined, DW_AT_call_line, &attribute), &line) != 0 ||
        dwarf_getsrcfiles(&unit, &files, nullptr) != 0)
        return {};
    return lineOf(dwarf_filesrc(files, file, nullptr, nullptr), static_cast<int>(line));
}

/// Call sites of the inlined functions around `address`, innermost first.
void appendCallSites(Dwarf_Die& unit, std::uint64_t address, std::vector<Line>& out)
{
    Dwarf_Die* found = nullptr;
    const int count = dwarf_getscopes(&unit, address, &found);
    const std::unique_ptr<Dwarf_Die, decltype(&std::free)> scopes(found, &std::free);
    for (int i = 0; i < count; ++i) {
        Dwarf_Die inlined = scopes.get()[i];
        if (dwarf_tag(&inlined) != DW_TAG_inlined_subroutine)
            continue;
        // Beyond an inlined function dwarf_getscopes goes on with where it was *declared*; the
        // chain of calls is in the tree above it.
        Dwarf_Die* above = nullptr;
        const int depth = dwarf_getscopes_die(&inlined, &above);
        const std::unique_ptr<Dwarf_Die, decltype(&std::free)> chain(above, &std::free);
        for (int j = 0; j < depth; ++j)
            if (dwarf_tag(&chain.get()[j]) == DW_TAG_inlined_subroutine)
                out.push_back(callSite(unit, chain.get()[j]));
        return;
    }
}

} // namespace

Result<DebugInfo> DebugInfo::open(const std::filesystem::path& path)
{
    const auto tried = "read the symbols of";
    DebugInfo info;
    info.m_fd.reset(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!info.m_fd)
        return systemError(tried, path.string());
    elf_version(EV_CURRENT);
    info.m_elf.reset(elf_begin(info.m_fd.get(), ELF_C_READ_MMAP, nullptr));
    if (!info.m_elf || elf_kind(info.m_elf.get()) != ELF_K_ELF)
        return Error{tried, path.string(), 0, "It is not a program: no ELF file."};
    info.m_dwarf.reset(dwarf_begin_elf(info.m_elf.get(), DWARF_C_READ, nullptr));
    return info;
}

std::vector<Function> DebugInfo::functions() const
{
    std::vector<Function> out;
    Elf_Scn* section = nullptr;
    while ((section = elf_nextscn(m_elf.get(), section)) != nullptr) {
        GElf_Shdr header;
        if (gelf_getshdr(section, &header) != nullptr && header.sh_type == SHT_SYMTAB)
            appendFunctions(m_elf.get(), section, header, out);
    }
    std::ranges::stable_sort(out, {}, &Function::low);
    const auto sameAddress = [](const Function& one, const Function& other) {
        return one.low == other.low;
    };
    out.erase(std::unique(out.begin(), out.end(), sameAddress), out.end());
    return out;
}

std::vector<Row> DebugInfo::rows() const
{
    std::vector<Row> out;
    Dwarf_CU* unit = nullptr;
    Dwarf_Die die;
    while (m_dwarf &&
           dwarf_get_units(m_dwarf.get(), unit, &unit, nullptr, nullptr, &die, nullptr) == 0)
        appendRows(die, out);
    std::ranges::stable_sort(out, {}, &Row::address);
    return out;
}

std::vector<Line> DebugInfo::positions(std::uint64_t address) const
{
    Dwarf_Die unit;
    if (!m_dwarf || dwarf_addrdie(m_dwarf.get(), address, &unit) == nullptr)
        return {};
    std::vector<Line> out;
    if (Dwarf_Line* row = dwarf_getsrc_die(&unit, address)) {
        int number = 0;
        dwarf_lineno(row, &number);
        out.push_back(lineOf(dwarf_linesrc(row, nullptr, nullptr), number));
    }
    appendCallSites(unit, address, out);
    return out;
}

const char* DebugInfo::unitSource(std::uint64_t address) const
{
    Dwarf_Die unit;
    if (!m_dwarf || dwarf_addrdie(m_dwarf.get(), address, &unit) == nullptr)
        return nullptr;
    return dwarf_diename(&unit);
}

} // namespace crosstalk::symbols
