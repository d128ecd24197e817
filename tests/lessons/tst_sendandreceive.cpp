#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("send-and-receive");
const QString p1 = QStringLiteral("P1");

QStringList at(std::initializer_list<const char*> actions)
{
    QStringList arguments;
    for (const char* action : actions)
        arguments << QStringLiteral("--at") << QString::fromLatin1(action);
    return arguments;
}

bool reached(const Call& call, const char* id)
{
    return named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                 QString::fromLatin1(id))[u"reached"]
        .toBool();
}

} // namespace

class TestSendAndReceive : public QObject
{
    Q_OBJECT

private slots:
    void bytesStayInTheKernelUntilTheyAreReceived()
    {
        const Call call = run(lesson, settings({"sender_work=5", "receiver_work=0", "blocks=20"}) +
                                          at({"accepted:freeze P2", "cost:thaw P2"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const QJsonObject way = channel(call, QStringLiteral("connection"));
        QCOMPARE(way[u"bytes_written"].toInt(), 20 * 64);
        QCOMPARE(way[u"bytes_read"].toInt(), 20 * 64);
        const QJsonObject probes = way[u"probes"].toObject();
        QCOMPARE(probes[u"agree"].toInt(), probes[u"quiescent"].toInt());
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void aBadPointerIsRefused()
    {
        const Call call = run(lesson, settings({"pointer=bad", "sender_work=0", "blocks=3"}));
        QVERIFY2(reached(call, "efault"), call.told().constData());
        QCOMPARE(exitCode(call, p1), 0); // refused, not killed
    }

    void whatADeadReceiverLeavesIsLost()
    {
        const Call call =
            run(lesson, settings({"sender_work=1", "receiver_work=1000", "blocks=0"}) +
                            at({"accepted:freeze P2", "cost:kill P2"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(reached(call, "lost") && reached(call, "nobody"), call.told().constData());
        QCOMPARE(exitCode(call, p1), 4);
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSendAndReceive)
#include "tst_sendandreceive.moc"
