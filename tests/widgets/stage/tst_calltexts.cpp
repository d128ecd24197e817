#include "tests/widgets/stage/samples.h"
#include "widgets/stage/calltexts.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::stage;

namespace {

world::Snapshot sample(const QString& name)
{
    for (const tests::Sample& each : tests::samples())
        if (QString::fromStdString(each.name) == name)
            return each.snapshot;
    qFatal("no sample %s", qPrintable(name));
}

} // namespace

class TestCallTexts : public QObject
{
    Q_OBJECT

private slots:
    void stages_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("procedure");
        QTest::addColumn<QString>("dispatcher");
        const auto row = [](const char* name, const char* client, const char* procedure,
                            const char* dispatcher) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromUtf8(client)
                                << QString::fromUtf8(procedure) << QString::fromUtf8(dispatcher);
        };
        row("call-called", "the stub has it: arguments, not bytes yet", "has not been called yet",
            "nothing has arrived yet");
        row("call-marshalled", "packed into bytes, not sent yet", "has not been called yet",
            "nothing has arrived yet");
        row("call-on-wire", "sent: waits for the reply", "has not been called yet",
            "nothing has arrived yet");
        row("call-dispatched", "sent: waits for the reply", "has not been called yet",
            "calls it with the arguments unpacked");
        row("call-running", "sent: waits for the reply", "Bank.Debit is running",
            "waits for it to return");
        row("call-replied", "sent: waits for the reply", "balance 100 → 90",
            "worked, the reply is on its way");
        row("call-returned", "OK, balance 100 → 90", "balance 100 → 90", "worked, replied");
        row("call-failed", "UNAVAILABLE: not known whether it ran", "balance 100 → 90",
            "worked; the client knows nothing of it");
        row("call-cut", "UNAVAILABLE: not known whether it ran", "balance 100 → 90",
            "worked, reply never left");
    }

    void stages()
    {
        QFETCH(QString, name);
        QFETCH(QString, client);
        QFETCH(QString, procedure);
        QFETCH(QString, dispatcher);
        const auto s = sample(name);
        const auto left = callTexts(s, 0);
        const auto right = callTexts(s, 1);
        QVERIFY(left && right);
        QCOMPARE(left->first.values.first(), QStringLiteral("Bank.Debit(\"ada\", 10)"));
        QCOMPARE(left->second.values.first(), client);
        QCOMPARE(right->first.values.first(), procedure);
        QCOMPARE(right->second.values.first(), dispatcher);
    }

    void bytesFieldByField()
    {
        const auto texts = callTexts(sample(QStringLiteral("call-replied")), 0);
        QCOMPARE(texts->bytesCaption, QStringLiteral("marshalled, 7 bytes"));
        QCOMPARE(int(texts->fields.size()), 2);
        QCOMPARE(texts->fields[0].hex.first(), QStringLiteral("0a 03 61 64 61"));
        QCOMPARE(texts->fields[0].meaning, QStringLiteral("\"ada\""));
        QCOMPARE(texts->fields[1].hex.first(), QStringLiteral("10 0a"));
        const auto reply = callTexts(sample(QStringLiteral("call-replied")), 1);
        QCOMPARE(reply->bytesCaption, QStringLiteral("marshalled reply, 2 bytes"));
    }

    void helperThreadsAreFolded()
    {
        const auto s = sample(QStringLiteral("call-failed"));
        QCOMPARE(helpersText(s.processes[0]), QStringLiteral("6 helper threads folded"));
        QCOMPARE(callTexts(s, 0)->second.captions.first(),
                 QStringLiteral("status after 300 ms; 6 helper threads folded"));
    }

    void aRetrySaysSo()
    {
        auto s = sample(QStringLiteral("call-on-wire"));
        s.channels[0].calls->calls[0].attempt = 2;
        QCOMPARE(callTexts(s, 0)->first.captions.first(),
                 QStringLiteral("the call, as written; attempt 2"));
    }

    void othersHaveNone()
    {
        QVERIFY(!callTexts(sample(QStringLiteral("race")), 0));
        QVERIFY(!isCaller(sample(QStringLiteral("socket-pair")), 1));
    }
};

QTEST_GUILESS_MAIN(TestCallTexts)
#include "tst_calltexts.moc"
