#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QStringList patiently{QStringLiteral("--seconds"), QStringLiteral("60")};
const QString lesson = QStringLiteral("microservices");

Call runWith(std::initializer_list<const char*> set, const QStringList& more = {})
{
    return run(lesson, settings(set) + patiently + more);
}

int calls(const Call& call, const char* service, const char* what)
{
    const QJsonObject entry = channel(call, QString::fromLatin1(service));
    return entry[u"calls"].toObject()[QLatin1String(what)].toInt(-1);
}

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

} // namespace

class TestMicroservices : public QObject
{
    Q_OBJECT

private slots:
    void oneOrderGoesThroughThreeServices()
    {
        const Call call = runWith({"orders=2", "work=0", "deadline=10000", "pause=0"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        for (const char* service : {"order", "fetch", "make"}) {
            QCOMPARE(calls(call, service, "made"), 2);
            QCOMPARE(calls(call, service, "executed"), 2);
            QCOMPARE(calls(call, service, "returned"), 2);
        }
        QCOMPARE(value(call, "made"), 2);
        QCOMPARE(value(call, "abandoned"), 0);
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void withATimeOfTheirOwnTheyGoOn()
    {
        const Call call =
            runWith({"orders=1", "deadline_of=own", "work=1000", "deadline=300", "pause=2000"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(calls(call, "order", "failed"), 1);
        QVERIFY2(call.err.contains("order: Deadline Exceeded"), call.told().constData());
        QCOMPARE(value(call, "made"), 1);
        QCOMPARE(value(call, "abandoned"), 0);
    }

    void passedOnItStopsTheLast()
    {
        const Call call =
            runWith({"orders=1", "deadline_of=passed-on", "work=5000", "deadline=300",
                     "pause=2000"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(calls(call, "order", "failed"), 1);
        QCOMPARE(value(call, "made"), 0);
        QCOMPARE(value(call, "abandoned"), 1);
    }
};

QTEST_GUILESS_MAIN(TestMicroservices)
#include "tst_microservices.moc"
