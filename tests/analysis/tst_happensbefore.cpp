#include "engine/analysis/racedetector.h"
#include "tests/analysis/script.h"

#include <QTest>

#include <algorithm>
#include <bitset>
#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <set>

// The detector against the definition: thousands of small random programs, judged a second time by
// building the whole happens-before relation event by event and comparing every pair of accesses.

using namespace crosstalk;
using analysis::Context;
using analysis::RaceDetector;
using tap::Event;
using tap::Kind;
using test::OrderEffect;
using test::Script;

namespace {

constexpr std::size_t maxEvents = 512;
using Past = std::bitset<maxEvents>; ///< events before one event

bool releases(std::uint32_t order)
{
    const auto o = static_cast<std::memory_order>(order);
    return o == std::memory_order_release || o == std::memory_order_acq_rel ||
           o == std::memory_order_seq_cst;
}

bool acquires(std::uint32_t order)
{
    const auto o = static_cast<std::memory_order>(order);
    return o == std::memory_order_acquire || o == std::memory_order_acq_rel ||
           o == std::memory_order_seq_cst;
}

bool isAtomic(Kind kind)
{
    return kind == Kind::AtomicLoad || kind == Kind::AtomicStore || kind == Kind::AtomicRmw;
}

bool isAccess(Kind kind)
{
    return kind == Kind::Read || kind == Kind::Write || isAtomic(kind);
}

bool writes(Kind kind)
{
    return kind == Kind::Write || kind == Kind::AtomicStore || kind == Kind::AtomicRmw;
}

/// Happens-before as a set of past events for every event; nothing clever.
class Oracle
{
public:
    explicit Oracle(const Script& script) : m_steps(script.steps), m_past(script.steps.size())
    {
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            fold(i);
    }

    bool before(std::size_t a, std::size_t b) const { return m_past[b].test(a); }

private:
    void edge(std::size_t from, std::size_t to)
    {
        m_past[to] |= m_past[from];
        m_past[to].set(from);
    }

    void fold(std::size_t i)
    {
        const Event& event = m_steps[i].event;
        if (const auto last = m_last.find(event.thread); last != m_last.end())
            edge(last->second, i);
        mechanisms(i);
        if (event.kind == Kind::Fence)
            fence(i);
        else if (isAtomic(event.kind))
            atomic(i);
        else
            lives(i);
        m_last[event.thread] = i;
    }

    void mechanisms(std::size_t i)
    {
        for (const OrderEffect& effect : m_steps[i].order)
            for (std::size_t j = 0; j < i; ++j)
                for (const OrderEffect& earlier : m_steps[j].order)
                    if (orders(earlier, effect))
                        edge(j, i);
    }

    static bool orders(const OrderEffect& earlier, const OrderEffect& later)
    {
        if (earlier.object != later.object || earlier.offset != later.offset)
            return false;
        using Op = OrderEffect::Op;
        if (earlier.op == Op::Release)
            return later.op == Op::Acquire;
        return earlier.op == Op::Supply && later.op == Op::Take && earlier.from < later.to &&
               later.from < earlier.to;
    }

    void lives(std::size_t i)
    {
        const Event& event = m_steps[i].event;
        if (event.kind == Kind::ThreadStart && event.size > 0) {
            for (std::size_t j = i; j-- > 0;)
                if (m_steps[j].event.thread == event.size - 1 &&
                    m_steps[j].event.call == tap::callId("fork") &&
                    m_steps[j].event.kind == Kind::Enter) {
                    edge(j, i);
                    break;
                }
            m_pids[event.value] = event.thread;
        } else if (event.kind == Kind::Exit && event.call == tap::callId("waitpid")) {
            edge(m_last.at(m_pids.at(event.value)), i);
        }
    }

    /// The releases that a write of an atomic hands to its readers: its own, and those of its
    /// release sequence.
    std::set<std::size_t> handedOn(std::size_t write)
    {
        std::set<std::size_t> result;
        const Event& event = m_steps[write].event;
        if (releases(event.aux))
            result.insert(write);
        else if (const auto fence = m_fenceBefore.find(write); fence != m_fenceBefore.end())
            result.insert(fence->second);
        if (event.kind == Kind::AtomicRmw)
            if (const auto source = m_readsFrom.find(write); source != m_readsFrom.end())
                result.merge(handedOn(source->second));
        return result;
    }

