#pragma once

#include "widgets/code/cpptokens.h"
#include "widgets/theme/theme.h"

#include <QSyntaxHighlighter>

namespace crosstalk::code {

/// The colour that C++ is shown in, in the code pane and in the editor.
QColor colourOf(TokenKind kind, const theme::Palette& palette);

/// Colours C++ as it is typed, in the theme in force.
class Highlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit Highlighter(QTextDocument* document);

protected:
    void highlightBlock(const QString& line) override;
};

} // namespace crosstalk::code
