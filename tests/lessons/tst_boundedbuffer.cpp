#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("bounded-buffer");

int ghosts(const Call& call)
{
    return variable(call, QStringLiteral("ghosts"))[u"value"].toInt(-1);
}

} // namespace

class TestBoundedBuffer : public QObject
{
    Q_OBJECT

private slots:
    void whoLooksOnceTakesNothing()
    {
        const Call call = run(lesson, settings({"look=if", "items=100"}) + paced(5000, 1));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(ghosts(call) >= 1, call.told().constData());
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    }

    void whoLooksAgainNeverDoes()
    {
        for (const char* speed : {"full", "5000"}) {
            const Call call =
                run(lesson, settings({"look=while", "items=100"}) +
                                QStringList{QStringLiteral("--speed"), QString::fromLatin1(speed)});
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(ghosts(call), 0);
            QCOMPARE(variable(call, QStringLiteral("fill"))[u"value"].toInt(-1), 0);
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        }
    }

    void aSignalBeforeTheWaitIsLost()
    {
        const Call call = run(lesson, settings({"look=early", "items=0"}) + paced(5000, 1));
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        for (const char* process : {"P1", "P2", "P3"})
            QCOMPARE(stuckIn(call, QString::fromLatin1(process)),
                     QStringLiteral("pthread_cond_wait"));
        const QString why = call.json[u"deadlocks"].toArray().at(0).toObject()[u"why"].toString();
        QVERIFY2(why.contains(QStringLiteral("found nobody waiting")), qPrintable(why));
        const auto race = named(call.json[u"races"].toArray(), QStringLiteral("variable"),
                                QStringLiteral("fill"));
        QVERIFY2(!race.isEmpty(), call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestBoundedBuffer)
#include "tst_boundedbuffer.moc"
