#include "tests/widgets/stage/samples.h"
#include "widgets/stage/cardlists.h"
#include "widgets/stage/lanetexts.h"
#include "widgets/stage/locktexts.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::stage;

namespace {

world::Snapshot sample(const char* name)
{
    for (const tests::Sample& each : tests::samples())
        if (each.name == name)
            return each.snapshot;
    qFatal("no sample %s", name);
}

} // namespace

class TestLaneTexts : public QObject
{
    Q_OBJECT

private slots:
    void namesSayWhichWay()
    {
        const auto s = sample("socket-pair");
        QCOMPARE(laneNames(s.channels[0], true, false),
                 (QStringList{QStringLiteral("socket →"), QStringLiteral("socket")}));
        QCOMPARE(laneNames(s.channels[1], true, true),
                 (QStringList{QStringLiteral("← socket"), QStringLiteral("socket")}));
        QCOMPARE(laneNames(s.channels[0], false, false), QStringList{QStringLiteral("socket")});
        world::ChannelView back;
        back.id = "wire.back";
        QCOMPARE(laneNames(back, true, true),
                 (QStringList{QStringLiteral("← wire.back"), QStringLiteral("← wire"),
                              QStringLiteral("wire")}));
    }

    void tcpHasTwoFigures()
    {
        const auto s = sample("tcp-full");
        const QStringList figures = figureTexts(s.channels[0]);
        QCOMPARE(figures.first(),
                 QStringLiteral("kernel says 1,900,000 bytes at the sender (SIOCOUTQ), 3,100,000 "
                                "at the receiver (SIOCINQ) · tap says 5,000,000 ✓"));
        QVERIFY(figures.contains(
            QStringLiteral("SIOCOUTQ 1,900,000 + SIOCINQ 3,100,000 · tap 5,000,000 ✓")));
    }

    // A bind to a path that is too long has no channel to be drawn on: the card says it.
    void aCallThatFailsIsSaidWhereverItLeads()
    {
        world::ProcessView process;
        world::Operation& last = process.last.emplace();
        last.call = "bind";
        last.fd = 3;
        last.value = 0;
        QVERIFY(callFacts(process).empty());
        last.value = -1;
        last.error = "EINVAL";
        const auto facts = callFacts(process);
        QCOMPARE(facts.size(), std::size_t{1});
        QVERIFY(facts[0].warns);
        QVERIFY2(facts[0].values.first().contains(QStringLiteral("EINVAL")),
                 qPrintable(facts[0].values.join(u'|')));
    }

