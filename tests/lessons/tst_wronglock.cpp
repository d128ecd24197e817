#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("wrong-lock");
const QString balance = QStringLiteral("balance");

} // namespace

class TestWrongLock : public QObject
{
    Q_OBJECT

private slots:
    void twoLocksAreNamed()
    {
        const Call call = run(lesson, settings({"locks=different"}) + paced(2000, 1));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const auto race = named(call.json[u"races"].toArray(), QStringLiteral("variable"), balance);
        const QString why = race[u"why"].toString();
        QVERIFY2(why.contains(QStringLiteral("P1 holds a")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("P2 holds b")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("two different locks")), qPrintable(why));
        QVERIFY2(variable(call, balance)[u"lost"].toInt() >= 1, call.told().constData());
    }

    void oneLockIsEnough()
    {
        for (const int seed : {1, 2, 3}) {
            const Call call = run(lesson, settings({"locks=same"}) + paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(variable(call, balance)[u"value"].toInt(), 40);
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestWrongLock)
#include "tst_wronglock.moc"
