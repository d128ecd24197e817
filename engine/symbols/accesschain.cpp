#include "engine/symbols/accesschain.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace crosstalk::symbols {
namespace {

using Kind = AccessStep::Kind;
using Tokens = std::vector<std::string_view>;

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool isName(std::string_view token)
{
    return !token.empty() && isWord(token[0]) &&
           std::isdigit(static_cast<unsigned char>(token[0])) == 0;
}

/// A value ends here: a * or & that comes next is a binary operator.
bool endsValue(std::string_view token)
{
    if (token == "return" || token == "else" || token == "do" || token == "case")
        return false;
    return (!token.empty() && isWord(token[0])) || token == ")" || token == "]";
}

std::size_t quoted(std::string_view line, std::size_t from)
{
    std::size_t at = from + 1;
    while (at < line.size() && line[at] != line[from])
        at += line[at] == '\\' ? 2 : 1;
    return std::min(at + 1, line.size());
}

std::size_t wordEnd(std::string_view line, std::size_t at)
{
    while (at < line.size() && isWord(line[at]))
        ++at;
    return at;
}

std::size_t operatorLength(std::string_view rest)
{
    constexpr std::array<std::string_view, 22> operators{
        "<<=", ">>=", "->", "::", "++", "--", "==", "!=", "<=", ">=", "+=",
        "-=",  "*=",  "/=", "%=", "&=", "|=", "^=", "&&", "||", "<<", ">>"};
    for (const std::string_view one : operators)
        if (rest.starts_with(one))
            return one.size();
    return 1;
}

Tokens tokensOf(std::string_view line)
{
    Tokens tokens;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        if (line.substr(at).starts_with("//"))
            break;
        if (line.substr(at).starts_with("/*")) {
            end = line.find("*/", at + 2);
            at = end == line.npos ? line.size() : end + 2;
            continue;
        }
        if (std::isspace(static_cast<unsigned char>(line[at])) != 0) {
            ++at;
            continue;
        }
        if (line[at] == '"' || line[at] == '\'')
            end = quoted(line, at);
        else
            end = isWord(line[at]) ? wordEnd(line, at) : at + operatorLength(line.substr(at));
        tokens.push_back(line.substr(at, end - at));
        at = end;
    }
    return tokens;
}

/// The line's postfix expressions, one after the other.
class Reader
{
public:
    explicit Reader(std::string_view line) : m_tokens(tokensOf(line)) {}

    std::vector<AccessChain> read()
    {
        for (std::size_t at = 0; at < m_tokens.size();)
            at = std::max(at + 1, chainAt(at));
        return std::move(m_chains);
    }

private:
    std::string_view token(std::size_t at) const
    {
        return at < m_tokens.size() ? m_tokens[at] : std::string_view();
    }
    std::string_view before(std::size_t at) const { return at > 0 ? token(at - 1) : ""; }

    bool isMemberName(std::size_t at) const
    {
        return before(at) == "->" || before(at) == "." || token(at + 1) == "::";
    }

    /// Reads the chain that begins at this token, if one does. Returns where it ends.
    std::size_t chainAt(std::size_t at)
    {
        AccessChain chain;
        std::size_t next = at;
        if (token(at) == "(" && !endsValue(before(at)))
            next = parenthesis(at, chain);
        else if (isName(token(at)) && !isMemberName(at))
            next = root(at, chain);
        else if ((token(at) == "->" || token(at) == ".") && before(at) == ")")
            next = at; // of what a call or a cast returned
        else
            return at;
        if (next == at && chain.root.empty() && token(at) == "(")
            return at;
        const std::size_t end = steps(next, chain);
        finish(at, end, std::move(chain));
        return end;
    }

    std::size_t root(std::size_t at, AccessChain& chain) const
    {
        chain.root = token(at);
        chain.text = token(at);
        return at + 1;
    }

    /// "(*p)" and "(p)": a chain goes on behind them.
    std::size_t parenthesis(std::size_t at, AccessChain& chain) const
    {
        std::size_t inside = at + 1;
        while (token(inside) == "*")
            ++inside;
        if (!isName(token(inside)) || token(inside + 1) != ")")
            return at;
        chain.root = token(inside);
        const std::string_view next = token(inside + 2);
        const bool goesOn = next == "->" || next == "." || next == "[";
        for (std::size_t i = at + !goesOn; i <= inside + goesOn; ++i)
            chain.text += token(i);
        chain.steps.resize(inside - at - 1, {Kind::Dereference, {}});
        return inside + 2;
    }

