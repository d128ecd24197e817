#include "tests/widgets/stage/samples.h"
#include "widgets/stage/cardtexts.h"

#include <QTest>

#include <algorithm>

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

const Fact* find(const std::vector<Fact>& facts, const QString& label)
{
    const auto found = std::find_if(facts.begin(), facts.end(),
                                    [&](const Fact& fact) { return fact.label == label; });
    return found == facts.end() ? nullptr : &*found;
}

Sources sources()
{
    Sources out;
    for (const auto& [name, text] : tests::sampleSources())
        out.insert(QString::fromStdString(name), QString::fromStdString(text).split(u'\n'));
    return out;
}

} // namespace

class TestCardTexts : public QObject
{
    Q_OBJECT

private slots:
    void states_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<int>("process");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, int process, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(name) << process << QString::fromUtf8(says);
        };
        row("race", 0, "held by you");
        row("scrubbed", 1, "wrote 6");
        row("race-full-speed", 0, "running, full speed");
        row("mutex-wait", 1, "asleep, waits for mutex · 7 ms");
        row("died-holding", 0, "killed by SIGKILL");
        row("frozen", 1, "frozen by SIGSTOP · 3.2 s");
        row("pipe-full", 0, "asleep in write, fd 4 · 7 ms");
        row("pipe-1mib", 1, "computing, line 6");
        row("pipe-eof", 0, "finished, exit code 0");
        row("pipe-broken", 0, "killed by SIGPIPE");
        row("starting", 0, "starting");
    }

    void states()
    {
        QFETCH(QString, sample);
        QFETCH(int, process);
        QFETCH(QString, says);
        const world::Snapshot s = ::sample(qPrintable(sample));
        QCOMPARE(chipTexts(s, process).first(), says);
    }

    void staleLoadWarns()
    {
        const auto facts = cardFacts(sample("race"), sources(), 0, false);
        const Fact* read = find(facts, QStringLiteral("read balance"));
        QVERIFY(read);
        QVERIFY(read->warns);
        QCOMPARE(read->values.first(), QStringLiteral("5 · stale"));
        const Fact* next = find(facts, QStringLiteral("next"));
        QVERIFY(next);
        QCOMPARE(next->values.first(), QStringLiteral("write balance"));
    }

    void progressAndSourceLine()
    {
        const auto facts = cardFacts(sample("race"), sources(), 0, false);
        const Fact* progress = find(facts, QStringLiteral("deposits done"));
        QVERIFY(progress);
        QCOMPARE(progress->values.first(), QStringLiteral("2 / 20"));
        QCOMPARE(progress->share, 0.1);
        const Fact* line = find(facts, QStringLiteral("line 6"));
        QVERIFY(line);
        QCOMPARE(line->values.first(), QStringLiteral("account.balance = seen + 1;"));
    }

    void whatItDiedHolding()
    {
        const auto facts = cardFacts(sample("died-holding"), sources(), 0, false);
        QVERIFY(find(facts, QStringLiteral("It died holding mutex.")));
    }

    void writerOfAPipe()
    {
        const auto facts = cardFacts(sample("pipe-full"), sources(), 0, false);
        QCOMPARE(find(facts, QStringLiteral("written"))->values.first(), QStringLiteral("412 KiB"));
        QCOMPARE(find(facts, QStringLiteral("time asleep"))->values.first(),
                 QStringLiteral("83 %"));
        QCOMPARE(find(facts, QStringLiteral("user buffer"))->share, 1.0);
    }

    void compactCardSaysBothInOneRow()
    {
        const auto facts = cardFacts(sample("race-8"), sources(), 1, true);
        QCOMPARE(facts.front().label, QStringLiteral("read 5"));
        QCOMPARE(facts.front().values.first(), QStringLiteral("write balance"));
    }

    void nameForAssistiveTechnology()
    {
        const QString name = cardName(sample("race"), 0);
        QVERIFY(name.startsWith(QStringLiteral("P1 depositor, pid 48213: held by you")));
        QVERIFY(name.contains(QStringLiteral("about to write balance")));
        QVERIFY(name.contains(QStringLiteral("stale")));
    }
};

QTEST_GUILESS_MAIN(TestCardTexts)
#include "tst_cardtexts.moc"
