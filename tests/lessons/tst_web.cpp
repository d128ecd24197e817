#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QStringList patiently{QStringLiteral("--seconds"), QStringLiteral("60")};
const QString lesson = QStringLiteral("web");

Call runWith(std::initializer_list<const char*> set, const QStringList& more = {})
{
    return run(lesson, settings(set) + patiently + more);
}

bool reached(const Call& call, const char* id)
{
    return named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                 QString::fromLatin1(id))[u"reached"]
        .toBool();
}

int keptWaiting(const Call& call)
{
    return variable(call, QStringLiteral("kept_waiting"))[u"value"].toInt(-1);
}

/// Connections that were made: the door is a channel of its own, and every one is two.
int connections(const Call& call)
{
    int found = 0;
    for (const auto& entry : call.json[u"channels"].toArray()) {
        const QJsonObject channel = entry.toObject();
        if (channel[u"kind"] == QStringLiteral("tcp") && channel[u"bytes_written"].toInt() > 0)
            ++found;
    }
    return found / 2;
}

} // namespace

class TestWeb : public QObject
{
    Q_OBJECT

private slots:
    void oneByOneTheSlowOneHoldsUpTheOther()
    {
        const Call call = runWith({"serves=one-by-one", "second=slow", "requests=3"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(keptWaiting(call) > 0 && reached(call, "held-up"), call.told().constData());
        QVERIFY(!reached(call, "poll") && !reached(call, "fork"));
        QCOMPARE(connections(call), 6); // one for each request
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void aChildEachServesBoth()
    {
        const Call call = runWith({"serves=fork", "second=slow", "requests=3"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(reached(call, "fork"), call.told().constData());
        QCOMPARE(keptWaiting(call), 0);
        QCOMPARE(call.json[u"processes"].toArray().size(), 3 + 6); // P1 to P3, a child a connection
    }

    void oneProcessServesBoth()
    {
        const Call call = runWith({"serves=poll", "second=slow", "requests=3"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(reached(call, "poll"), call.told().constData());
        QCOMPARE(keptWaiting(call), 0);
        QCOMPARE(call.json[u"processes"].toArray().size(), 3);
    }

    void aKeptConnectionCarriesAllRequests()
    {
        const Call call = runWith({"serves=poll", "keep=keep-alive", "second=quick", "requests=5"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(reached(call, "kept"), call.told().constData());
        QCOMPARE(connections(call), 2);
    }

    /// The bytes are those of HTTP, and the tap counted each of them.
    void requestAndAnswerAreText()
    {
        const Call call = runWith({"serves=poll", "keep=close", "second=quick", "requests=1"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const int request =
            int(qstrlen("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        QCOMPARE(channel(call, QStringLiteral("connection"))[u"bytes_read"].toInt(), request);
        const int answer = int(qstrlen("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                       "Content-Length: 23\r\n\r\n<h1>It is served.</h1>\n"));
        QCOMPARE(channel(call, QStringLiteral("connection.back"))[u"bytes_read"].toInt(), answer);
    }

    void withoutTheServerTheVisitorsEnd()
    {
        const Call call =
            runWith({"serves=one-by-one", "second=slow", "requests=20"},
                    {QStringLiteral("--at"), QStringLiteral("held-up:kill P1")});
        QCOMPARE(exitSignal(call, QStringLiteral("P1")), QStringLiteral("SIGKILL"));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
    }
};

QTEST_GUILESS_MAIN(TestWeb)
#include "tst_web.moc"