    std::size_t steps(std::size_t at, AccessChain& chain)
    {
        for (;;) {
            const std::string_view one = token(at);
            if ((one == "->" || one == ".") && isName(token(at + 1)) && token(at + 2) != "(") {
                pointerUpTo(chain, one == "->" ? Kind::Arrow : Kind::Member);
                chain.steps.push_back(
                    {one == "->" ? Kind::Arrow : Kind::Member, std::string(token(at + 1))});
                chain.text += std::string(one) + std::string(token(at + 1));
                at += 2;
            } else if (const std::size_t end = closing(at); one == "[" && end != at) {
                pointerUpTo(chain, Kind::Index);
                chain.steps.push_back({Kind::Index, {}});
                indexText(at, end, chain);
                at = end + 1;
            } else {
                return at;
            }
        }
    }

    /// An arrow, and an index maybe, loads the pointer that it goes through.
    void pointerUpTo(const AccessChain& chain, Kind next)
    {
        if (next != Kind::Member && !chain.steps.empty())
            m_chains.push_back(chain);
    }

    std::size_t closing(std::size_t at) const
    {
        int depth = 0;
        for (std::size_t i = at; i < m_tokens.size(); ++i) {
            depth += m_tokens[i] == "[" ? 1 : m_tokens[i] == "]" ? -1 : 0;
            if (depth == 0)
                return i;
        }
        return at;
    }

    /// What is inside the brackets is an expression with chains of its own.
    void indexText(std::size_t from, std::size_t to, AccessChain& chain)
    {
        for (std::size_t i = from; i <= to; ++i)
            chain.text += m_tokens[i];
        for (std::size_t i = from + 1; i < to;)
            i = std::max(i + 1, chainAt(i));
    }

    /// Of the whole chain: is it loaded, stored, or only its address taken?
    void finish(std::size_t at, std::size_t end, AccessChain chain)
    {
        std::size_t first = at;
        while (before(first) == "*" && !(first >= 2 && endsValue(token(first - 2)))) {
            pointerUpTo(chain, Kind::Arrow);
            chain.steps.push_back({Kind::Dereference, {}});
            chain.text.insert(0, "*");
            --first;
        }
        const bool isAddress = before(first) == "&" && !(first >= 2 && endsValue(token(first - 2)));
        const bool isFunction = chain.steps.empty() && token(end) == "(";
        if (isFunction || isAddress)
            return;
        const bool both = changes(before(first)) || changes(token(end)) || mayChange(first, end);
        chain.stores = both || token(end) == "=";
        chain.loads = both || token(end) != "=";
        m_chains.push_back(std::move(chain));
    }

    static bool changes(std::string_view one)
    {
        constexpr std::array<std::string_view, 12> operators{
            "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};
        return std::ranges::find(operators, one) != operators.end();
    }

    /// A call on it, or with it as an argument, may do anything; so may reading from a stream.
    bool mayChange(std::size_t first, std::size_t end) const
    {
        const bool isCalled = (token(end) == "." || token(end) == "->") && token(end + 2) == "(";
        return isCalled || before(first) == ">>" || isArgument(first);
    }

    bool isArgument(std::size_t at) const
    {
        int depth = 0;
        for (std::size_t i = at; i-- > 0;) {
            depth += m_tokens[i] == ")" ? 1 : m_tokens[i] == "(" ? -1 : 0;
            if (depth < 0)
                return isCall(i) || isArgument(i);
        }
        return false;
    }

    /// Is this parenthesis that of a call's arguments?
    bool isCall(std::size_t open) const
    {
        constexpr std::array<std::string_view, 6> words{"if",     "while",  "for",
                                                        "switch", "return", "sizeof"};
        const std::string_view name = before(open);
        return (isName(name) && std::ranges::find(words, name) == words.end()) || name == ">";
    }

    Tokens m_tokens;
    std::vector<AccessChain> m_chains;
};

} // namespace

std::vector<AccessChain> accessChains(std::string_view line)
{
    return Reader(line).read();
}

} // namespace crosstalk::symbols
