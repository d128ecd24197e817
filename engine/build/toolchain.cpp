#include "engine/build/toolchain.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace crosstalk::build {
namespace {

std::vector<std::string> wordsOf(std::istream& stream)
{
    std::vector<std::string> out;
    for (std::string word; stream >> word;)
        out.push_back(word);
    return out;
}

Command compilerFor(Language language)
{
    const bool cxx = language == Language::Cxx;
    const char* chosen = std::getenv(cxx ? "CXX" : "CC");
    std::istringstream words(chosen != nullptr ? chosen : "");
    Command out = wordsOf(words);
    return out.empty() ? Command{cxx ? "g++" : "gcc"} : out;
}

} // namespace

Result<Toolchain> findToolchain(Language language, const std::filesystem::path& kit,
                                const std::filesystem::path& tap)
{
    const auto flags = kit / "flags.txt";
    std::ifstream file(flags);
    if (!file)
        return systemError("read the compiler's flags in", flags.string());
    return Toolchain{compilerFor(language), wordsOf(file), kit, tap};
}

} // namespace crosstalk::build
