#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("client-server");

bool reached(const Call& call, const char* id)
{
    return named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                 QString::fromLatin1(id))[u"reached"]
        .toBool();
}

void checkProbes(const Call& call)
{
    for (const auto& entry : call.json[u"channels"].toArray()) {
        const QJsonObject probes = entry.toObject()[u"probes"].toObject();
        QCOMPARE(probes[u"agree"].toInt(), probes[u"quiescent"].toInt());
    }
}

} // namespace

class TestClientServer : public QObject
{
    Q_OBJECT

private slots:
    void aStreamHasNoMessages()
    {
        const Call call = run(lesson, settings({"socket=stream", "requests=3"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(reached(call, "joined") && reached(call, "half-closed"), call.told().constData());
        QVERIFY(!reached(call, "apart"));
        const QJsonObject there = channel(call, QStringLiteral("connection"));
        QCOMPARE(there[u"kind"].toString(), QStringLiteral("unix-stream"));
        QCOMPARE(there[u"bytes_written"].toInt(), 5);
        QCOMPARE(there[u"bytes_read"].toInt(), 5);
        const QJsonObject back = channel(call, QStringLiteral("connection.back"));
        QCOMPARE(back[u"bytes_read"].toInt(), int(qstrlen("heard it in 1")));
        checkProbes(call);
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void seqpacketHas()
    {
        const Call call = run(lesson, settings({"socket=seqpacket", "requests=3"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(reached(call, "apart"), call.told().constData());
        QVERIFY(!reached(call, "joined"));
        const QJsonObject there = channel(call, QStringLiteral("packets"));
        QCOMPARE(there[u"kind"].toString(), QStringLiteral("unix-seqpacket"));
        QCOMPARE(there[u"messages"].toObject()[u"received"].toInt(), 2);
        checkProbes(call);
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void killedServerEndsTheClient()
    {
        const Call call = run(
            lesson, settings({"socket=stream", "requests=20"}) +
                        QStringList{QStringLiteral("--speed"), QStringLiteral("400"),
                                    QStringLiteral("--at"), QStringLiteral("half-closed:kill P1"),
                                    QStringLiteral("--seconds"), QStringLiteral("3")});
        QCOMPARE(exitSignal(call, QStringLiteral("P1")), QStringLiteral("SIGKILL"));
        QCOMPARE(leftInTmp(call.pid), QStringList()); // the socket's path is swept
    }
};

QTEST_GUILESS_MAIN(TestClientServer)
#include "tst_clientserver.moc"
