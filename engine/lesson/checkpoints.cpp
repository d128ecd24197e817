#include "engine/lesson/checkpoints.h"

#include <algorithm>
#include <ranges>
#include <string_view>

namespace crosstalk::lesson {

namespace {

bool holds(const std::map<std::string, std::string>& where,
           const std::map<std::string, std::string>& settings)
{
    return std::all_of(where.begin(), where.end(), [&settings](const auto& wanted) {
        const auto found = settings.find(wanted.first);
        return found != settings.end() && isOneOf(found->second, wanted.second);
    });
}

bool matches(const Checkpoint& checkpoint, const std::string& kind, const std::string& on,
             const std::string& call)
{
    return checkpoint.fact == kind && (checkpoint.on.empty() || checkpoint.on == on) &&
           (checkpoint.call.empty() || checkpoint.call == call);
}

} // namespace

const std::vector<std::string>& factKinds()
{
    static const std::vector<std::string> kinds{
        "race",      "lost-update", "clean-run",  "sleep",       "woke",      "full",     "empty",
        "eof",       "epipe",       "sigpipe",    "refused",     "resized",   "killed",   "frozen",
        "thawed",    "exited",      "choice",     "parameter",   "step",      "finished", "mark",
        "error",     "exec",        "eagain",     "enxio",       "overlap",   "deadlock", "handled",
        "coalesced", "dead-name",   "no-senders", "right-moved", "timed-out", "overtook", "removed",
        "too-long",  "not-there",   "name-taken", "torn-read",   "stale-value",
        // of a socket
        "connected", "accepted", "backlog-full", "half-closed", "reset", "short-read",
        "partial-send", "truncated", "rights", "lost", "dropped", "in-use", "efault",
        // of a remote call: what the client was told, and what the server did
        "called", "retried", "returned", "unavailable", "deadline-exceeded", "cancelled", "failed",
        "dispatched", "executed", "replied", "malformed", "duplicate", "repeated", "late", "cut",
        "held-back"};
    return kinds;
}

namespace {

/// Taken apart where it stands: settings are compared at every fact of a run.
auto alternativesIn(std::string_view text)
{
    return text | std::views::split('|') | std::views::transform([](auto part) {
               return std::string_view(part.begin(), part.end());
           });
}

} // namespace

std::vector<std::string> alternativesOf(const std::string& text)
{
    std::vector<std::string> found;
    for (const std::string_view one : alternativesIn(text))
        found.emplace_back(one);
    return found;
}

bool isOneOf(const std::string& value, const std::string& alternatives)
{
    return std::ranges::any_of(alternativesIn(alternatives),
                               [&value](std::string_view one) { return one == value; });
}

Checkpoints::Checkpoints(std::vector<Checkpoint> checkpoints)
    : m_checkpoints(std::move(checkpoints)), m_counts(m_checkpoints.size(), 0)
{
}

std::vector<std::string> Checkpoints::observe(const std::string& kind, const std::string& on,
                                              const std::string& call,
                                              const std::map<std::string, std::string>& settings,
                                              std::uint64_t times)
{
    std::vector<std::string> reachedNow;
    for (std::size_t i = 0; i < m_checkpoints.size(); ++i) {
        const auto& checkpoint = m_checkpoints[i];
        if (!matches(checkpoint, kind, on, call) || !holds(checkpoint.where, settings))
            continue;
        const bool before = m_counts[i] >= checkpoint.atLeast;
        m_counts[i] += times;
        if (!before && m_counts[i] >= checkpoint.atLeast)
            reachedNow.push_back(checkpoint.id);
    }
    return reachedNow;
}

std::size_t Checkpoints::indexOf(const std::string& id) const
{
    const auto found = std::find_if(m_checkpoints.begin(), m_checkpoints.end(),
                                    [&id](const auto& one) { return one.id == id; });
    return static_cast<std::size_t>(found - m_checkpoints.begin());
}

bool Checkpoints::reached(const std::string& id) const
{
    const auto i = indexOf(id);
    return i < m_counts.size() && m_counts[i] >= m_checkpoints[i].atLeast;
}

bool Checkpoints::allReached() const
{
    return std::all_of(m_checkpoints.begin(), m_checkpoints.end(),
                       [this](const auto& one) { return reached(one.id); });
}

std::uint64_t Checkpoints::count(const std::string& id) const
{
    const auto i = indexOf(id);
    return i < m_counts.size() ? m_counts[i] : 0;
}

} // namespace crosstalk::lesson
