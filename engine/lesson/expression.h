#pragma once

#include "engine/base/result.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace crosstalk::lesson {

/// A formula over named facts, such as "finished && balance < deposits * processes": numbers,
/// names,
/// + - * / ( ) == != < <= > >= && || ! and c ? a : b. True is 1. Movable; not for use by two
/// threads at one time.
class Expression
{
public:
    /// Gives the value of a name, or nothing when there is none.
    using Lookup = std::function<std::optional<double>(const std::string& name)>;

    /// The Error says what is wrong and at which character (object: the text).
    static Result<Expression> compile(const std::string& text);

    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;
    ~Expression();

    const std::string& text() const;
    /// The facts that it is about.
    const std::set<std::string>& names() const;

    /// Fails when a name has no value or the result is no number (a division by zero).
    Result<double> evaluate(const Lookup& lookup);
    Result<double> evaluate(const std::map<std::string, double>& facts);

private:
    class Private;
    explicit Expression(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace crosstalk::lesson
