#include "engine/build/scratch.h"

#include <cstdlib>
#include <string>

namespace crosstalk::build {

Result<Scratch> Scratch::make()
{
    std::error_code none;
    std::string path = (std::filesystem::temp_directory_path(none) / "crosstalk-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr)
        return systemError("make a folder for objects,", path, "Is the disk full?");
    return Scratch(path);
}

Scratch::~Scratch()
{
    std::error_code none;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, none);
}

} // namespace crosstalk::build
