#include "engine/measure/result.h"

#include <algorithm>
#include <cstdio>

namespace crosstalk::measure {

const char* idOf(Way way)
{
    static constexpr std::array names{"pipe",  "socket", "tcp", "queue",
                                      "futex", "spin",   "call"};
    return names[std::size_t(way)];
}

const char* idOf(Job job)
{
    return job == Job::ThereAndBack ? "there-and-back" : "one-way";
}

Spread spreadOf(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    const double median = values.size() % 2 == 1 ? values[middle]
                                                 : (values[middle - 1] + values[middle]) / 2;
    return {median, values.front(), values.back(), int(values.size())};
}

namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string lineOf(const Measured& result)
{
    std::string line = std::string(idOf(result.cell.way)) + ',' + idOf(result.cell.job) + ',' +
                       std::to_string(result.cell.size);
    if (result.absent)
        return line + ",,,,,,,,,\n";
    for (const double value : {result.ns.median, result.ns.low, result.ns.high,
                               result.bytesPerSecond(), result.cpuNs.median})
        line += ',' + number(value);
    line += ',' + std::to_string(result.ns.runs);
    if (!result.crossings)
        return line + ",,,\n";
    for (const double value :
         {result.crossings->calls, result.crossings->copies, result.crossings->bytes})
        line += ',' + number(value);
    return line + '\n';
}

} // namespace

std::string csvOf(const std::vector<Measured>& results)
{
    std::string text = "way,job,bytes,ns_median,ns_low,ns_high,bytes_per_second,cpu_ns,runs,calls,"
                       "copies,bytes_copied\n";
    for (const Measured& result : results)
        text += lineOf(result);
    return text;
}

} // namespace crosstalk::measure
