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

    // Measured only while both run at the same moment, which a busy machine may deny a run.
    void oneLineIsSlower()
    {
        int same = 0;
        int own = 0;
        for (int run = 1; run <= 10 && (same == 0 || own == 0); ++run) {
            const Call call = acceptance::run(
                lesson, settings({"place=by-turns", "rounds=8", "additions=20000000"}));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            same = value(call, "same_line");
            own = value(call, "own_line");
        }
        if (std::thread::hardware_concurrency() < 2) {
            QCOMPARE(same, 0); // they never run at the same moment
            return;
        }
        QVERIFY2(same > 0 && own > 0, "the two never ran at the same moment");
        QVERIFY2(same * 10 > own * 11,
                 qPrintable(QStringLiteral("%1 ps against %2 ps").arg(same).arg(own)));
    }
};

QTEST_GUILESS_MAIN(TestFalseSharing)
#include "tst_falsesharing.moc"
