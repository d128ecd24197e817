#include "engine/session/rig.h"

#include "engine/mechanisms/mechanism.h"
#include "engine/process/leftovers.h"
#include "engine/symbols/symbols.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace crosstalk::session {

using schedule::Standing;
using tap::SlotState;

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto patience = std::chrono::seconds(20); ///< for a step, and for processes to start
constexpr std::int64_t briefly = 30'000;            ///< ns until the kernel is asked who sleeps
constexpr std::int64_t calmly = 1'000'000;

/// Every program that calls ready() names the tap's symbol for it.
bool namesReady(const std::string& executable)
{
    std::ifstream file(executable, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    constexpr std::string_view symbol("\0crosstalk_ready\0", 17);
    return bytes.find(symbol) != std::string::npos;
}

Error late(const std::string& what)
{
    return {"wait for", what, 0,
            "It takes longer than " + std::to_string(patience.count()) +
                " s from one gate to the next: a loop without shared memory in it, or something "
                "from outside that does not come."};
}

/// A wait for a condition tells of its mutex's calls within, and goes on after them.
void noteCall(std::vector<tap::CallId>& calls, const tap::Event& event)
{
    if (event.kind == tap::Kind::ThreadStart)
        calls.clear();
    else if (event.kind == tap::Kind::Enter)
        calls.push_back(event.call);
    else if (event.kind == tap::Kind::Exit && !calls.empty() && calls.back() == event.call)
        calls.pop_back();
}

} // namespace

Rig::Rig(const lesson::Lesson& lesson, const RunOptions& options, const Installation& installation)
    : m_lesson(lesson), m_options(options), m_installation(installation)
{
}

Rig::~Rig()
{
    end();
}

void Rig::end()
{
    m_launcher.reset();
    if (m_number != 0)
        process::removeNames(m_number);
    m_gate.reset();
    m_region.reset();
    m_probes.clear();
    m_rings.clear();
    m_templatePids.clear();
    m_templates = 0;
}

/// What is the same for all executions.
Result<void> Rig::prepare()
{
    for (const std::string& executable : m_plan.executables) {
        if (m_code.contains(executable))
            continue;
        auto symbols = symbols::Symbols::read(executable);
        if (!symbols)
            return symbols.error();
        for (const auto& range : symbols->codeRanges())
            m_code[executable].push_back({range.low, range.high, std::uint32_t(range.cls)});
        m_mentionsReady[std::filesystem::path(executable).filename()] = namesReady(executable);
    }
    return {};
}

Result<void> Rig::makeRegion()
{
    auto region = process::ControlRegion::create();
    if (!region)
        return region.error();
    m_region.emplace(std::move(*region));
    for (const auto& [name, value] : m_plan.settings)
        if (!m_region->addSetting(name, value))
            return Error{"offer the setting", name, 0,
                         "There are too many, or its name is too long."};
    for (const auto& [executable, code] : m_code)
        if (auto added = m_region->addProgram(executable, code); !added)
            return added.error();
    m_gate.emplace(*m_region,
                   [this](std::int32_t pid, std::int32_t tid) { return kernelState(pid, tid); });
    m_gate->close();
    m_taken.assign(tap::slotCount, {});
    m_gone.assign(tap::slotCount, false);
    m_calls.assign(tap::slotCount, {});
    return {};
}

Result<void> Rig::launch(tap::TemplateKind templates)
{
    end();
    if (m_number == 0) // always the same one: an address is known by the hash of its name
        m_number = nextRunNumber();
    auto plan = makePlan(m_lesson, m_options, m_installation, m_number);
    if (!plan)
        return plan.error();
    m_plan = std::move(*plan);
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    if (auto made = makeRegion(); !made)
        return made.error();
    m_region->header().templates.store(templates);
    // Functions are looked up once, at the start, and not again in every execution.
    auto launcher = process::Launcher::start(m_installation.supervisor, m_region->fd(),
                                             {true, {"LD_BIND_NOW=1"}});
    if (!launcher)
        return launcher.error();
    m_launcher.emplace(std::move(*launcher));
    auto pids = m_launcher->launch(m_plan.joins, m_plan.spawns);
    if (!pids)
        return pids.error();
    m_pids = std::move(*pids);
    return awaitStart();
}

Result<void> Rig::awaitStart()
{
    const auto limit = Clock::now() + patience;
    for (std::size_t arrived = 0; arrived < m_pids.size();) {
        if (Clock::now() > limit)
            return late("the processes' first instruction");
        m_gate->awaitArrival(calmly);
        arrived = 0;
        for (const pid_t pid : m_pids) {
            bool stands = kernelState(pid, pid) == 0; // it has ended already
            for (std::uint32_t slot = 0; slot < slots(); ++slot)
                stands |= pidIn(slot) == pid && isAtGate(slot);
            arrived += stands ? 1 : 0;
        }
    }
    return {};
}