    void atomic(std::size_t i)
    {
        const Event& event = m_steps[i].event;
        const auto last = m_lastWrite.find(event.offset);
        if (event.kind != Kind::AtomicStore && last != m_lastWrite.end()) {
            m_readsFrom[i] = last->second;
            for (const std::size_t release : handedOn(last->second)) {
                m_seen[event.thread].insert(release);
                if (acquires(event.aux))
                    edge(release, i);
            }
        }
        if (!writes(event.kind))
            return;
        m_lastWrite[event.offset] = i;
        if (const auto fence = m_releaseFence.find(event.thread); fence != m_releaseFence.end())
            m_fenceBefore[i] = fence->second;
    }

    void fence(std::size_t i)
    {
        const Event& event = m_steps[i].event;
        if (acquires(event.aux))
            for (const std::size_t release : m_seen[event.thread])
                edge(release, i);
        if (releases(event.aux))
            m_releaseFence[event.thread] = i;
    }

    const std::vector<test::Step>& m_steps;
    std::vector<Past> m_past;
    std::map<int, std::size_t> m_last;
    std::map<std::uint64_t, int> m_pids;
    std::map<std::uint64_t, std::size_t> m_lastWrite;
    std::map<std::size_t, std::size_t> m_readsFrom;
    std::map<std::size_t, std::size_t> m_fenceBefore;
    std::map<int, std::size_t> m_releaseFence;
    std::map<int, std::set<std::size_t>> m_seen;
};

/// A verdict: which bytes, found at which event, against which one.
struct Verdict
{
    std::uint64_t from;
    std::uint64_t to;
    std::size_t second;
    std::size_t first;
    friend auto operator<=>(const Verdict&, const Verdict&) = default;
};

struct Named
{
    std::uint64_t from;
    std::uint64_t to;
};

constexpr Named variables[] = {{0, 8}, {8, 12}, {20, 24}};
constexpr std::uint64_t memoryBytes = 44;
constexpr std::uint64_t atomicsFrom = 48; ///< two atomic words behind it

/// Every byte of every access against every earlier access: the latest that is not before it.
std::vector<Verdict> naiveVerdicts(const Script& script)
{
    const Oracle oracle(script);
    std::vector<Verdict> verdicts;
    for (std::size_t e = 0; e < script.steps.size(); ++e) {
        const Event& access = script.steps[e].event;
        if (!isAccess(access.kind))
            continue;
        for (std::uint64_t byte = access.offset; byte < access.offset + access.size; ++byte) {
            for (std::size_t p = e; p-- > 0;) {
                const Event& earlier = script.steps[p].event;
                if (!isAccess(earlier.kind) || earlier.thread == access.thread ||
                    byte < earlier.offset || byte >= earlier.offset + earlier.size ||
                    (!writes(access.kind) && !writes(earlier.kind)) ||
                    (isAtomic(access.kind) && isAtomic(earlier.kind)) || oracle.before(p, e))
                    continue;
                Verdict found{std::max(access.offset, earlier.offset),
                              std::min(access.offset + access.size, earlier.offset + earlier.size),
                              e, p};
                bool named = false;
                for (const Named& variable : variables)
                    if (byte >= variable.from && byte < variable.to) {
                        found.from = variable.from, found.to = variable.to;
                        named = true;
                    }
                const auto known =
                    std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) {
                        return named ? v.from == found.from && v.to == found.to
                                     : byte >= v.from && byte < v.to;
                    });
                if (known == verdicts.end())
                    verdicts.push_back(found);
                else if (known->second == e)
                    known->first = std::max(known->first, p);
                break;
            }
        }
    }
    return verdicts;
}

/// A random program's run: sequentially consistent, locks taken only when free, bytes read only
/// when written.
class Generator
{
public:
    explicit Generator(std::uint64_t seed) : m_random(seed) {}

