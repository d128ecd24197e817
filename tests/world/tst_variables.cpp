#include "engine/world/variables.h"

#include <QTest>

#include <cstring>

using namespace crosstalk;
using namespace crosstalk::world;

namespace {

tap::Event nameEvent(std::uint64_t object, std::uint64_t offset, std::uint32_t bytes,
                     tap::ValueType type = tap::ValueType::Unsigned)
{
    tap::Event event{};
    event.object = object;
    event.offset = offset;
    event.size = bytes;
    event.call = tap::CallId(type);
    return event;
}

std::uint64_t bitsOf(double number)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    return bits;
}

} // namespace

class TestVariables : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatAnAccessTouches()
    {
        Variables variables;
        variables.name(nameEvent(1, 8, 8), "a");
        variables.name(nameEvent(1, 16, 4), "b");
        variables.name(nameEvent(2, 8, 8), "c");
        QCOMPARE(variables.name(nameEvent(1, 8, 8), "again"), 0);
        QCOMPARE(variables.find(1, 8, 8), 0);
        QCOMPARE(variables.find(1, 12, 1), 0);
        QCOMPARE(variables.find(1, 4, 8), 0);
        QCOMPARE(variables.find(1, 0, 8), -1);
        QCOMPARE(variables.find(1, 16, 4), 1);
        QCOMPARE(variables.find(2, 8, 8), 2);
        QCOMPARE(variables.find(3, 8, 8), -1);
        QCOMPARE(variables.find(1, 20, 8), -1);
    }

    void locksAreNoVariables()
    {
        Variables variables;
        variables.name(nameEvent(1, 0, 40, tap::ValueType::Bytes), "mutex");
        variables.name(nameEvent(1, 64, 8), "balance");
        variables.markAsLock(1, 0);
        QCOMPARE(variables.shown(), 1u);
        QCOMPARE(variables[1].ordinal, 0);
        QCOMPARE(variables.indexOf(0), 1);
    }

    void readsValuesByType_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<quint64>("raw");
        QTest::addColumn<qint64>("value");
        const auto type = [](tap::ValueType t) { return int(t); };
        QTest::newRow("byte") << type(tap::ValueType::Unsigned) << 1 << quint64(0x1ff)
                              << qint64(255);
        QTest::newRow("signed") << type(tap::ValueType::Signed) << 4 << quint64(0xffff'fffe)
                                << qint64(-2);
        QTest::newRow("unsigned") << type(tap::ValueType::Unsigned) << 4 << quint64(0xffff'fffe)
                                  << qint64(0xffff'fffe);
        QTest::newRow("double") << type(tap::ValueType::Float) << 8 << quint64(bitsOf(2.6))
                                << qint64(3);
        QTest::newRow("not a number")
            << type(tap::ValueType::Float) << 8 << quint64(bitsOf(1e300)) << qint64(0);
    }

    void readsValuesByType()
    {
        QFETCH(int, type);
        QFETCH(int, bytes);
        QFETCH(quint64, raw);
        Variables variables;
        variables.name(nameEvent(1, 0, std::uint32_t(bytes), tap::ValueType(type)), "v");
        QTEST(qint64(variables[0].read(raw)), "value");
    }

    void lostUpdates()
    {
        Variable v;
        v.load(0, 5);
        v.load(1, 5);
        QVERIFY(!v.store(1, 1, false).lost); // nobody stored since its load
        QVERIFY(v.isStale(v.use(0)));
        const StoreOutcome outcome = v.store(0, 2, false);
        QVERIFY(outcome.lost);
        QCOMPARE(outcome.victimThread, 1);
        QCOMPARE(outcome.victimTime, 1u);
        QCOMPARE(v.lostUpdates, 1u);
        QVERIFY(!v.store(0, 3, false).lost); // a store without a load of its own erases no update
    }

    void readModifyWriteLosesNothingButCanBeErased()
    {
        Variable v;
        v.load(0, 5);
        QVERIFY(!v.store(1, 1, true).lost);
        QVERIFY(v.store(0, 2, false).lost);
        v.load(0, 6);
        v.store(1, 3, false);
        QVERIFY(!v.store(0, 4, true).lost);
    }

    void cleanRunsOfTwenty()
    {
        Variable v;
        int runs = 0;
        for (int i = 0; i < 45; ++i) {
            v.load(0, i);
            runs += v.store(0, 1, false).cleanTwenty ? 1 : 0;
        }
        QCOMPARE(runs, 2);
    }

    // Stamps of read-modify-writes come in another order than they happened in.
    void chainsReadModifyWrites()
    {
        Variable v;
        v.setValue(5, true, 0);
        QVERIFY(!v.chain(6, 7, 1));
        QVERIFY(!v.chain(7, 8, 2));
        QCOMPARE(*v.value, 5);
        QVERIFY(v.chain(5, 6, 3));
        QCOMPARE(*v.value, 8);
    }

    void chainGoesOnAfterSomethingUnseen()
    {
        Variable v;
        v.setValue(5, true, 0);
        for (int i = 100; i < 200; ++i)
            v.chain(i, i + 1, 1);
        QCOMPARE(*v.value, 200);
    }
};

QTEST_GUILESS_MAIN(TestVariables)
#include "tst_variables.moc"