    void fill_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromUtf8(says);
        };
        row("socket-pair", "80 of 208 KiB, first in first out");
        row("posix-queue", "10 of 10 messages · 240 B");
        row("tcp-backlog", "1 of 5 connections wait for accept()");
        row("queue-empty", "0 of 5 messages · 0 B");
        row("fifo-4", "44 of 64 KiB · 11 of 16 slots, first in first out");
    }

    void fill()
    {
        QFETCH(QString, name);
        QFETCH(QString, says);
        const auto s = sample(qPrintable(name));
        QCOMPARE(fillTexts(s, s.channels[0]).first(), says);
    }

    void states_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("channel");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("bad");
        const auto row = [](const char* name, int channel, const char* says, bool bad) {
            QTest::addRow("%s %d", name, channel)
                << QString::fromLatin1(name) << channel << QString::fromUtf8(says) << bad;
        };
        row("half-closed", 0, "no writer is left: then read() returns 0, end of file", false);
        row("half-closed", 1, "reset: what was inside is gone", true);
        row("posix-queue", 0, "full: mq_send() cannot return", true);
        row("queue-empty", 0, "empty: mq_receive() cannot return", true);
        row("port-dead", 0, "dead name: nobody is left to receive", true);
        row("fifo-4", 0, "no free slot: write() cannot return", true);
        row("socket-pair", 0, "", false);
    }

    void states()
    {
        QFETCH(QString, name);
        QFETCH(int, channel);
        QFETCH(QString, says);
        QFETCH(bool, bad);
        const auto s = sample(qPrintable(name));
        const LaneState state = laneState(s, s.channels[std::size_t(channel)]);
        QCOMPARE(state.texts.value(0), says);
        QCOMPARE(state.bad, bad);
    }

    void rights()
    {
        const auto s = sample("port");
        QCOMPARE(rightsTexts(s.channels[0]).first(),
                 QStringLiteral("P1, P2 can send · P3 receives"));
        const auto dead = sample("port-dead");
        QCOMPARE(rightsTexts(dead.channels[0]).first(),
                 QStringLiteral("P1, P2 can send · nobody receives"));
        QVERIFY(laneTooltip(s, s.channels[0]).contains(QStringLiteral("Emulated: The limit of 5")));
    }

    void crossings()
    {
        world::Operation call;
        call.call = "write";
        call.bytes = 4096;
        call.value = 4096;
        call.durationNs = 12'300;
        QCOMPARE(crossingTexts(call).first(), QStringLiteral("write 4 KiB = 4,096 · 12 µs"));
        call.slept = true;
        call.durationNs = 7'900'000;
        QCOMPARE(crossingTexts(call).first(), QStringLiteral("write 4 KiB = 4,096 · slept, 7 ms"));
        call.slept = false;
        call.value = -1;
        call.error = "EPIPE";
        call.durationNs = 900;
        QCOMPARE(crossingTexts(call).first(), QStringLiteral("write 4 KiB = −1 EPIPE · < 1 µs"));
    }

    void descriptorsSayWhereTheyLead()
    {
        const auto s = sample("socket-pair");
        const auto facts = descriptorFacts(s, s.processes[0], 4);
        QCOMPARE(int(facts.size()), 1);
        QCOMPARE(facts[0].label, QStringLiteral("fd 4"));
        QCOMPARE(facts[0].values.first(), QStringLiteral("⇄ socket"));
        const auto shell = sample("forked");
        const auto held = descriptorFacts(shell, shell.processes[0], 4);
        QCOMPARE(held[0].values.first(), QStringLiteral("← pipe"));
        QCOMPARE(held[1].values.first(), QStringLiteral("→ pipe"));
    }

    void moreDescriptorsAreCounted()
    {
        const auto s = sample("connections");
        auto many = s.processes[0];
        for (int i = 0; i < 6; ++i)
            many.descriptors.push_back({10 + i, i, true, false});
        const auto facts = descriptorFacts(s, many, 4);
        QCOMPARE(int(facts.size()), 5);
        QCOMPARE(facts.back().label, QStringLiteral("+3 more descriptors"));
    }

    void threadsAreRows()
    {
        const auto s = sample("threads");
        const auto facts = threadFacts(s, s.processes[1]);
        QCOMPARE(int(facts.size()), 3);
        QCOMPARE(facts[1].label, QStringLiteral("thread 2"));
        QCOMPARE(facts[1].values.first(),
                 QStringLiteral("asleep in pthread_cond_wait · 12 ms · not_empty"));
        QVERIFY(threadFacts(s, s.processes[0]).empty());
        const auto call = sample("call-running");
        const auto folded = threadFacts(call, call.processes[0]);
        QCOMPARE(int(folded.size()), 3); // two of its own and a row for the rest
        QCOMPARE(folded.back().label, QStringLiteral("6 helper threads folded"));
    }

    void locksOfEveryKind()
    {
        mechanisms::LockView lock;
        lock.name = "not_empty";
        lock.kind = "condition";
        QCOMPARE(lockWords(lock).texts.first(), QStringLiteral("not_empty — off"));
        lock.used = true;
        QCOMPARE(lockWords(lock).texts.first(), QStringLiteral("not_empty — nobody waits"));
        lock.waiters = {1, 2};
        QCOMPARE(lockWords(lock).texts.first(), QStringLiteral("not_empty — P2, P3 wait"));
        lock.kind = "semaphore";
        lock.count = 0;
        QCOMPARE(lockWords(lock).texts.first(), QStringLiteral("not_empty — 0 left, P2, P3 wait"));
        lock.counts = {0, 12, -1};
        QCOMPARE(lockWords(lock).texts.first(),
                 QStringLiteral("not_empty — 0, 12, ? left, P2, P3 wait"));
        lock.counts.clear();
        lock.kind = "barrier";
        lock.count = 2;
        lock.parties = 3;
        QCOMPARE(lockWords(lock).texts[1], QStringLiteral("not_empty — 2 of 3 have come"));
        lock.kind = "rwlock";
        lock.sharedBy = {0, 3};
        QCOMPARE(lockWords(lock).texts[1], QStringLiteral("not_empty — read by P1, P4"));
        lock.kind = "mutex";
        lock.owner = 0;
        lock.waiters = {1};
        QCOMPARE(lockWords(lock).texts.first(), QStringLiteral("not_empty — held by P1, P2 waits"));
    }
};

QTEST_GUILESS_MAIN(TestLaneTexts)
#include "tst_lanetexts.moc"