    Script make()
    {
        for (std::uint32_t i = 0; i < std::size(variables); ++i)
            m_script.name(variables[i].from,
                          static_cast<std::uint32_t>(variables[i].to - variables[i].from), i + 1);
        m_threads = 1 + pick(3);
        for (int thread = 0; thread < m_threads; ++thread)
            m_script.start(thread, -1, 100 + static_cast<std::uint64_t>(thread));
        const int length = 20 + pick(100);
        m_sloppiness = pick(4) == 0 ? 30 : pick(6);
        for (int i = 0; i < length; ++i)
            step(pick(m_threads));
        return std::move(m_script);
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    void step(int thread)
    {
        if (m_ended.contains(thread))
            return;
        switch (pick(12)) {
        case 0:
        case 1:
        case 2:
        case 3:
            memory(thread);
            break;
        case 4:
            m_script.post(thread, static_cast<std::uint64_t>(10 + pick(2)));
            break;
        case 5:
            m_script.wait(thread, static_cast<std::uint64_t>(10 + pick(2)));
            break;
        case 6:
        case 7:
            atomic(thread);
            break;
        case 8:
            m_script.fence(thread, order());
            break;
        case 9:
            send(thread);
            break;
        case 10:
            receive(thread);
            break;
        default:
            life(thread);
            break;
        }
    }

    /// An access on its own, or a few under a lock.
    void memory(int thread)
    {
        if (pick(30) < m_sloppiness) {
            access(thread);
            return;
        }
        const auto lock = static_cast<std::uint64_t>(pick(m_sloppiness > 3 ? 2 : 1));
        m_script.lock(thread, lock);
        for (int i = 0; i <= pick(3); ++i)
            access(thread);
        m_script.unlock(thread, lock);
    }

    void access(int thread)
    {
        static constexpr std::uint32_t sizes[] = {1, 2, 3, 4, 8, 16};
        const std::uint32_t size = sizes[pick(6)];
        const auto offset = static_cast<std::uint64_t>(pick(static_cast<int>(memoryBytes - size)));
        const bool atomicToo = pick(12) == 0; // atomic accesses of ordinary bytes
        const Kind kinds[] = {Kind::Read, Kind::Write};
        const Kind atomics[] = {Kind::AtomicLoad, Kind::AtomicStore};
        const Kind kind = atomicToo ? atomics[pick(2)] : kinds[pick(2)];
        m_script.access(thread, kind, offset, size, ~std::uint64_t{0});
    }

    std::memory_order order()
    {
        static constexpr std::memory_order orders[] = {
            std::memory_order_relaxed, std::memory_order_acquire, std::memory_order_release,
            std::memory_order_acq_rel, std::memory_order_seq_cst};
        return orders[pick(5)];
    }

    void atomic(int thread)
    {
        const int which = pick(2);
        const std::uint64_t offset = atomicsFrom + static_cast<std::uint64_t>(which) * 4;
        std::uint64_t& now = m_atomics[which];
        const int kind = pick(3);
        if (kind == 0)
            m_script.atomic(thread, Kind::AtomicLoad, offset, now, order());
        else if (kind == 1)
            m_script.atomic(thread, Kind::AtomicStore, offset, now = ++m_value, order());
        else {
            const std::uint64_t old = std::exchange(now, m_value + 1);
            m_script.rmw(thread, offset, old, ++m_value, order());
        }
    }

    void send(int thread)
    {
        const auto bytes = static_cast<std::uint64_t>(1 + pick(6));
        m_script.send(thread, m_sent, m_sent + bytes);
        m_sent += bytes;
    }

    void receive(int thread)
    {
        const std::uint64_t bytes =
            std::min<std::uint64_t>(m_sent - m_taken, static_cast<std::uint64_t>(pick(8)));
        if (bytes == 0)
            return;
        m_script.receive(thread, m_taken, m_taken + bytes);
        m_taken += bytes;
    }

    /// A child comes, or one is waited for.
    void life(int thread)
    {
        if (m_threads < 5 && pick(3) == 0) {
            const auto pid = static_cast<std::uint64_t>(100 + m_threads);
            m_script.enter(thread, "fork");
            m_script.start(m_threads, thread, pid);
            m_script.exit(thread, "fork", pid);
            m_parents[m_threads++] = thread;
            return;
        }
        for (const auto& [child, parent] : m_parents)
            if (parent == thread && pick(4) == 0 && m_ended.insert(child).second)
                m_script.waited(thread, static_cast<std::uint64_t>(100 + child));
    }

    std::mt19937_64 m_random;
    Script m_script;
    int m_threads = 0;
    int m_sloppiness = 0;
    std::uint64_t m_atomics[2] = {};
    std::uint64_t m_value = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_taken = 0;
    std::map<int, int> m_parents;
    std::set<int> m_ended;
};

std::vector<Verdict> detectedVerdicts(const Script& script)
{
    const Context context;
    const auto detector = std::make_unique<RaceDetector>(context);
    for (std::size_t i = 0; i < script.steps.size(); ++i)
        detector->fold(script.steps[i].event, i, script.steps[i].order, script.steps[i].holds,
                       script.steps[i].process);
    std::vector<Verdict> verdicts;
    for (const analysis::RaceReport& report : detector->races())
        verdicts.push_back(
            {report.offset, report.offset + report.bytes, report.foundAt, report.first.event});
    return verdicts;
}

} // namespace

