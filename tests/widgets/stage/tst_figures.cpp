#include "widgets/stage/figures.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::stage;

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void numbers()
    {
        QCOMPARE(number(65536), QStringLiteral("65,536"));
        QCOMPARE(number(-1240), QStringLiteral("−1,240"));
        QCOMPARE(number(0), QStringLiteral("0"));
    }

    void ratesHaveThreeDigits()
    {
        QCOMPARE(rate(182'412), QStringLiteral("182,000"));
        QCOMPARE(rate(1'240), QStringLiteral("1,240"));
        QCOMPARE(rate(9.62), QStringLiteral("9.6"));
        QCOMPARE(rate(0), QStringLiteral("0"));
        QCOMPARE(rate(999.6), QStringLiteral("1,000"));
    }

    void sizes()
    {
        QCOMPARE(bytes(100), QStringLiteral("100 B"));
        QCOMPARE(bytes(4096), QStringLiteral("4 KiB"));
        QCOMPARE(bytes(54096), QStringLiteral("52.8 KiB"));
        QCOMPARE(bytes(412 * 1024), QStringLiteral("412 KiB"));
        QCOMPARE(bytes(1 << 20), QStringLiteral("1 MiB"));
    }

    void durations()
    {
        QCOMPARE(duration(340'000), QStringLiteral("340 µs"));
        QCOMPARE(duration(7'900'000), QStringLiteral("7 ms"));
        QCOMPARE(duration(1'200'000'000), QStringLiteral("1.2 s"));
        QCOMPARE(duration(180'000'000'000), QStringLiteral("3 min"));
    }

    void sampledValuesAreMarked()
    {
        QCOMPARE(valueText(6, true), QStringLiteral("6"));
        QCOMPARE(valueText(6, false), QStringLiteral("≈ 6"));
        QCOMPARE(valueText(std::nullopt, true), QString());
    }

    void operationsInWords()
    {
        world::Operation store;
        store.kind = world::OperationKind::Store;
        store.object = "balance";
        QCOMPARE(pendingText(store), QStringLiteral("write balance"));
        store.value = 6;
        QCOMPARE(doneText(store), QStringLiteral("wrote 6"));
        world::Operation lock;
        lock.call = "pthread_mutex_lock";
        lock.object = "mutex";
        QCOMPARE(pendingText(lock), QStringLiteral("lock mutex"));
        QCOMPARE(doneText(lock), QStringLiteral("locked mutex"));
        world::Operation write;
        write.call = "write";
        write.bytes = 4096;
        QCOMPARE(pendingText(write), QStringLiteral("write 4 KiB"));
        write.returning = true;
        QCOMPARE(pendingText(write), QStringLiteral("return from write"));
    }

    void ratesOnlyAtFullSpeed()
    {
        world::Snapshot s;
        s.run = world::RunState::Running;
        QVERIFY(showsRates(s));
        s.gateClosed = true;
        QVERIFY(!showsRates(s));
        s.gateClosed = false;
        s.live = false;
        QVERIFY(!showsRates(s));
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
