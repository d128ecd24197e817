#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("choose");

double value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toDouble(-1);
}

} // namespace

class TestChoose : public QObject
{
    Q_OBJECT

private slots:
    void everyWayDoesTheJob_data()
    {
        QTest::addColumn<QString>("job");
        QTest::addColumn<QString>("size");
        QTest::newRow("small, there and back") << QStringLiteral("there-and-back")
                                               << QStringLiteral("16");
        QTest::newRow("large, there and back") << QStringLiteral("there-and-back")
                                               << QStringLiteral("65536");
        QTest::newRow("large, one way") << QStringLiteral("one-way") << QStringLiteral("65536");
    }

    void everyWayDoesTheJob()
    {
        QFETCH(const QString, job);
        QFETCH(const QString, size);
        const Call call = run(
            lesson, settings({"through=by-turns", "messages=3", "rounds=6"}) +
                        QStringList{QStringLiteral("--set"), QStringLiteral("job=") + job,
                                    QStringLiteral("--set"), QStringLiteral("size=") + size,
                                    QStringLiteral("--seconds"), QStringLiteral("40")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        for (const char* name :
             {"pipe_ns", "socket_ns", "tcp_ns", "queue_ns", "futex_ns", "spin_ns"})
            QVERIFY2(value(call, name) > 0, name);
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        for (const char* name : {"P1", "P2"})
            QCOMPARE(exitCode(call, QString::fromLatin1(name)), 0);
    }

    /// A spinner keeps the processor that the other one needs.
    void spinningLosesOnOneProcessor()
    {
        const Call call =
            run(lesson, settings({"through=by-turns", "place=together", "size=16", "messages=10",
                                  "rounds=6"}) +
                            QStringList{QStringLiteral("--seconds"), QStringLiteral("40")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "spin_ns") > 2 * value(call, "pipe_ns"), call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestChoose)
#include "tst_choose.moc"
