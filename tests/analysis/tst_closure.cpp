#include "engine/analysis/racedetector.h"
#include "tests/analysis/script.h"

#include <QTest>

#include <array>
#include <bit>
#include <memory>
#include <optional>
#include <vector>

// The detector against the closure of happens-before, exhaustively. All traces of three processes
// with four operations each over eight operations would be 2e15, so two families are taken:
//
//  - every trace of up to 6 operations (7 with CROSSTALK_LONG) by up to three processes, at most
//    four each, over the whole alphabet (its prefixes are the shorter ones; processes are numbered
//    in the order in which they first do something, and the last operation is an access, since
//    nothing else can add a race);
//  - every interleaving of every three programs, with repetition, out of a list of programs of four
//    operations each that use the alphabet as programs do.
//
// Impossible traces are left out: a lock is taken when it is free and given back by its owner, a
// byte is received when it was sent. Longer, random traces are in tst_happensbefore.cpp.

using namespace crosstalk;
using analysis::RaceDetector;
using mechanisms::OrderEffect;
using tap::Event;
using tap::Kind;

namespace {

enum Operation : std::uint8_t
{
    Read,
    Write,
    Lock,
    Unlock,
    Send,
    Receive,
    StoreRelease,
    LoadAcquire
};

constexpr int alphabet = 8;
constexpr int processes = 3;
constexpr int each = 4;

struct Done
{
    std::uint8_t process;
    Operation operation;
};

/// What has been done so far, and what may come next.
struct Trace
{
    std::vector<Done> done;
    std::array<int, processes> count{};
    int owner = -1;
    int inside = 0; ///< bytes sent and not received

    bool allows(std::uint8_t process, Operation operation) const
    {
        switch (operation) {
        case Lock:
            return owner == -1;
        case Unlock:
            return owner == process;
        case Receive:
            return inside > 0;
        default:
            return count[process] < each;
        }
    }

    void push(std::uint8_t process, Operation operation)
    {
        done.push_back({process, operation});
        ++count[process];
        if (operation == Lock)
            owner = process;
        else if (operation == Unlock)
            owner = -1;
        inside += operation == Send ? 1 : operation == Receive ? -1 : 0;
    }

    void pop()
    {
        const Done last = done.back();
        done.pop_back();
        --count[last.process];
        if (last.operation == Lock)
            owner = -1;
        else if (last.operation == Unlock)
            owner = last.process;
        inside -= last.operation == Send ? 1 : last.operation == Receive ? -1 : 0;
    }
};

/// The first access that is unordered with an earlier one, and the latest such.
struct Race
{
    std::size_t second;
    std::size_t first;
    friend bool operator==(const Race&, const Race&) = default;
};

bool isAccess(Operation operation)
{
    return operation == Read || operation == Write;
}

/// Event by event: everything before what is before it. A bit an event.
class Closure
{
public:
    std::optional<Race> judge(const std::vector<Done>& trace)
    {
        m_before.assign(trace.size(), 0);
        for (std::size_t i = 0; i < trace.size(); ++i) {
            edges(trace, i);
            if (const auto race = raceOf(trace, i))
                return race;
        }
        return std::nullopt;
    }

private:
    void edge(std::size_t from, std::size_t to) { m_before[to] |= m_before[from] | 1u << from; }

    void edges(const std::vector<Done>& trace, std::size_t i)
    {
        int bytes = 0;
        for (std::size_t j = 0; j < i; ++j)
            bytes += trace[j].operation == Receive ? 1 : 0; // the byte that i would take
        std::optional<std::size_t> lastStore;
        for (std::size_t j = 0; j < i; ++j) {
            if (trace[j].process == trace[i].process ||
                (trace[j].operation == Unlock && trace[i].operation == Lock))
                edge(j, i);
            if (trace[j].operation == Send && bytes-- == 0 && trace[i].operation == Receive)
                edge(j, i);
            if (trace[j].operation == StoreRelease)
                lastStore = j;
        }
        if (trace[i].operation == LoadAcquire && lastStore)
            edge(*lastStore, i);
    }

    std::optional<Race> raceOf(const std::vector<Done>& trace, std::size_t i) const
    {
        if (!isAccess(trace[i].operation))
            return std::nullopt;
        for (std::size_t j = i; j-- > 0;)
            if (isAccess(trace[j].operation) && (m_before[i] >> j & 1) == 0 &&
                (trace[i].operation == Write || trace[j].operation == Write))
                return Race{i, j};
        return std::nullopt;
    }

    std::vector<std::uint32_t> m_before;
};

/// The detector, used for many traces one after the other: each has a variable, a lock, a stream
/// and a flag of its own, so that they know nothing of one another.
class Judge
{
public:
    std::optional<Race> judge(const std::vector<Done>& trace)
    {
        if (!m_detector || m_detector->races().size() > 100)
            m_detector = std::make_unique<RaceDetector>(m_context);
        ++m_object;
        m_sent = m_received = m_stored = 0;
        const std::size_t known = m_detector->races().size();
        for (std::size_t i = 0; i < trace.size(); ++i)
            fold(trace[i], m_begin + i);
        std::optional<Race> race;
        if (m_detector->races().size() > known) {
            const analysis::RaceReport& report = m_detector->races()[known];
            race = Race{report.foundAt - m_begin, report.first.event - m_begin};
        }
        m_begin += trace.size();
        return race;
    }

private:
    void fold(const Done& done, std::uint64_t index)
    {
        Event event{};
        event.thread = done.process;
        event.object = m_object;
        event.time = index;
        event.fd = -1;
        event.size = 8;
        m_order.clear();
        describe(done.operation, event);
        m_detector->fold(event, index, m_order, {}, done.process);
    }

