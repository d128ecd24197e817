#include "engine/symbols/synccalls.h"

#include <algorithm>
#include <array>
#include <span>

namespace crosstalk::symbols {
namespace {

using Names = std::span<const std::string_view>;

/// Members of a class that count; with `lifetime` its constructors and destructor do too.
struct SyncClass
{
    std::string_view name;
    Names members;
    bool lifetime = false;
};

constexpr std::array<std::string_view, 26> lockMembers{
    "lock",
    "unlock",
    "try_lock",
    "timed_lock",
    "try_lock_for",
    "try_lock_until",
    "lock_shared",
    "unlock_shared",
    "try_lock_shared",
    "try_lock_shared_for",
    "try_lock_shared_until",
    "lock_sharable",
    "unlock_sharable",
    "try_lock_sharable",
    "timed_lock_sharable",
    "lock_upgradable",
    "unlock_upgradable",
    "try_lock_upgradable",
    "timed_lock_upgradable",
    "unlock_and_lock_upgradable",
    "unlock_and_lock_sharable",
    "unlock_upgradable_and_lock",
    "unlock_upgradable_and_lock_sharable",
    "try_unlock_upgradable_and_lock",
    "timed_unlock_upgradable_and_lock",
    "try_unlock_sharable_and_lock",
};

constexpr std::array<std::string_view, 14> waitMembers{
    "wait",    "post",       "try_wait",        "timed_wait",      "wait_for",
    "notify",  "wait_until", "notify_one",      "notify_all",      "arrive",
    "acquire", "count_down", "arrive_and_wait", "arrive_and_drop",
};

constexpr std::array<std::string_view, 4> semaphoreMembers{"release", "try_acquire",
                                                           "try_acquire_for", "try_acquire_until"};

constexpr std::array<std::string_view, 6> queueMembers{"send",    "try_send",    "timed_send",
                                                       "receive", "try_receive", "timed_receive"};

constexpr std::array<std::string_view, 4> threadMembers{"thread", "join", "jthread", "detach"};

// Boost.Interprocess' own locks and waits.
constexpr std::array<SyncClass, 22> interprocessClasses{{
    {"interprocess_mutex", lockMembers},
    {"interprocess_recursive_mutex", lockMembers},
    {"interprocess_sharable_mutex", lockMembers},
    {"interprocess_upgradable_mutex", lockMembers},
    {"named_mutex", lockMembers},
    {"named_recursive_mutex", lockMembers},
    {"named_sharable_mutex", lockMembers},
    {"named_upgradable_mutex", lockMembers},
    {"file_lock", lockMembers},
    {"null_mutex", lockMembers},
    {"scoped_lock", lockMembers, true},
    {"sharable_lock", lockMembers, true},
    {"upgradable_lock", lockMembers, true},
    {"interprocess_semaphore", waitMembers},
    {"named_semaphore", waitMembers},
    {"interprocess_condition", waitMembers},
    {"interprocess_condition_any", waitMembers},
    {"named_condition", waitMembers},
    {"named_condition_any", waitMembers},
    {"barrier", waitMembers},
    {"message_queue", queueMembers},
    {"message_queue_t", queueMembers},
}};

constexpr std::array<SyncClass, 20> standardClasses{{
    {"mutex", lockMembers},
    {"timed_mutex", lockMembers},
    {"recursive_mutex", lockMembers},
    {"recursive_timed_mutex", lockMembers},
    {"shared_mutex", lockMembers},
    {"shared_timed_mutex", lockMembers},
    {"lock_guard", {}, true},
    {"scoped_lock", {}, true},
    {"unique_lock", lockMembers, true},
    {"shared_lock", lockMembers, true},
    {"condition_variable", waitMembers},
    {"condition_variable_any", waitMembers},
    {"counting_semaphore", waitMembers},
    {"counting_semaphore", semaphoreMembers},
    {"barrier", waitMembers},
    {"latch", waitMembers},
    {"thread", threadMembers},
    {"jthread", threadMembers, true},
    {"future", waitMembers},
    {"shared_future", waitMembers},
}};

// Whole families: every member but the constructors is an operation on shared state.
constexpr std::array<std::string_view, 10> atomicClasses{"std::atomic",
                                                         "std::__atomic_base",
                                                         "std::__atomic_float",
                                                         "std::__atomic_ref",
                                                         "std::atomic_ref",
                                                         "std::atomic_flag",
                                                         "boost::atomics::atomic",
                                                         "boost::atomics::atomic_ref",
                                                         "boost::atomic",
                                                         "boost::atomics::ipc_atomic"};

constexpr std::array<std::string_view, 14> functions{
    "crosstalk::mach::send",
    "crosstalk::mach::receive",
    "crosstalk::mach::allocate",
    "crosstalk::mach::allocateReply",
    "crosstalk::mach::deallocate",
    "std::lock",
    "std::try_lock",
    "std::call_once",
    "std::atomic_thread_fence",
    "std::atomic_signal_fence",
    "std::this_thread::sleep_for",
    "std::this_thread::sleep_until",
    "std::this_thread::yield",
    "boost::atomics::atomic_thread_fence",
};

constexpr std::string_view interprocess = "boost::interprocess::";
constexpr std::string_view standard = "std::";

bool contains(Names names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool isLifetime(std::string_view className, std::string_view member)
{
    return member == className || (member.starts_with('~') && member.substr(1) == className);
}

bool isMemberOf(std::span<const SyncClass> classes, std::string_view className,
                std::string_view member)
{
    return std::ranges::any_of(classes, [&](const SyncClass& one) {
        return one.name == className &&
               (contains(one.members, member) || (one.lifetime && isLifetime(className, member)));
    });
}

std::string_view lastPart(std::string_view qualified)
{
    const auto colons = qualified.rfind("::");
    return colons == std::string_view::npos ? qualified : qualified.substr(colons + 2);
}

/// A conversion's name may hold colons and spaces ("operator std::size_t"): cut before it.
std::size_t memberStart(std::string_view qualified)
{
    const auto operatorAt = qualified.find("::operator");
    const auto colons = operatorAt != std::string_view::npos ? operatorAt : qualified.rfind("::");
    return colons == std::string_view::npos ? 0 : colons + 2;
}

bool isAtomicOperation(std::string_view scope, std::string_view member)
{
    return std::ranges::find(atomicClasses, scope) != atomicClasses.end() &&
           !isLifetime(lastPart(scope), member);
}

/// std::atomic_fetch_add and its kin.
bool isAtomicFunction(std::string_view qualified)
{
    return qualified.starts_with("std::atomic_") &&
           qualified.find("::", 5) == std::string_view::npos;
}

/// Follows brackets through a demangled name: what lies at depth 0 is the name itself.
class NameScanner
{
public:
    explicit NameScanner(std::string_view text) : m_text(text) {}

    std::string scan()
    {
        while (m_at < m_text.size() && step()) {
        }
        return std::move(m_name);
    }

private:
    bool step()
    {
        if (takeOperator() || takeAnonymous())
            return true;
        const char c = m_text[m_at++];
        if (m_depth == 0 && c == '(')
            return false; // parameters: the name is complete
        if (m_depth == 0 && c == ' ')
            m_name.clear(); // that was the return type
        else if (c == '<' || c == '(' || c == '{')
            ++m_depth;
        else if (c == '>' || c == ')' || c == '}')
            --m_depth;
        else if (m_depth == 0)
            m_name += c;
        return true;
    }

    /// An operator's symbol may be a bracket, and a conversion's type has spaces.
    bool takeOperator()
    {
        constexpr std::string_view word = "operator";
        if (m_depth != 0 || !m_text.substr(m_at).starts_with(word) || !atWordStart())
            return false;
        auto end = m_text.find('(', m_at + word.size());
        if (end == m_at + word.size() && m_text.substr(end).starts_with("()"))
            end += 2;
        m_name += m_text.substr(m_at, end - m_at);
        m_at = std::min(end, m_text.size());
        return true;
    }

    bool takeAnonymous()
    {
        constexpr std::string_view anonymous = "(anonymous namespace)";
        if (m_depth != 0 || !m_text.substr(m_at).starts_with(anonymous))
            return false;
        m_name += anonymous;
        m_at += anonymous.size();
        return true;
    }

    bool atWordStart() const { return m_name.empty() || m_name.ends_with("::"); }

    std::string_view m_text;
    std::string m_name;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

std::string qualifiedName(std::string_view demangled)
{
    return NameScanner(demangled).scan();
}

int queueCallOf(std::string_view qualified)
{
    constexpr std::string_view scope = "boost::interprocess::message_queue_t::";
    if (!qualified.starts_with(scope))
        return -1;
    const auto found = std::ranges::find(queueMembers, qualified.substr(scope.size()));
    return found != queueMembers.end() ? int(found - queueMembers.begin()) : -1;
}

bool isSyncCall(std::string_view qualified)
{
    if (contains(functions, qualified) || isAtomicFunction(qualified))
        return true;
    const std::size_t at = memberStart(qualified);
    if (at == 0)
        return false;
    const auto scope = qualified.substr(0, at - 2);
    const auto member = qualified.substr(at);
    if (isAtomicOperation(scope, member))
        return true;
    if (scope.starts_with(interprocess))
        return isMemberOf(interprocessClasses, scope.substr(interprocess.size()), member);
    return scope.starts_with(standard) &&
           isMemberOf(standardClasses, scope.substr(standard.size()), member);
}

} // namespace crosstalk::symbols
