#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace crosstalk::lesson {

/// Something in a lesson's Markdown that the window does not show as the author meant it.
struct ProseMistake
{
    std::size_t line = 1;   ///< counted from 1
    std::size_t column = 1; ///< in bytes, counted from 1
    std::string message = {};
};

/// A lesson's text is inert: HTML, pictures, and links to anything but https are mistakes.
std::vector<ProseMistake> proseMistakes(const std::string& markdown);

} // namespace crosstalk::lesson
