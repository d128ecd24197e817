#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("share-the-work");

double value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toDouble(-1);
}

} // namespace

class TestShareTheWork : public QObject
{
    Q_OBJECT

private slots:
    /// The sum of n mod 7 over 7,000 numbers, whoever adds it up.
    void theSumIsTheSame_data()
    {
        QTest::addColumn<QString>("workers");
        for (const char* workers : {"one", "two", "four"})
            QTest::newRow(workers) << QString::fromLatin1(workers);
    }

    void theSumIsTheSame()
    {
        QFETCH(const QString, workers);
        const Call call = run(lesson, {QStringLiteral("--set"),
                                       QStringLiteral("workers=") + workers,
                                       QStringLiteral("--set"), QStringLiteral("numbers=100"),
                                       QStringLiteral("--set"), QStringLiteral("rounds=1")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        long sum = 0;
        for (long n = 0; n < 100'000; ++n)
            sum += n % 7;
        QCOMPARE(value(call, "total"), double(sum));
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        for (const char* name : {"P1", "P2", "P3", "P4", "P5"})
            QCOMPARE(exitCode(call, QString::fromLatin1(name)), 0);
    }

    /// Sending a part and waking a worker takes longer than adding a thousand numbers four times.
    void aSmallJobIsDearerShared()
    {
        const Call call = run(lesson, settings({"numbers=0", "rounds=6"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "four_us") > value(call, "one_us"), call.told().constData());
    }

    void saysHowManyProcessorsThereAre()
    {
        const Call call = run(lesson, settings({"numbers=0", "rounds=1"}));
        QVERIFY2(value(call, "processors") >= 1, call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestShareTheWork)
#include "tst_sharethework.moc"
