#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("backlog");
const QString p2 = QStringLiteral("P2");
const QString connecting = QStringLiteral("connect");

/// The server stands before its first accept() until the queue has done what is looked at.
QStringList frozenUntil(const char* checkpoint)
{
    return {
        QStringLiteral("--speed"), QStringLiteral("400"),
        QStringLiteral("--at"),    QStringLiteral("connected:freeze P1"),
        QStringLiteral("--at"),    QString::fromLatin1(checkpoint) + QStringLiteral(":thaw P1")};
}

} // namespace

class TestBacklog : public QObject
{
    Q_OBJECT

private slots:
    void threeFitAndTheFourthSleeps()
    {
        const Call call =
            run(lesson, settings({"connect=waits", "server_work=0", "connections=6"}) +
                            frozenUntil("asleep"));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(slept(call, p2, connecting) > 0, call.told().constData());
        const QJsonObject listener = channel(call, QStringLiteral("listener"));
        QCOMPARE(listener[u"capacity"].toInt(), 3);
        QCOMPARE(listener[u"peak"].toInt(), 3);
        QCOMPARE(listener[u"messages"].toObject()[u"received"].toInt(), 6);
        const QJsonObject probes = listener[u"probes"].toObject();
        QVERIFY2(probes[u"quiescent"].toInt() > 0, call.told().constData());
        QCOMPARE(probes[u"agree"].toInt(), probes[u"quiescent"].toInt());
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void nonBlockingIsRefused()
    {
        const Call call =
            run(lesson, settings({"connect=nonblocking", "server_work=0", "connections=6"}) +
                            frozenUntil("refused"));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(slept(call, p2, connecting), 0.0);
        QVERIFY2(named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                       QStringLiteral("refused"))[u"reached"]
                     .toBool(),
                 call.told().constData());
        QCOMPARE(channel(call, QStringLiteral("listener"))[u"peak"].toInt(), 3);
    }
};

QTEST_GUILESS_MAIN(TestBacklog)
#include "tst_backlog.moc"
