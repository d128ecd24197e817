#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("mach-ports");

} // namespace

class TestMachPorts : public QObject
{
    Q_OBJECT

private slots:
    /// The name server starts three tasks, and all of them end by themselves, each as soon as it is
    /// told that nobody can send to it any more.
    void endsWhenNobodyCanSend()
    {
        const Call call = run(lesson, settings({"jobs=12", "think=0", "print=1"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(call.json[u"processes"].toArray().size(), 4);
        for (const char* name : {"P1", "P2", "P3", "P4"})
            QCOMPARE(exitCode(call, QString::fromLatin1(name)), 0);
        QVERIFY(call.json[u"deadlocks"].toArray().isEmpty());
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    /// A port queues five messages, never more, and the kernel's count of its credits agrees.
    void queuesFive()
    {
        const Call call = run(lesson, settings({"jobs=30", "think=0", "print=2"}));
        int most = 0;
        for (const auto& entry : call.json[u"channels"].toArray()) {
            const QJsonObject port = entry.toObject();
            if (port[u"kind"] != QStringLiteral("port"))
                continue;
            most = std::max(most, port[u"peak"].toInt());
            QCOMPARE(port[u"capacity"].toInt(), 5);
            QCOMPARE(port[u"probes"].toObject()[u"agree"],
                     port[u"probes"].toObject()[u"quiescent"]);
        }
        QCOMPARE(most, 5);
        QVERIFY2(slept(call, QStringLiteral("P4"), QStringLiteral("mach_msg_send")) > 0,
                 call.told().constData());
    }

    /// The client goes on as if nothing had happened: no send of it fails, no page is lost.
    void whoReceivesIsNotTheClientsBusiness()
    {
        const Call call =
            run(lesson, settings({"printer=hands-over", "jobs=12", "think=0", "print=1"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, QStringLiteral("P4")), 0);
        for (const auto& entry : call.json[u"channels"].toArray()) {
            const QJsonObject messages = entry.toObject()[u"messages"].toObject();
            QCOMPARE(messages[u"received"], messages[u"sent"]);
        }
    }
};

QTEST_GUILESS_MAIN(TestMachPorts)
#include "tst_machports.moc"
