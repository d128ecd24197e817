#pragma once

#include <QStringView>

#include <vector>

namespace crosstalk::code {

/// What a stretch of C++ source is, as far as its colour is concerned.
enum class TokenKind
{
    Keyword,
    Type,
    Number,
    String,
    Comment,
    Preprocessor,
    Name,
    Other
};

/// A stretch of one line; blanks between tokens belong to none.
struct Token
{
    qsizetype begin = 0; ///< in UTF-16 units from the line's start
    qsizetype length = 0;
    TokenKind kind = TokenKind::Other;
};

/// Cuts one line into tokens. `inComment` says whether the line starts inside /* … */ and is
/// updated for the next line. Never fails: what it does not know is Other.
std::vector<Token> tokensOf(QStringView line, bool& inComment);

} // namespace crosstalk::code