char Rig::kernelState(std::int32_t pid, std::int32_t tid)
{
    auto found = m_probes.find(tid);
    if (found == m_probes.end()) {
        auto probe = kernel::ThreadProbe::open(pid, tid);
        if (!probe)
            return 0;
        found = m_probes.emplace(tid, std::move(*probe)).first;
    }
    const auto state = found->second.state();
    return state && *state != '?' ? *state : char(0);
}

bool Rig::isAtGate(std::uint32_t number)
{
    const tap::Slot& slot = m_region->slot(number);
    if (slot.grants.load(std::memory_order_acquire) != 0) // before the state, as in Gate::standing()
        return false;
    const SlotState state = slot.state.load(std::memory_order_acquire);
    return state == SlotState::AtGate || state == SlotState::AtExitGate;
}

bool Rig::isYielding(std::uint32_t number)
{
    const tap::Slot& slot = m_region->slot(number);
    return slot.grants.load(std::memory_order_acquire) == 0 &&
           slot.state.load(std::memory_order_acquire) == SlotState::Yielding;
}

bool Rig::isAlive(std::uint32_t number)
{
    const SlotState state = m_region->slot(number).state.load(std::memory_order_acquire);
    return state != SlotState::Free && state != SlotState::Ended && state != SlotState::Ready &&
           !m_gone[number];
}

Result<void> Rig::step(std::uint32_t slot)
{
    m_gate->grant(slot);
    return settle();
}

// Whoever arrives says so; the kernel is asked only when nobody has for a while, for that costs as
// much as the whole step.
Result<void> Rig::settle()
{
    const auto limit = Clock::now() + patience;
    for (bool askKernel = false;;) {
        bool onTheWay = false;
        bool inCalls = true;
        for (std::uint32_t slot = 0; slot < slots(); ++slot) {
            if (!isOnItsWay(slot, askKernel))
                continue;
            onTheWay = true;
            const SlotState state = m_region->slot(slot).state.load();
            inCalls &= state == SlotState::InCall || state == SlotState::Ended;
        }
        if (!onTheWay && !letYieldingGoOn())
            return {};
        if (askKernel && Clock::now() > limit)
            return late("a process");
        askKernel = !m_gate->awaitArrival(inCalls ? briefly : calmly);
        collect();
    }
}

/// The same step goes on.
bool Rig::letYieldingGoOn()
{
    for (std::uint32_t slot = 0; slot < slots(); ++slot) {
        if (!isYielding(slot))
            continue;
        m_gate->grant(slot);
        return true;
    }
    return false;
}

bool Rig::isOnItsWay(std::uint32_t number, bool askKernel)
{
    tap::Slot& slot = m_region->slot(number);
    const SlotState state = slot.state.load(std::memory_order_acquire);
    if (m_gone[number] || state == SlotState::Free || state == SlotState::Ready || isAtGate(number) ||
        isYielding(number))
        return false;
    if (state == SlotState::Ended && (number < m_templates || slot.tid != slot.pid)) {
        m_gone[number] = true; // who waits for it waits for its template, not for it
        return false;
    }
    if (!askKernel)
        return true;
    if (state == SlotState::Ended) { // whoever waits for it sees it end a moment later
        const char kernel = kernelState(slot.pid, slot.pid);
        m_gone[number] = kernel == 0 || kernel == 'Z' || kernel == 'X';
        return !m_gone[number];
    }
    const Standing standing = m_gate->standing(number);
    m_gone[number] = standing == Standing::Gone;
    return standing == Standing::Busy || (standing == Standing::Asleep && !sleepsForGood(number));
}

/// In a call that waits for somebody else; any other comes back by itself.
bool Rig::sleepsForGood(std::uint32_t slot)
{
    if (m_region->slot(slot).state.load() != SlotState::InCall)
        return true;
    // Not pending(): a library's calls pass no gate.
    const tap::CallId call = m_calls[slot].empty() ? 0 : m_calls[slot].back();
    static constexpr std::array others{tap::callId("wait"),   tap::callId("waitpid"),
                                       tap::callId("wait4"),  tap::callId("wait3"),
                                       tap::callId("waitid"), tap::callId("pthread_join")};
    const mechanisms::CallTraits* traits = mechanisms::callTraits(call);
    return (traits != nullptr && traits->maySleep) ||
           std::ranges::find(others, call) != others.end();
}