class tst_HappensBefore : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithTheDefinition();
    void throughput_data();
    void throughput();
};

void tst_HappensBefore::agreesWithTheDefinition()
{
    const std::uint64_t seeds = qEnvironmentVariableIsSet("CROSSTALK_LONG") ? 1'000'000 : 10'000;
    int racy = 0;
    int clean = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const Script script = Generator(seed).make();
        QVERIFY(script.steps.size() <= maxEvents);
        std::vector<Verdict> expected = naiveVerdicts(script);
        std::vector<Verdict> actual = detectedVerdicts(script);
        std::sort(expected.begin(), expected.end());
        std::sort(actual.begin(), actual.end());
        ++(expected.empty() ? clean : racy);
        if (expected == actual)
            continue;
        QString text = QStringLiteral("seed %1\n").arg(seed);
        for (const Verdict& v : expected)
            text += QStringLiteral("  expected [%1,%2) at %3 against %4\n")
                        .arg(v.from)
                        .arg(v.to)
                        .arg(v.second)
                        .arg(v.first);
        for (const Verdict& v : actual)
            text += QStringLiteral("  found    [%1,%2) at %3 against %4\n")
                        .arg(v.from)
                        .arg(v.to)
                        .arg(v.second)
                        .arg(v.first);
        QFAIL(qPrintable(text));
    }
    QVERIFY2(racy > 500 && clean > 500,
             qPrintable(QStringLiteral("%1 racy, %2 clean").arg(racy).arg(clean)));
}

void tst_HappensBefore::throughput_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("one thread, no release between") << 0;
    QTest::newRow("unlocked deposits of two") << 1;
    QTest::newRow("locked deposits of two") << 2;
}

/// Prints the figure; what World and detector must reach together is judged by `crosstalk bench`.
void tst_HappensBefore::throughput()
{
    QFETCH(int, kind);
    Script script;
    script.name(16, 8, 1);
    while (script.steps.size() < 100'000) {
        const int thread = kind == 0 ? 0 : static_cast<int>(script.steps.size() / 7 % 2);
        if (kind == 2)
            script.lock(thread, 0);
        script.read(thread, 16);
        script.write(thread, 16);
        script.access(thread, Kind::Value, 16, 8, 6);
        if (kind == 2)
            script.unlock(thread, 0);
    }
    double best = 0;
    std::size_t races = 0;
    for (int turn = 0; turn < 5; ++turn) {
        const Context context;
        const auto detector = std::make_unique<RaceDetector>(context);
        const auto begin = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < script.steps.size(); ++i)
            detector->fold(script.steps[i].event, i, script.steps[i].order, script.steps[i].holds,
                           script.steps[i].process);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::max(best, static_cast<double>(script.steps.size()) / took.count() / 1e6);
        races = detector->races().size();
    }
    QCOMPARE(races, std::size_t(kind == 1 ? 1 : 0));
    qInfo("%.0f M events/s", best);
}

QTEST_GUILESS_MAIN(tst_HappensBefore)
#include "tst_happensbefore.moc"
