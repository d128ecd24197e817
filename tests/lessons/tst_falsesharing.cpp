#include "tests/lessons/lessonrun.h"

#include <thread>

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("false-sharing");

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

} // namespace

class TestFalseSharing : public QObject
{
    Q_OBJECT

private slots:
    void thereIsNoRace()
    {
        const Call call = run(lesson, settings({"place=by-turns", "rounds=4"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        QVERIFY(value(call, "same_line") >= 0);
        QVERIFY(value(call, "own_line") >= 0);
    }

    // Measured while both run at the same moment; where they never do (one processor, or a very
    // busy machine) the figures are 0 and say nothing.
    void oneLineIsSlower()
    {
        const Call call =
            run(lesson, settings({"place=by-turns", "rounds=8", "additions=20000000"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const int same = value(call, "same_line");
        const int own = value(call, "own_line");
        const bool measured = same > 0 && own > 0;
        QVERIFY2(measured || std::thread::hardware_concurrency() < 2 || same == 0 || own == 0,
                 call.told().constData());
        if (measured)
            QVERIFY2(same * 10 > own * 11, call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestFalseSharing)
#include "tst_falsesharing.moc"
