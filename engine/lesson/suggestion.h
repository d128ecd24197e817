#pragma once

#include <string>
#include <vector>

namespace crosstalk::lesson {

/// The one of `names` that `word` is most likely a slip of, or empty when none is close.
std::string closest(const std::string& word, const std::vector<std::string>& names);

/// "; did you mean “mutex”?", or the short list of what there is, or empty: to end a message with.
std::string suggestion(const std::string& word, const std::vector<std::string>& names);

/// The word in the quotation marks that all messages use.
std::string inQuotes(const std::string& word);

} // namespace crosstalk::lesson
