#include "widgets/controls/speedscale.h"

#include <QTest>

namespace scale = crosstalk::controls::speedscale;

class TestSpeedScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ends();
    void neverFalls();
    void positionsComeBack();
    void labels();
};

void TestSpeedScale::ends()
{
    QCOMPARE(scale::stepsPerSecond(scale::lowest), 1.0);
    QCOMPARE(scale::stepsPerSecond(scale::highest), 0.0); // full speed
    QCOMPARE(scale::position(0), scale::highest);
    QCOMPARE(scale::position(1e9), scale::highest - 1); // paced is never shown as full
    QCOMPARE(scale::position(0.1), scale::lowest);
}

void TestSpeedScale::neverFalls()
{
    for (int i = scale::lowest + 1; i < scale::highest; ++i)
        QVERIFY(scale::stepsPerSecond(i) >= scale::stepsPerSecond(i - 1));
    QVERIFY(scale::stepsPerSecond(scale::highest - 1) >= 1000);
}

void TestSpeedScale::positionsComeBack()
{
    for (int i = scale::lowest; i <= scale::highest; ++i) {
        const double speed = scale::stepsPerSecond(i);
        QCOMPARE(scale::stepsPerSecond(scale::position(speed)), speed);
    }
}

void TestSpeedScale::labels()
{
    QCOMPARE(scale::label(4), QStringLiteral("4 steps/s"));
    QCOMPARE(scale::label(0), QStringLiteral("full speed"));
}

QTEST_GUILESS_MAIN(TestSpeedScale)
#include "tst_speedscale.moc"
