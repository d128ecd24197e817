#include "app/bench/bench.h"

#include "app/bench/groups.h"
#include "app/bench/report.h"

#include <cstdio>

namespace crosstalk::bench {

namespace {

/// People's words go to standard error, so that standard output is one object or one table.
void explain(const Machine& machine, const Figures& figures)
{
    for (const FigureSpec& spec : figureSpecs())
        if (const Figure& figure = figures.at(spec.name); figure.values.empty())
            std::fprintf(stderr, "crosstalk: no %s: %s\n", spec.name, figure.absent.c_str());
    for (const std::string& failure : figures.failures())
        std::fprintf(stderr, "crosstalk: %s\n", failure.c_str());
    if (machine.load > machine.cores + 0.5)
        std::fprintf(stderr,
                     "crosstalk: the machine was busy (load %.1f on %d cores), so these "
                     "figures are worth little.\n",
                     machine.load, machine.cores);
}

} // namespace

int runBench(bool json)
{
    const Machine machine = Machine::present();
    const Figures figures = measureAll({});
    std::fputs((json ? jsonText(machine, figures) : tableText(machine, figures)).c_str(), stdout);
    explain(machine, figures);
    return figures.failures().empty() ? 0 : 1;
}

} // namespace crosstalk::bench
