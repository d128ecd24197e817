#include "engine/lesson/expression.h"

#include <cmath>
#include <muParser.h>

namespace crosstalk::lesson {

namespace {

Error wrong(const std::string& text, const std::string& what)
{
    return {"use the expression", "“" + text + "”", 0, what};
}

/// muParser takes a single = for an assignment; nobody who writes one means that.
std::size_t findAssignment(const std::string& text)
{
    for (auto at = text.find('='); at != std::string::npos; at = text.find('=', at + 1)) {
        if (at + 1 < text.size() && text[at + 1] == '=')
            ++at;
        else if (at == 0 || std::string("!<>").find(text[at - 1]) == std::string::npos)
            return at;
    }
    return std::string::npos;
}

} // namespace

class Expression::Private
{
public:
    std::string text;
    std::set<std::string> names;
    std::map<std::string, double> values; ///< where the parser looks; never moves
    mu::Parser parser;

    void parse()
    {
        parser.DefineInfixOprt("!", [](double value) { return value == 0 ? 1.0 : 0.0; });
        parser.SetExpr(text);
        const auto used = parser.GetUsedVar(); // a copy: DefineVar() empties the original
        for (const auto& [name, address] : used) {
            names.insert(name);
            parser.DefineVar(name, &values[name]);
        }
        parser.Eval();
    }
};

Result<Expression> Expression::compile(const std::string& text)
{
    if (const auto at = findAssignment(text); at != std::string::npos)
        return wrong(text, "At character " + std::to_string(at + 1) + ": to compare, write ==");
    auto p = std::make_unique<Private>();
    p->text = text;
    try {
        p->parse();
    } catch (const mu::Parser::exception_type& error) {
        return wrong(text, error.GetMsg());
    }
    if (p->parser.GetNumResults() != 1)
        return wrong(text, "It must be one formula, without a comma");
    return Expression(std::move(p));
}

Expression::Expression(std::unique_ptr<Private> p) : d(std::move(p)) {}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

const std::string& Expression::text() const
{
    return d->text;
}

const std::set<std::string>& Expression::names() const
{
    return d->names;
}

Result<double> Expression::evaluate(const Lookup& lookup)
{
    for (auto& [name, value] : d->values) {
        const auto known = lookup(name);
        if (!known)
            return wrong(d->text, "Nothing is called " + name);
        value = *known;
    }
    const double result = d->parser.Eval();
    if (!std::isfinite(result))
        return wrong(d->text, "The result is no number: was there a division by zero?");
    return result;
}

Result<double> Expression::evaluate(const std::map<std::string, double>& facts)
{
    return evaluate([&facts](const std::string& name) -> std::optional<double> {
        const auto found = facts.find(name);
        if (found == facts.end())
            return {};
        return found->second;
    });
}

} // namespace crosstalk::lesson
