#include "app/cli/measurecommand.h"

#include "engine/measure/measurement.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdio>

namespace crosstalk::cli {
namespace {

namespace json = boost::json;

json::object spreadObject(const measure::Spread& spread)
{
    return {{"median", spread.median},
            {"min", spread.low},
            {"max", spread.high},
            {"runs", spread.runs}};
}

json::object objectOf(const measure::Measured& result)
{
    json::object object{{"way", measure::idOf(result.cell.way)},
                        {"job", measure::idOf(result.cell.job)},
                        {"bytes", result.cell.size}};
    if (result.absent) {
        object["absent"] = result.absent->sentence();
        return object;
    }
    object["ns"] = spreadObject(result.ns);
    object["cpu_ns"] = spreadObject(result.cpuNs);
    object["bytes_per_second"] = result.bytesPerSecond();
    object["crossings"] = nullptr;
    if (result.crossings)
        object["crossings"] = json::object{{"calls", result.crossings->calls},
                                           {"copies", result.crossings->copies},
                                           {"bytes", result.crossings->bytes}};
    return object;
}

std::string jsonOf(const std::vector<measure::Measured>& results)
{
    json::array all;
    for (const auto& result : results)
        all.emplace_back(objectOf(result));
    return json::serialize(json::object{{"crosstalk", 1}, {"measured", std::move(all)}}) + "\n";
}

void printRow(std::FILE* to, const measure::Measured& result)
{
    std::fprintf(to, "%-7s %-15s %8ld ", measure::idOf(result.cell.way),
                 measure::idOf(result.cell.job), result.cell.size);
    if (result.absent)
        std::fprintf(to, "%s\n", result.absent->sentence().c_str());
    else if (result.crossings)
        std::fprintf(to, "%12.0f %12.0f %9.1f %9.1f %9.1f\n", result.ns.median,
                     result.cpuNs.median, result.bytesPerSecond() / 1e6, result.crossings->calls,
                     result.crossings->copies);
    else
        std::fprintf(to, "%12.0f %12.0f %9.1f         –         –\n", result.ns.median,
                     result.cpuNs.median, result.bytesPerSecond() / 1e6);
}

void printHeader(std::FILE* to)
{
    std::fprintf(to, "%-7s %-15s %8s %12s %12s %9s %9s %9s\n", "way", "job", "bytes", "ns",
                 "cpu ns", "MB/s", "calls", "copies");
}

} // namespace

int measureWays(const MeasureRequest& request, const session::Installation& installation)
{
    const auto folder = installation.programs / "choose" / "unwatched";
    const bool table = !request.json && !request.csv;
    std::FILE* const progress = table ? stdout : stderr;
    std::vector<measure::Measured> results;
    const measure::Cancelled never{false};
    printHeader(progress);
    measure::measureAll(folder, {}, never, [&](const measure::Measured& result) {
        results.push_back(result);
        printRow(progress, result);
        std::fflush(progress);
    });
    if (!table)
        std::fputs((request.json ? jsonOf(results) : measure::csvOf(results)).c_str(), stdout);
    const bool any = std::ranges::any_of(results, [](const auto& each) { return !each.absent; });
    return any ? Ran : Failed;
}

} // namespace crosstalk::cli
