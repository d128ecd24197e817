#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("rpc-call");

int calls(const Call& call, const char* what)
{
    const QJsonObject service = channel(call, QStringLiteral("bank"));
    return service[u"calls"].toObject()[QLatin1String(what)].toInt(-1);
}

int balance(const Call& call)
{
    return variable(call, QStringLiteral("balance"))[u"value"].toInt(-1);
}

} // namespace

class TestRpcCall : public QObject
{
    Q_OBJECT

private slots:
    void goesThereAndBack()
    {
        const Call call = run(lesson, settings({"calls=3", "pause=0"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, QStringLiteral("P1")), 0);
        QCOMPARE(exitCode(call, QStringLiteral("P2")), 0);
        QCOMPARE(calls(call, "made"), 3);
        QCOMPARE(calls(call, "executed"), 3);
        QCOMPARE(calls(call, "returned"), 3);
        QCOMPARE(balance(call), 70);
        QVERIFY(call.json[u"races"].toArray().isEmpty());
        QCOMPARE(leftInTmp(call.pid), QStringList());
        // The wire is a real socket, and what the tap counted on it is what the kernel says.
        const QJsonObject wire = channel(call, QStringLiteral("wire"));
        QVERIFY2(wire[u"bytes_written"].toInt() > 3 * 7, call.told().constData());
        QCOMPARE(wire[u"bytes_read"], wire[u"bytes_written"]);
        QCOMPARE(wire[u"probes"].toObject()[u"agree"], wire[u"probes"].toObject()[u"quiescent"]);
    }

    void overTcpItIsTheSame()
    {
        const Call call = run(lesson, settings({"calls=3", "pause=0", "transport=tcp"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(calls(call, "returned"), 3);
        QCOMPARE(balance(call), 70);
        const QJsonObject cable = channel(call, QStringLiteral("cable"));
        QVERIFY2(cable[u"bytes_written"].toInt() > 3 * 7, call.told().constData());
    }

    // Where namespaces are not allowed it says so, and the server stays here.
    void asOnAnotherComputer()
    {
        const Call call = run(lesson, settings({"calls=3", "pause=0", "where=elsewhere"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(calls(call, "returned"), 3);
        QCOMPARE(balance(call), 70);
        const bool stayed = call.err.contains("it stays on this computer");
        const QJsonObject used =
            channel(call, stayed ? QStringLiteral("wire") : QStringLiteral("cable"));
        QVERIFY2(used[u"bytes_written"].toInt() > 3 * 7, call.told().constData());
    }

    void notAnsweredIsNotUndone()
    {
        const Call call = run(lesson, settings({"calls=1", "work=2000", "deadline=500"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(calls(call, "failed"), 1);
        QVERIFY2(call.err.contains("debit: Deadline Exceeded"), call.told().constData());
        QCOMPARE(calls(call, "executed"), 1);
        QCOMPARE(balance(call), 90);
    }

    void cancelledIsNotUndoneEither()
    {
        const Call call =
            run(lesson, settings({"calls=1", "work=2000", "deadline=10000", "patience=cancel"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(call.err.contains("debit: CANCELLED"), call.told().constData());
        QCOMPARE(balance(call), 90);
    }

    void whatCannotBeParsedIsNotRun()
    {
        const Call call = run(lesson, settings({"calls=1", "account=latin1", "deadline=10000"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(call.err.contains("invalid UTF-8 data when parsing"), call.told().constData());
        QCOMPARE(calls(call, "failed"), 1);
        QCOMPARE(calls(call, "executed"), 0);
        QCOMPARE(balance(call), 100);
    }

    void nobodyIsThere()
    {
        const Call call = run(lesson, settings({"calls=1", "called=nobody", "deadline=10000"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(call.err.contains("failed to connect to all addresses"), call.told().constData());
        QCOMPARE(calls(call, "made"), 1);
        QCOMPARE(calls(call, "executed"), 0);
    }

    void aKilledServerIsUnavailable()
    {
        const Call call =
            run(lesson, settings({"calls=1", "work=2000", "deadline=10000"}) +
                            QStringList{QStringLiteral("--at"), QStringLiteral("1s:kill P2")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitSignal(call, QStringLiteral("P2")), QStringLiteral("SIGKILL"));
        QCOMPARE(calls(call, "failed"), 1);
        QCOMPARE(calls(call, "executed"), 0);
        QCOMPARE(balance(call), 100);
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRpcCall)
#include "tst_rpccall.moc"
