#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("rpc-halfway");

int calls(const Call& call, const char* what)
{
    const QJsonObject service = channel(call, QStringLiteral("bank"));
    return service[u"calls"].toObject()[QLatin1String(what)].toInt(-1);
}

} // namespace

class TestRpcHalfway : public QObject
{
    Q_OBJECT

private slots:
    void whatALostReplyCosts_data();
    void whatALostReplyCosts();
    void givesUpAfterThree();
};

void TestRpcHalfway::whatALostReplyCosts_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("made");
    QTest::addColumn<int>("balance");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("sent") << "sent"
                          << "none" << 1 << 90 << QByteArray();
    QTest::newRow("sent, key") << "sent"
                               << "idempotent" << 1 << 90 << QByteArray();
    QTest::newRow("cut") << "cut"
                         << "none" << 2 << 80 << QByteArray("debit: Socket closed");
    QTest::newRow("cut, key") << "cut"
                              << "idempotent" << 2 << 90 << QByteArray("debit: Socket closed");
    QTest::newRow("late") << "late"
                          << "none" << 2 << 80 << QByteArray("debit: Deadline Exceeded");
    QTest::newRow("late, key") << "late"
                               << "idempotent" << 2 << 90 << QByteArray("debit: Deadline Exceeded");
}

void TestRpcHalfway::whatALostReplyCosts()
{
    QFETCH(QString, reply);
    QFETCH(QString, key);
    QFETCH(int, made);
    QFETCH(int, balance);
    QFETCH(QByteArray, error);
    const Call call =
        run(lesson, settings({"payments=1", "deadline=1000"}) +
                        QStringList{QStringLiteral("--set"), QStringLiteral("reply=") + reply,
                                    QStringLiteral("--set"), QStringLiteral("key=") + key});
    QCOMPARE(outcome(call), QStringLiteral("finished"));
    QCOMPARE(exitCode(call, QStringLiteral("P1")), 0);
    QCOMPARE(exitCode(call, QStringLiteral("P2")), 0);
    QCOMPARE(calls(call, "made"), made);
    QCOMPARE(calls(call, "executed"), made); // the procedure runs each time: the key is its affair
    QCOMPARE(calls(call, "returned"), 1);
    QCOMPARE(variable(call, QStringLiteral("balance"))[u"value"].toInt(), balance);
    QCOMPARE(variable(call, QStringLiteral("balance"))[u"lost"].toInt(), 90 - balance);
    QVERIFY2(call.err.contains(error), call.told().constData());
    // Cut, it never left; late, it stood at its sendmsg until the client had given up.
    const QJsonObject held = named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                                   QStringLiteral("held"));
    QCOMPARE(held[u"reached"].toBool(), reply == u"late");
    QVERIFY(call.json[u"races"].toArray().isEmpty());
    QCOMPARE(leftInTmp(call.pid), QStringList());
}

void TestRpcHalfway::givesUpAfterThree()
{
    const Call call =
        run(lesson, settings({"payments=0", "pause=1000", "deadline=5000"}) +
                        QStringList{QStringLiteral("--at"), QStringLiteral("500ms:kill P2")});
    QCOMPARE(outcome(call), QStringLiteral("finished"));
    QCOMPARE(exitCode(call, QStringLiteral("P1")), 4);
    QCOMPARE(calls(call, "failed"), 3);
    QCOMPARE(leftInTmp(call.pid), QStringList());
}

QTEST_GUILESS_MAIN(TestRpcHalfway)
#include "tst_rpchalfway.moc"
