#include "widgets/code/highlighter.h"

#include "widgets/theme/appearance.h"

namespace crosstalk::code {

QColor colourOf(TokenKind kind, const theme::Palette& palette)
{
    switch (kind) {
    case TokenKind::Keyword:
        return palette.accent;
    case TokenKind::Type:
        return palette.accent;
    case TokenKind::Number:
        return palette.warn;
    case TokenKind::String:
        return palette.good;
    case TokenKind::Comment:
        return palette.muted;
    case TokenKind::Preprocessor:
        return palette.muted;
    case TokenKind::Name:
    case TokenKind::Other:
        break;
    }
    return palette.text;
}

Highlighter::Highlighter(QTextDocument* document) : QSyntaxHighlighter(document)
{
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &QSyntaxHighlighter::rehighlight);
}

/// A block's state is whether the next one begins inside a comment.
void Highlighter::highlightBlock(const QString& line)
{
    bool inComment = previousBlockState() == 1;
    const theme::Palette& palette = theme::current().palette();
    for (const Token& token : tokensOf(line, inComment))
        setFormat(int(token.begin), int(token.length), colourOf(token.kind, palette));
    setCurrentBlockState(inComment ? 1 : 0);
}

} // namespace crosstalk::code
