#include "engine/analysis/reason.h"

namespace crosstalk::analysis {

namespace {

std::string place(const Side& side, bool namesFile)
{
    if (side.at.line == 0)
        return {};
    const std::string line = std::to_string(side.at.line);
    if (namesFile && !side.at.file.empty())
        return " at " + side.at.file + ":" + line;
    return " at line " + line;
}

std::string what(const Side& side)
{
    return std::string(side.write ? "wrote " : "read ");
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string whatHappened(const std::string& variable, const Side& first, const Side& second)
{
    const bool files = first.at.file != second.at.file;
    return first.process + " " + what(first) + variable + place(first, files) + " and " +
           second.process + " " + what(second) + "it" + place(second, files) + ".";
}

/// Both sides locked something, or one of them did; empty when locks explain nothing.
std::string locksReason(const Side& first, const Side& second)
{
    if (first.locks.empty() && second.locks.empty())
        return {};
    if (first.locks.empty() || second.locks.empty()) {
        const Side& holder = first.locks.empty() ? second : first;
        const Side& other = first.locks.empty() ? first : second;
        return holder.process + " held " + listed(holder.locks) + ", " + other.process +
               " held no lock: a lock protects only if everybody takes it.";
    }
    const bool single = first.locks.size() == 1 && second.locks.size() == 1;
    return first.process + " holds " + listed(first.locks) + ", " + second.process + " holds " +
           listed(second.locks) +
           (single ? ": two different locks." : ": they have no lock in common.");
}

std::string atomicReason(const Side& first, const Side& second)
{
    if (first.atomic == second.atomic)
        return {};
    const Side& plain = first.atomic ? second : first;
    return "Only one access was atomic, that of " + plain.process +
           " was not: both must be, or something else must order them.";
}

/// The mistake that stands behind it, most telling first.
std::string missing(const Side& first, const Side& second, const Circumstances& circumstances)
{
    if (!circumstances.shareALock)
        if (std::string text = locksReason(first, second); !text.empty())
            return text;
    if (circumstances.relaxedFlag)
        return "The flag between them was atomic, but memory_order_relaxed orders nothing: store "
               "it with release and load it with acquire.";
    if (std::string text = atomicReason(first, second); !text.empty())
        return text;
    if (first.isVolatile || second.isVolatile)
        return "volatile orders nothing between processes.";
    if (circumstances.slept)
        return "sleep() orders nothing: it makes the bad moment rarer, not impossible.";
    return "No lock, message or signal orders one before the other.";
}

} // namespace

std::string reason(const std::string& variable, const Side& first, const Side& second,
                   const Circumstances& circumstances)
{
    return whatHappened(variable, first, second) + " " + missing(first, second, circumstances);
}

} // namespace crosstalk::analysis
