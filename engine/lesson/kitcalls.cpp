#include "engine/lesson/kitcalls.h"

#include <regex>
#include <sstream>

namespace crosstalk::lesson {

std::vector<KitCall> kitCallsIn(const std::string& source)
{
    static const std::regex call(R"re(\b(choice|param)\s*\(\s*"([^"\\]*)")re");
    std::vector<KitCall> calls;
    std::istringstream stream(source);
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        const std::string code = line.substr(0, line.find("//"));
        for (std::sregex_iterator found(code.begin(), code.end(), call), none; found != none;
             ++found)
            calls.push_back({(*found)[1], (*found)[2], number,
                             std::size_t(found->position(2))}); // where its quotation mark stands
    }
    return calls;
}

} // namespace crosstalk::lesson
