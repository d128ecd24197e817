#include "tests/lessons/lessonrun.h"

#include <cerrno>
#include <mqueue.h>

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("mailbox");
const QString mailbox = QStringLiteral("mailbox");
const QString p1 = QStringLiteral("P1");
const QString p2 = QStringLiteral("P2");
const QString sending = QStringLiteral("mq_send");

/// The receiver stays frozen until the box is full.
const QStringList filledFirst{QStringLiteral("--at"), QStringLiteral("0:freeze P2"),
                              QStringLiteral("--at"), QStringLiteral("asleep:thaw P2")};

bool reached(const Call& call, const char* id)
{
    return named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                 QString::fromLatin1(id))[u"reached"]
        .toBool();
}

int messages(const Call& call, const char* which)
{
    return channel(call, mailbox)[u"messages"].toObject()[QLatin1String(which)].toInt(-1);
}

/// Nothing of this run is left where queues are, or in /dev/shm.
bool leftNothing(const Call& call)
{
    const QByteArray name = "/crosstalk." + QByteArray::number(call.pid) + "-1.mailbox";
    const mqd_t queue = mq_open(name.constData(), O_RDONLY);
    return queue == -1 && errno == ENOENT && segmentsOf(call.pid).isEmpty();
}

void checkProbes(const Call& call)
{
    const QJsonObject probes = channel(call, mailbox)[u"probes"].toObject();
    QVERIFY2(probes[u"quiescent"].toInt() > 0, call.told().constData());
    QCOMPARE(probes[u"agree"].toInt(), probes[u"quiescent"].toInt());
}

} // namespace

class TestMailbox : public QObject
{
    Q_OBJECT

private slots:
    void holdsFourLettersThenTheSenderSleeps()
    {
        const Call call =
            run(lesson, settings({"full=sleeps", "work=5", "letters=12"}) + filledFirst);
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(slept(call, p1, sending) > 0, call.told().constData());
        const QJsonObject box = channel(call, mailbox);
        QCOMPARE(box[u"kind"].toString(), QStringLiteral("posix-queue"));
        QCOMPARE(box[u"capacity"].toInt(), 4);
        QCOMPARE(box[u"peak"].toInt(), 4);
        QCOMPARE(messages(call, "sent"), 13); // and the empty one
        QCOMPARE(messages(call, "received"), 13);
        checkProbes(call);
        QVERIFY(leftNothing(call));
    }

    void urgentLettersOvertakeOnlyWithAPriority()
    {
        const Call first =
            run(lesson, settings({"priority=urgent-first", "work=5", "letters=12"}) + filledFirst);
        QVERIFY2(reached(first, "overtook"), first.told().constData());
        const Call same =
            run(lesson, settings({"priority=same", "work=5", "letters=12"}) + filledFirst);
        QCOMPARE(outcome(same), QStringLiteral("finished"));
        QVERIFY2(!reached(same, "overtook"), same.told().constData());
    }

    void refusesInsteadOfSleeping()
    {
        const Call call = run(lesson, settings({"full=nonblocking", "work=5", "letters=40"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(reached(call, "refused"), call.told().constData());
        QVERIFY(messages(call, "sent") < 41);
        QCOMPARE(messages(call, "received"), messages(call, "sent"));
    }

    void aDeadReceiverLeavesTheSenderAsleepAndNoQueueBehind()
    {
        const Call call =
            run(lesson, settings({"full=sleeps", "work=5", "letters=0"}) +
                            QStringList{QStringLiteral("--at"), QStringLiteral("asleep:kill P2")});
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        QCOMPARE(stuckIn(call, p1), sending);
        QCOMPARE(exitSignal(call, p2), QStringLiteral("SIGKILL"));
        QVERIFY(leftNothing(call));
    }

    void theTourReachesEverything()
    {
        for (int i = 0; i < (longRun() ? 10 : 2); ++i) {
            const Call call = run(lesson, {QStringLiteral("--tour")});
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            for (const auto& checkpoint : call.json[u"checkpoints"].toArray())
                QVERIFY2(checkpoint.toObject()[u"reached"].toBool(), call.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