void Rig::collect()
{
    for (std::uint32_t slot = 0; slot < slots(); ++slot) {
        if (slot == m_rings.size())
            m_rings.push_back(m_region->ring(slot));
        tap::RingReader& ring = m_rings[slot];
        if (!ring.refresh())
            continue;
        const auto [first, second] = ring.readable();
        m_taken[slot].insert(m_taken[slot].end(), first.begin(), first.end());
        m_taken[slot].insert(m_taken[slot].end(), second.begin(), second.end());
        for (const auto& part : {first, second})
            for (const tap::Event& event : part)
                noteCall(m_calls[slot], event);
        ring.consume(first.size() + second.size());
    }
}

void Rig::drain(std::uint32_t first, const std::function<void(const tap::Event&)>& take)
{
    collect();
    const auto give = [&](std::vector<tap::Event>& events) {
        for (const tap::Event& event : events)
            take(event);
        events.clear();
    };
    give(m_taken[first]);
    for (std::uint32_t slot = 0; slot < slots(); ++slot)
        give(m_taken[slot]);
}

bool Rig::areTemplates()
{
    if (slots() != m_pids.size())
        return false; // some have threads or children by now
    for (std::uint32_t i = 0; i < slots(); ++i) {
        const tap::Slot& slot = m_region->slot(i);
        if (slot.state.load() != SlotState::Ready || slot.endedAs.load() != 0)
            return false;
    }
    return true;
}

void Rig::endExecution()
{
    for (std::uint32_t number = 0; number < slots(); ++number) {
        const tap::Slot& slot = m_region->slot(number);
        const SlotState state = slot.state.load();
        if (state != SlotState::Free && state != SlotState::Ended && state != SlotState::Ready)
            ::kill(slot.pid.load(), SIGKILL);
    }
}

Result<void> Rig::awaitTemplates()
{
    const auto limit = Clock::now() + patience;
    for (std::uint32_t number = 0; number < slots(); ++number) {
        tap::Slot& slot = m_region->slot(number);
        const auto isThere = [&] {
            return number < m_templates ? slot.state.load() == SlotState::Ready
                                        : kernelState(slot.pid, slot.pid) == 0 ||
                                              kernelState(slot.pid, slot.pid) == 'Z';
        };
        while (!isThere()) {
            if (Clock::now() > limit)
                return late("the end of a process");
            m_gate->awaitArrival(calmly);
        }
    }
    return {};
}

bool Rig::someTemplateIsSpoilt()
{
    for (std::uint32_t number = 0; number < m_templates; ++number)
        if (m_region->slot(number).endedAs.load() == tap::templateSpoilt)
            return true;
    return false;
}

Result<bool> Rig::begin()
{
    if (m_templates == 0)
        for (m_templates = slots(); m_templatePids.size() < m_templates;)
            m_templatePids.push_back(pidIn(std::uint32_t(m_templatePids.size())));
    endExecution();
    m_launcher->poll([](pid_t, int) {}); // whoever ended is news that must not pile up
    if (auto there = awaitTemplates(); !there)
        return there.error();
    if (someTemplateIsSpoilt())
        return false;
    for (std::uint32_t number = m_templates; number < slots(); ++number) {
        m_region->slot(number).state.store(SlotState::Free);
        m_region->slot(number).tid.store(0);
    }
    m_region->header().nextSlot.store(m_templates);
    collect();
    for (auto& events : m_taken)
        events.clear();
    for (auto& calls : m_calls)
        calls.clear();
    m_gone.assign(tap::slotCount, false);
    m_probes.clear();
    // Memory is put back before anybody uses it again, by all at once: they put back the same.
    // Whoever goes on from there stands at its gate before the next one does.
    for (std::uint32_t number = 0; number < m_templates; ++number)
        order(number, tap::RestoreMemory);
    if (auto restored = settle(); !restored)
        return restored.error();
    for (std::uint32_t number = 0; number < m_templates; ++number) {
        order(number, tap::BeginExecution);
        if (auto begun = settle(); !begun)
            return begun.error();
    }
    return true;
}

void Rig::order(std::uint32_t number, std::uint32_t what)
{
    tap::Slot& slot = m_region->slot(number);
    slot.pid.store(m_templatePids[number]); // until the child has come
    slot.tid.store(0);
    slot.state.store(SlotState::Claimed);
    const std::uint32_t last = slot.order.load() & ~(tap::OrderCount - 1u);
    slot.order.store(last + tap::OrderCount + what, std::memory_order_release);
    ::syscall(SYS_futex, &slot.order, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

} // namespace crosstalk::session
