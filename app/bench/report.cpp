#include "app/bench/report.h"

#include <boost/json.hpp>

#include <cstdio>

namespace crosstalk::bench {

namespace {

namespace json = boost::json;

template<class... Values> std::string format(const char* pattern, Values... values)
{
    char text[256];
    std::snprintf(text, sizeof text, pattern, values...);
    return text;
}

json::object machineObject(const Machine& machine)
{
    return {{"cpu", machine.cpu},           {"cores", machine.cores},
            {"kernel", machine.kernel},     {"clocksource", machine.clocksource},
            {"compiler", machine.compiler}, {"load", machine.load}};
}

json::object measureObject(const FigureSpec& spec, const Figure& figure)
{
    json::object out{{"name", spec.name},
                     {"value", nullptr},
                     {"unit", spec.unit},
                     {"better", spec.higherIsBetter ? "higher" : "lower"},
                     {"min", nullptr},
                     {"max", nullptr},
                     {"runs", figure.values.size()}};
    if (spec.target)
        out["target"] = *spec.target;
    if (figure.values.empty()) {
        out["absent"] = figure.absent;
        return out;
    }
    out["value"] = figure.median();
    out["min"] = figure.lowest();
    out["max"] = figure.highest();
    return out;
}

/// Three significant digits are more than such figures are worth.
std::string number(double value)
{
    const int decimals = value < 10 ? 3 : value < 100 ? 2 : 1;
    return format("%.*f", decimals, value);
}

std::string targetText(const FigureSpec& spec)
{
    return spec.target ? format("%s %g", spec.higherIsBetter ? ">=" : "<=", *spec.target) : "";
}

std::string row(const FigureSpec& spec, const Figure& figure)
{
    if (figure.values.empty())
        return format("%-24s %9s  %-5s %-8s      %s\n", spec.name, "absent", "",
                      targetText(spec).c_str(), spec.meaning);
    const std::string spread = number(figure.lowest()) + " .. " + number(figure.highest());
    return format("%-24s %9s  %-5s %-8s %-4s %-20s %s\n", spec.name,
                  number(figure.median()).c_str(), spec.unit, targetText(spec).c_str(),
                  !spec.target            ? ""
                  : reached(spec, figure) ? "yes"
                                          : "NO",
                  spread.c_str(), spec.meaning);
}

} // namespace

std::string jsonText(const Machine& machine, const Figures& figures)
{
    json::array measures;
    for (const FigureSpec& spec : figureSpecs())
        measures.push_back(measureObject(spec, figures.at(spec.name)));
    json::object out{{"crosstalk", 1}, {"machine", machineObject(machine)}};
    out["measures"] = std::move(measures);
    if (!figures.failures().empty())
        out["failures"] = json::value_from(figures.failures());
    return json::serialize(out) + "\n";
}

std::string tableText(const Machine& machine, const Figures& figures)
{
    std::string out = format("%s, %d cores, Linux %s, clock %s, %s, load %.1f\n\n",
                             machine.cpu.c_str(), machine.cores, machine.kernel.c_str(),
                             machine.clocksource.c_str(), machine.compiler.c_str(), machine.load);
    out += format("%-24s %9s  %-5s %-8s %-4s %-20s %s\n", "figure", "median", "", "target", "",
                  "min .. max", "meaning");
    for (const FigureSpec& spec : figureSpecs())
        out += row(spec, figures.at(spec.name));
    return out;
}

} // namespace crosstalk::bench
