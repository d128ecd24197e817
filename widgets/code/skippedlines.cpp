#include "widgets/code/skippedlines.h"

#include "widgets/code/cpptokens.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace crosstalk::code {
namespace {

struct Word
{
    QString text;
    int line = 0;
};

std::vector<Word> wordsOf(const QStringList& lines)
{
    std::vector<Word> words;
    bool inComment = false;
    for (int line = 0; line < lines.size(); ++line)
        for (const Token& token : tokensOf(lines[line], inComment))
            if (token.kind != TokenKind::Comment && token.kind != TokenKind::Preprocessor)
                words.push_back({lines[line].mid(token.begin, token.length), line});
    return words;
}

QString plain(QString name)
{
    name.remove(QLatin1Char('-')).remove(QLatin1Char('_'));
    return name.toLower();
}

/// Walks the statements of a source once and marks what the choice rules out.
class Walk
{
public:
    Walk(std::vector<Word> words, const lesson::Choice& choice, int option)
        : m_words(std::move(words)), m_dead(m_words.size(), false), m_option(option),
          m_name(QString::fromStdString(choice.name))
    {
        for (const lesson::Option& each : choice.options)
            m_options.append(plain(QString::fromStdString(each.id)));
    }

    void run()
    {
        std::size_t at = 0;
        while (at < m_words.size())
            at = qMax(statement(at), at + 1);
    }

    std::vector<bool> lines(int count) const
    {
        std::vector<bool> dead(std::size_t(count), false), alive(std::size_t(count), false);
        for (std::size_t i = 0; i < m_words.size(); ++i)
            (m_dead[i] ? dead : alive)[std::size_t(m_words[i].line)] = true;
        for (std::size_t i = 0; i < dead.size(); ++i)
            dead[i] = dead[i] && !alive[i];
        return dead;
    }

private:
    bool is(std::size_t at, const char* text) const
    {
        return at < m_words.size() && m_words[at].text == QLatin1String(text);
    }

    /// Past the bracket that closes the one at `open`.
    std::size_t pastBrackets(std::size_t open) const
    {
        int depth = 0;
        for (std::size_t at = open; at < m_words.size(); ++at) {
            if (is(at, "(") || is(at, "[") || is(at, "{"))
                ++depth;
            if ((is(at, ")") || is(at, "]") || is(at, "}")) && --depth == 0)
                return at + 1;
        }
        return m_words.size();
    }

    void kill(std::size_t begin, std::size_t end)
    {
        for (std::size_t at = begin; at < end && at < m_dead.size(); ++at)
            m_dead[at] = true;
    }

    std::size_t statement(std::size_t at)
    {
        if (is(at, "{"))
            return block(at);
        if (is(at, "if"))
            return ifStatement(at);
        if (is(at, "switch"))
            return switchStatement(at);
        if (is(at, "for") || is(at, "while"))
            return is(at + 1, "(") ? statement(pastBrackets(at + 1)) : at + 1;
        return plainStatement(at);
    }

    std::size_t block(std::size_t at)
    {
        const std::size_t end = pastBrackets(at);
        ++at;
        while (at + 1 < end) {
            m_left = false;
            at = qMax(statement(at), at + 1);
            if (m_left)
                kill(at, end - 1); // what follows a return that is certain to be reached
        }
        m_left = false;
        return end;
    }

    /// Up to its semicolon, or to the end of a body that none follows (a function, a class).
    std::size_t plainStatement(std::size_t at)
    {
        while (at < m_words.size() && !is(at, "}")) {
            if (is(at, ";"))
                return at + 1;
            if (is(at, "(") || is(at, "["))
                at = pastBrackets(at);
            else if (!is(at, "{"))
                ++at;
            else if (at = block(at); !is(at, ";") && !is(at, ",") && !is(at, "("))
                return at;
        }
        return at;
    }

    std::size_t ifStatement(std::size_t at)
    {
        const std::size_t open = is(at + 1, "constexpr") ? at + 2 : at + 1;
        if (!is(open, "("))
            return at + 1;
        const std::size_t then = pastBrackets(open);
        const std::optional<bool> holds = condition(open + 1, then - 1);
        const std::size_t thenEnd = statement(then);
        if (holds == false)
            kill(then, thenEnd);
        m_left = holds == true && leaves(then, thenEnd);
        if (!is(thenEnd, "else"))
            return thenEnd;
        const bool left = m_left;
        const std::size_t elseEnd = statement(thenEnd + 1);
        m_left = left;
        if (holds == true)
            kill(thenEnd, elseEnd);
        return elseEnd;
    }

    /// `x == A`, `x != A`, or several `x == A` joined by ||; nothing else is certain.
    std::optional<bool> condition(std::size_t begin, std::size_t end) const
    {
        bool any = false;
        std::size_t from = begin;
        for (std::size_t at = begin; at <= end; ++at) {
            if (at < end && !(is(at, "|") && is(at + 1, "|")))
                continue;
            const std::optional<bool> one = comparison(from, at);
            if (!one)
                return std::nullopt;
            any = any || *one;
            from = at + 2;
            ++at;
        }
        return any;
    }

