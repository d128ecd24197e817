#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crosstalk::bench {

/// What is measured under one name, and how good it has to be.
struct FigureSpec
{
    const char* name;
    const char* unit;
    bool higherIsBetter;
    std::optional<double> target;
    const char* meaning; ///< one line for people
};

/// Every figure there is, in the order they are printed.
std::span<const FigureSpec> figureSpecs();

/// What was measured under one name: values of all its runs, or why there are none.
struct Figure
{
    std::vector<double> values;
    std::string absent; ///< reason, when there are no values

    double median() const; ///< values must not be empty
    double lowest() const;
    double highest() const;
};

/// All that one bench found out. A figure that nobody adds to is absent and says so.
class Figures
{
public:
    /// `name` must be one of figureSpecs().
    void add(const std::string& name, double value);
    void setAbsent(const std::string& name, const std::string& reason);

    /// Something that must never happen did: "2 of 131072 events were lost".
    void addFailure(const std::string& what); ///< "": it did not
    const std::vector<std::string>& failures() const { return m_failures; }

    const Figure& at(const std::string& name) const;

private:
    std::map<std::string, Figure> m_figures;
    std::vector<std::string> m_failures;
};

/// True when the median reaches the target; also when there is no target.
bool reached(const FigureSpec& spec, const Figure& figure);

} // namespace crosstalk::bench
