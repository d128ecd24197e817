#include "smallprogram.h"

using namespace small;

namespace {

std::vector<Code> times(int count, const Code& code)
{
    return std::vector<Code>(std::size_t(count), code);
}

std::uint64_t factorial(int n)
{
    return n < 2 ? 1 : std::uint64_t(n) * factorial(n - 1);
}

const Code deposit{{Do::Load}, {Do::Store}};
const Code locked{{Do::Lock}, {Do::Load}, {Do::Store}, {Do::Unlock}};

Code repeated(const Code& code, int times)
{
    Code out;
    for (int i = 0; i < times; ++i)
        out.insert(out.end(), code.begin(), code.end());
    return out;
}

/// Whatever one seed gives: two or three threads of one to four instructions.
class RandomPrograms
{
public:
    explicit RandomPrograms(std::vector<Do> repertoire) : m_repertoire(std::move(repertoire)) {}

    std::vector<Code> next()
    {
        for (;;) {
            std::vector<Code> threads;
            std::size_t instructions = 0;
            const int count = below(3) == 0 ? 2 : 3;
            for (int i = 0; i < count; ++i) {
                threads.push_back(code(count == 2 ? 5 : 3));
                instructions += threads.back().size();
            }
            if (instructions <= (count == 2 ? 10 : 8)) // all its schedules are to be tried
                return threads;
        }
    }

private:
    Code code(int most)
    {
        Code out;
        for (int i = 1 + below(most); i > 0; --i) {
            const Do what = m_repertoire[std::size_t(below(int(m_repertoire.size())))];
            const int place = below(2);
            out.push_back({what, place});
            if (what == Do::Lock) { // held over what comes next
                out.push_back({below(2) == 0 ? Do::Load : Do::Store, below(2)});
                if (below(3) == 0)
                    out.insert(out.end(), {{Do::Lock, 1 - place}, {Do::Unlock, 1 - place}});
                out.push_back({Do::Unlock, place});
            }
        }
        return out;
    }
    int below(int limit) { return int(m_random() % unsigned(limit)); }

    std::vector<Do> m_repertoire;
    std::mt19937 m_random{7};
};

} // namespace

/// Optimal partial-order reduction, on programs small enough to try all their schedules.
class TestExplorer : public QObject
{
    Q_OBJECT

private slots:
    void textbook_data()
    {
        QTest::addColumn<int>("program");
        QTest::addColumn<int>("n");
        QTest::addColumn<quint64>("expected");
        for (int n = 1; n <= 5; ++n) {
            QTest::addRow("%d lock and add", n) << 0 << n << quint64(factorial(n));
            QTest::addRow("%d add", n) << 1 << n << quint64(factorial(n));
            QTest::addRow("%d readers", n) << 2 << n << (quint64(1) << n);
        }
    }

    void textbook()
    {
        QFETCH(int, program);
        QFETCH(int, n);
        std::vector<Code> threads = times(n, program == 0   ? locked
                                             : program == 1 ? Code{{Do::Add}}
                                                            : Code{{Do::Load}});
        if (program == 2)
            threads.insert(threads.begin(), Code{{Do::Store}});
        SmallProgram small(threads);
        const Explored found = exploreAll(small);
        QVERIFY(found.tally.complete);
        QTEST(quint64(found.tally.executions), "expected");
        QCOMPARE(found.tally.blocked, 0u);
    }

    void everyFinalValue_data()
    {
        QTest::addColumn<int>("deposits");
        QTest::newRow("1 each") << 1;
        QTest::newRow("2 each") << 2;
        QTest::newRow("3 each") << 3;
    }

    void everyFinalValue()
    {
        QFETCH(int, deposits);
        SmallProgram bare(times(2, repeated(deposit, deposits)));
        std::set<int> expected;
        for (int value = deposits == 1 ? 1 : 2; value <= 2 * deposits; ++value)
            expected.insert(value);
        QVERIFY(exploreAll(bare).values == expected);
        SmallProgram safe(times(2, repeated(locked, deposits)));
        QVERIFY(exploreAll(safe).values == std::set<int>{2 * deposits});
    }

    // The oracle: exactly the traces there are, each of them once.
    void againstBruteForce_data()
    {
        QTest::addColumn<QList<int>>("repertoire");
        const auto row = [](const char* name, std::initializer_list<Do> all) {
            QList<int> repertoire;
            for (const Do one : all)
                repertoire << int(one);
            QTest::newRow(name) << repertoire;
        };
        row("loads and stores", {Do::Load, Do::Store, Do::Add});
        row("locks", {Do::Lock, Do::Load, Do::Store});
        row("semaphores", {Do::Wait, Do::Post, Do::Post, Do::Store, Do::Load});
        row("all", {Do::Lock, Do::Load, Do::Store, Do::Wait, Do::Post, Do::Add});
    }

    void againstBruteForce()
    {
        QFETCH(QList<int>, repertoire);
        std::vector<Do> all;
        for (const int one : repertoire)
            all.push_back(Do(one));
        RandomPrograms random(all);
        for (int i = 0; i < 300; ++i) {
            SmallProgram program(random.next(), i % 3);
            const BruteForce oracle(program);
            const Explored found = exploreAll(program);
            QVERIFY(found.tally.complete);
            QVERIFY2(found.traces == oracle.traces(), qPrintable(QString::number(i)));
            QVERIFY2(found.tally.executions == oracle.traces().size(),
                     qPrintable(QString::number(i)));
            QVERIFY2(found.tally.blocked == 0, qPrintable(QString::number(i)));
        }
    }

    /// In the middle of an execution, and while one is played again.
    void whoIsStoppedGivesUpTheExecutionAtHand()
    {
        for (const int asked : {3, 12}) { // each of them has 8 steps
            SmallProgram program(times(2, repeated(deposit, 2)));
            int left = asked;
            crosstalk::explore::Limits limits;
            limits.stop = [&] { return left-- <= 0; };
            crosstalk::explore::Explorer explorer(program, limits);
            std::optional<crosstalk::explore::Ending> ending;
            do {
                const auto next = explorer.next();
                QVERIFY(next && *next);
                ending = *next;
            } while (ending != crosstalk::explore::Ending::Cut);
            QCOMPARE(left, -1);
            QCOMPARE(explorer.tally().executions, std::uint64_t(asked / 8));
            QVERIFY(!explorer.tally().complete);
        }
    }

    // What is done hangs on a value that was read: nothing may be missed, something may be in vain.
    void valueDependent()
    {
        RandomPrograms random({Do::LoadIf, Do::Exchange, Do::Store, Do::Load});
        for (int i = 0; i < 300; ++i) {
            SmallProgram program(random.next());
            const BruteForce oracle(program);
            const Explored found = exploreAll(program);
            QVERIFY(found.tally.complete);
            QVERIFY2(found.traces == oracle.traces(), qPrintable(QString::number(i)));
        }
    }
};

QTEST_GUILESS_MAIN(TestExplorer)
#include "tst_explorer.moc"
