#include "engine/syscalls/programs.h"

#include "engine/tap/program.h"

#include <elf.h>
#include <fstream>

namespace crosstalk::syscalls {

namespace {

bool isNative(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    Elf64_Ehdr header{};
    file.read(reinterpret_cast<char*>(&header), sizeof header);
    return !file || (header.e_ident[EI_CLASS] == ELFCLASS64 && header.e_machine == EM_X86_64);
}

} // namespace

const ProgramTraits& Programs::at(const std::string& path, const struct stat& status)
{
    const Version version{status.st_dev, status.st_ino, status.st_mtim.tv_sec,
                          status.st_mtim.tv_nsec};
    const auto [known, isNew] = m_known.try_emplace(version);
    if (isNew)
        known->second = {tap::isLinkedToTap(path.c_str()), isNative(path)};
    return known->second;
}

} // namespace crosstalk::syscalls
