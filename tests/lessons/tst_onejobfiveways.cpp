#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

QJsonObject wayOf(const Call& call, const char* name)
{
    return named(call.json[u"ways"].toArray(), QStringLiteral("name"), QString::fromUtf8(name));
}

} // namespace

class TestOneJobFiveWays : public QObject
{
    Q_OBJECT

private slots:
    /// Client and server are swapped from way to way while they run, and each is measured.
    void comparesFiveWays()
    {
        const Call call = run(QStringLiteral("one-job-five-ways"), {QStringLiteral("--tour")});
        QCOMPARE(call.json[u"ways"].toArray().size(), 5);
        for (const char* name : {"pipe", "Unix socket", "TCP", "POSIX queue", "remote call"}) {
            const QJsonObject way = wayOf(call, name);
            QVERIFY2(way[u"requests"].toInt() >= 29, call.told().constData());
            QVERIFY2(way[u"median_ns"].toDouble() > 0, name);
        }
    }

    /// Request and answer each cross the boundary twice; 64 bytes each time.
    void copiesFourTimes_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("label");
        QTest::newRow("pipe") << QStringLiteral("pipe") << QStringLiteral("pipe");
        QTest::newRow("socket") << QStringLiteral("socket") << QStringLiteral("Unix socket");
        QTest::newRow("tcp") << QStringLiteral("tcp") << QStringLiteral("TCP");
        QTest::newRow("queue") << QStringLiteral("queue") << QStringLiteral("POSIX queue");
    }

    void copiesFourTimes()
    {
        QFETCH(QString, way);
        QFETCH(QString, label);
        const Call call = run(QStringLiteral("one-job-five-ways"),
                              {QStringLiteral("--set"), QStringLiteral("way=") + way,
                               QStringLiteral("--set"), QStringLiteral("requests=40"),
                               QStringLiteral("--set"), QStringLiteral("pause=0")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, QStringLiteral("P1")), 0);
        const QJsonObject measured = wayOf(call, label.toUtf8().constData());
        QCOMPARE(measured[u"requests"].toInt(), 39); // the last one is not over
        // gRPC, which nobody calls here, wakes its own threads once or twice meanwhile.
        const double copies = measured[u"copies"].toDouble();
        QVERIFY2(copies >= 4.0 && copies < 4.3, call.told().constData());
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    /// What is comfortable costs: one remote call is many calls to the kernel.
    void aRemoteCallIsManyCalls()
    {
        const Call call = run(QStringLiteral("one-job-five-ways"),
                              settings({"way=call", "requests=40", "pause=0"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const QJsonObject remote = wayOf(call, "remote call");
        QVERIFY2(remote[u"calls"].toDouble() > 5, call.told().constData());
        QVERIFY2(remote[u"bytes"].toDouble() > 256, call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestOneJobFiveWays)
#include "tst_onejobfiveways.moc"
