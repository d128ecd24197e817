#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("peterson");

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

} // namespace

class TestPeterson : public QObject
{
    Q_OBJECT

private slots:
    void holdsStepByStep_data()
    {
        QTest::addColumn<QString>("fence");
        QTest::newRow("without") << QStringLiteral("fence=without");
        QTest::newRow("with") << QStringLiteral("fence=with");
    }

    void holdsStepByStep()
    {
        QFETCH(QString, fence);
        const Call call =
            run(lesson, settings({"loop=watched", "rounds=20"}) +
                            QStringList{QStringLiteral("--set"), fence} + paced(5000, 1));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(value(call, "entries"), 40);
        QCOMPARE(value(call, "inside"), 40);
        QCOMPARE(value(call, "lost"), 0);
    }

    void theFenceHoldsBare()
    {
        const Call call =
            run(lesson, settings({"loop=bare", "fence=with", "duration=50", "rounds=10"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "entries") >= 320, call.told().constData());
        QCOMPARE(value(call, "lost"), 0);
    }

    // Whether it overlaps in a given run is up to the processors; what is counted must add up.
    void withoutAFenceItIsCountedHowOften()
    {
        const Call call =
            run(lesson, settings({"loop=bare", "fence=without", "duration=50", "rounds=10"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "lost") >= 0, call.told().constData());
        QCOMPARE(value(call, "inside") + value(call, "lost"), value(call, "entries"));
    }
};

QTEST_GUILESS_MAIN(TestPeterson)
#include "tst_peterson.moc"