    void describe(Operation operation, Event& event)
    {
        using Op = OrderEffect::Op;
        event.kind = operation == Unlock || operation == Send ? Kind::Enter : Kind::Exit;
        switch (operation) {
        case Read:
        case Write:
            event.kind = operation == Read ? Kind::Read : Kind::Write;
            return;
        case Lock:
            m_order.push_back({Op::Acquire, m_object, 8});
            return;
        case Unlock:
            m_order.push_back({Op::Release, m_object, 8});
            return;
        case Send:
            m_order.push_back({Op::Supply, 1, m_object, m_sent, m_sent + 1});
            ++m_sent;
            return;
        case Receive:
            m_order.push_back({Op::Take, 1, m_object, m_received, m_received + 1});
            ++m_received;
            return;
        default:
            event.kind = operation == StoreRelease ? Kind::AtomicStore : Kind::AtomicLoad;
            event.offset = 16;
            event.value = operation == StoreRelease ? ++m_stored : m_stored;
            event.aux = static_cast<std::uint32_t>(
                operation == StoreRelease ? std::memory_order_release : std::memory_order_acquire);
        }
    }

    analysis::Context m_context;
    std::unique_ptr<RaceDetector> m_detector;
    std::vector<OrderEffect> m_order;
    std::uint64_t m_object = 0;
    std::uint64_t m_begin = 1;
    std::uint64_t m_sent = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_stored = 0;
};

QByteArray text(const std::vector<Done>& trace)
{
    static constexpr const char* names[] = {"read", "write",   "lock",          "unlock",
                                            "send", "receive", "store-release", "load-acquire"};
    QByteArray result;
    for (const Done& done : trace)
        result += 'P' + QByteArray::number(done.process + 1) + ' ' + names[done.operation] + "; ";
    return result;
}

} // namespace

class tst_Closure : public QObject
{
    Q_OBJECT

private slots:
    void everyShortTrace();
    void everyInterleaving();

private:
    void check(const std::vector<Done>& trace);
    void extend(Trace& trace, std::size_t length);
    void interleave(Trace& trace, const std::array<const Operation*, processes>& programs);

    Closure m_closure;
    Judge m_judge;
    std::uint64_t m_checked = 0;
    std::uint64_t m_racy = 0;
    QByteArray m_wrong;
};

void tst_Closure::check(const std::vector<Done>& trace)
{
    const auto expected = m_closure.judge(trace);
    const auto found = m_judge.judge(trace);
    ++m_checked;
    m_racy += expected ? 1 : 0;
    if (expected == found || !m_wrong.isEmpty())
        return;
    m_wrong =
        text(trace) + "expected " +
        (expected
             ? QByteArray::number(expected->first) + " and " + QByteArray::number(expected->second)
             : QByteArray("none")) +
        ", found " +
        (found ? QByteArray::number(found->first) + " and " + QByteArray::number(found->second)
               : QByteArray("none"));
}

void tst_Closure::extend(Trace& trace, std::size_t length)
{
    const bool isLast = trace.done.size() + 1 == length;
    int used = 0;
    while (used < processes && trace.count[std::size_t(used)] > 0)
        ++used;
    for (int process = 0; process <= used && process < processes; ++process)
        for (int operation = 0; operation < (isLast ? 2 : alphabet); ++operation) {
            const auto who = std::uint8_t(process);
            if (trace.count[who] == each || !trace.allows(who, Operation(operation)))
                continue;
            trace.push(who, Operation(operation));
            if (isLast)
                check(trace.done);
            else
                extend(trace, length);
            trace.pop();
        }
}

void tst_Closure::everyShortTrace()
{
    m_checked = m_racy = 0;
    Trace trace;
    extend(trace, qEnvironmentVariableIsSet("CROSSTALK_LONG") ? 7 : 6);
    QVERIFY2(m_wrong.isEmpty(), m_wrong.constData());
    QVERIFY(m_racy > 100'000 && m_checked - m_racy > 100'000);
    qInfo("%llu traces, %llu of them racy", static_cast<unsigned long long>(m_checked),
          static_cast<unsigned long long>(m_racy));
}

void tst_Closure::interleave(Trace& trace, const std::array<const Operation*, processes>& programs)
{
    bool ended = true;
    for (std::uint8_t process = 0; process < processes; ++process) {
        const int next = trace.count[process];
        if (next == each || !trace.allows(process, programs[process][next]))
            continue;
        ended = false;
        trace.push(process, programs[process][next]);
        interleave(trace, programs);
        trace.pop();
    }
    if (ended)
        check(trace.done); // also what has run into a deadlock
}

void tst_Closure::everyInterleaving()
{
    static constexpr Operation programs[][each] = {
        {Lock, Write, Unlock, Read},
        {Lock, Read, Unlock, Write},
        {Write, Send, Receive, Read},
        {Receive, Read, Write, Send},
        {Write, StoreRelease, LoadAcquire, Write},
        {LoadAcquire, Read, StoreRelease, Read},
        {Lock, Send, Unlock, Write},
        {Receive, Lock, Write, Unlock},
    };
    m_checked = m_racy = 0;
    for (std::size_t a = 0; a < std::size(programs); ++a)
        for (std::size_t b = a; b < std::size(programs); ++b)
            for (std::size_t c = b; c < std::size(programs); ++c) {
                Trace trace;
                interleave(trace, {programs[a], programs[b], programs[c]});
            }
    QVERIFY2(m_wrong.isEmpty(), m_wrong.constData());
    QVERIFY(m_racy > 100'000 && m_checked - m_racy > 10'000);
    qInfo("%llu traces, %llu of them racy", static_cast<unsigned long long>(m_checked),
          static_cast<unsigned long long>(m_racy));
}

QTEST_GUILESS_MAIN(tst_Closure)
#include "tst_closure.moc"
