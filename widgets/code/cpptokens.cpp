#include "widgets/code/cpptokens.h"

#include <QSet>
#include <QString>

namespace crosstalk::code {
namespace {

const QSet<QString>& keywords()
{
    static const QSet<QString> words = [] {
        const QString all = QStringLiteral(
            "alignas alignof auto break case catch class const constexpr continue default delete "
            "do else enum explicit extern final for friend goto if inline mutable namespace new "
            "noexcept nullptr operator override private protected public return sizeof static "
            "static_assert static_cast reinterpret_cast const_cast struct switch template this "
            "throw true false try typedef typename union using virtual volatile while");
        const QStringList list = all.split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

const QSet<QString>& types()
{
    static const QSet<QString> words = {
        QStringLiteral("int"),      QStringLiteral("char"),    QStringLiteral("bool"),
        QStringLiteral("long"),     QStringLiteral("short"),   QStringLiteral("unsigned"),
        QStringLiteral("signed"),   QStringLiteral("double"),  QStringLiteral("float"),
        QStringLiteral("void"),     QStringLiteral("size_t"),  QStringLiteral("ssize_t"),
        QStringLiteral("int64_t"),  QStringLiteral("int32_t"), QStringLiteral("uint64_t"),
        QStringLiteral("uint32_t"), QStringLiteral("pid_t"),   QStringLiteral("std")};
    return words;
}

bool isNameStart(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_');
}
bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

TokenKind kindOf(const QString& word)
{
    if (keywords().contains(word))
        return TokenKind::Keyword;
    if (types().contains(word))
        return TokenKind::Type;
    return TokenKind::Name;
}

/// Reads one line from left to right.
class Scanner
{
public:
    Scanner(QStringView line, bool& inComment) : m_line(line), m_inComment(inComment) {}

    std::vector<Token> run()
    {
        if (m_inComment)
            comment(0);
        while (m_at < m_line.size())
            next();
        return std::move(m_tokens);
    }

private:
    void next()
    {
        const QChar c = m_line[m_at];
        if (c.isSpace())
            ++m_at;
        else if (c == QLatin1Char('#') && m_tokens.empty())
            take(m_line.size(), TokenKind::Preprocessor);
        else if (m_line.mid(m_at).startsWith(QLatin1String("//")))
            take(m_line.size(), TokenKind::Comment);
        else if (m_line.mid(m_at).startsWith(QLatin1String("/*")))
            comment(2);
        else if (c == QLatin1Char('"') || c == QLatin1Char('\''))
            take(endOfString(c), TokenKind::String);
        else if (c.isDigit())
            take(endOfNumber(), TokenKind::Number);
        else if (isNameStart(c))
            word();
        else
            take(m_at + 1, TokenKind::Other);
    }

    void take(qsizetype end, TokenKind kind)
    {
        m_tokens.push_back({m_at, end - m_at, kind});
        m_at = end;
    }

    void comment(qsizetype skip)
    {
        const qsizetype close = m_line.indexOf(QLatin1String("*/"), m_at + skip);
        m_inComment = close < 0;
        take(m_inComment ? m_line.size() : close + 2, TokenKind::Comment);
    }

    void word()
    {
        qsizetype end = m_at;
        while (end < m_line.size() && isNamePart(m_line[end]))
            ++end;
        take(end, kindOf(m_line.mid(m_at, end - m_at).toString()));
    }

    qsizetype endOfString(QChar quote) const
    {
        qsizetype end = m_at + 1;
        while (end < m_line.size() && m_line[end] != quote)
            end += m_line[end] == QLatin1Char('\\') ? 2 : 1;
        return qMin(end + 1, m_line.size());
    }

    qsizetype endOfNumber() const
    {
        qsizetype end = m_at;
        while (end < m_line.size() &&
               (isNamePart(m_line[end]) || m_line[end] == QLatin1Char('\'') ||
                m_line[end] == QLatin1Char('.')))
            ++end;
        return end;
    }

    QStringView m_line;
    bool& m_inComment;
    qsizetype m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokensOf(QStringView line, bool& inComment)
{
    return Scanner(line, inComment).run();
}

} // namespace crosstalk::code