    std::optional<bool> comparison(std::size_t begin, std::size_t end) const
    {
        for (std::size_t at = begin; at + 1 < end; ++at) {
            const bool equal = is(at, "=") && is(at + 1, "=");
            const bool unequal = is(at, "!") && is(at + 1, "=");
            if (!equal && !unequal)
                continue;
            if (readsChoice(begin, at) && end == at + 3 && m_words[at + 2].text[0].isDigit())
                return (m_words[at + 2].text.toInt() == m_option) == equal;
            const int left = optionNamed(begin, at);
            const int right = optionNamed(at + 2, end);
            if ((left < 0) == (right < 0))
                return std::nullopt;
            return (qMax(left, right) == m_option) == equal;
        }
        return std::nullopt;
    }

    /// `choice("sync")`: what the programs' kit reads the choice with.
    bool readsChoice(std::size_t begin, std::size_t end) const
    {
        return end - begin == 4 && is(begin, "choice") &&
               m_words[begin + 2].text == QLatin1Char('"') + m_name + QLatin1Char('"');
    }

    /// The option that `Mutex` or `Sync::Mutex` names, or -1: anything else.
    int optionNamed(std::size_t begin, std::size_t end) const
    {
        for (std::size_t at = begin; at + 1 < end; ++at)
            if (!is(at, ":") && !m_words[at].text[0].isLetter())
                return -1;
        return begin < end ? int(m_options.indexOf(plain(m_words[end - 1].text))) : -1;
    }

    struct Group
    {
        std::size_t begin = 0;
        bool chosen = false;
        bool byDefault = false;
    };

    std::size_t switchStatement(std::size_t at)
    {
        if (!is(at + 1, "("))
            return at + 1;
        const std::size_t open = pastBrackets(at + 1);
        if (!is(open, "{"))
            return open;
        const std::size_t end = pastBrackets(open);
        std::vector<Group> groups;
        bool certain = true;
        for (std::size_t i = open + 1; i + 1 < end;)
            i = is(i, "case") || is(i, "default") ? label(i, groups, certain)
                                                  : qMax(statement(i), i + 1);
        if (certain)
            killGroups(groups, end - 1);
        return end;
    }

    /// One label; labels that follow one another directly make one group.
    std::size_t label(std::size_t at, std::vector<Group>& groups, bool& certain)
    {
        std::size_t colon = at + 1;
        while (colon < m_words.size() &&
               !(is(colon, ":") && !is(colon + 1, ":") && !is(colon - 1, ":")))
            ++colon;
        if (groups.empty() || m_afterLabel != at)
            groups.push_back({at, false, false});
        const int option = is(at, "default") ? -1 : optionNamed(at + 1, colon);
        if (is(at, "default"))
            groups.back().byDefault = true;
        else if (option < 0)
            certain = false;
        groups.back().chosen = groups.back().chosen || (option >= 0 && option == m_option);
        m_afterLabel = colon + 1;
        return colon + 1;
    }

    void killGroups(const std::vector<Group>& groups, std::size_t end)
    {
        bool anyChosen = false;
        for (const Group& group : groups)
            anyChosen = anyChosen || group.chosen;
        bool fallsIn = false;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::size_t groupEnd = i + 1 < groups.size() ? groups[i + 1].begin : end;
            const bool runs = groups[i].chosen || (groups[i].byDefault && !anyChosen) || fallsIn;
            if (!runs)
                kill(groups[i].begin, groupEnd);
            fallsIn = runs && !leaves(groups[i].begin, groupEnd);
        }
    }

    /// Whether the group's last statement leaves the switch without a condition.
    bool leaves(std::size_t begin, std::size_t end) const
    {
        std::size_t at = end;
        while (at > begin && (is(at - 1, "}") || is(at - 1, ";")))
            --at;
        while (at > begin && !is(at - 1, ";") && !is(at - 1, "{") && !is(at - 1, "}") &&
               !is(at - 1, ":"))
            --at;
        return is(at, "break") || is(at, "return") || is(at, "continue") || is(at, "throw");
    }

    std::vector<Word> m_words;
    std::vector<bool> m_dead;
    QStringList m_options;
    int m_option = 0;
    QString m_name;
    std::size_t m_afterLabel = 0;
    bool m_left = false; ///< the statement just walked certainly leaves its block
};

} // namespace

std::vector<bool> skippedLines(const std::string& source, const lesson::Choice& choice, int option)
{
    const QStringList lines = QString::fromStdString(source).split(QLatin1Char('\n'));
    Walk walk(wordsOf(lines), choice, option);
    walk.run();
    return walk.lines(int(lines.size()));
}

} // namespace crosstalk::code
