#include "widgets/stage/track.h"

#include <QTest>

#include <cmath>

using crosstalk::stage::Track;

class TestTrack : public QObject
{
    Q_OBJECT

private slots:
    void straightLine()
    {
        QPainterPath path(QPointF(10, 20));
        path.lineTo(40, 60);
        const Track track(path);
        QCOMPARE(track.length(), 50.0);
        QCOMPARE(track.at(25), QPointF(25, 40));
        QCOMPARE(track.at(-1), QPointF(10, 20));
        QCOMPARE(track.at(99), QPointF(40, 60));
    }

    void curveAgreesWithQt()
    {
        QPainterPath path(QPointF(0, 0));
        path.cubicTo(50, 0, 50, 80, 100, 80);
        const Track track(path);
        QVERIFY(std::abs(track.length() - path.length()) < 0.5);
        for (const double share : {0.0, 0.2, 0.5, 0.9, 1.0}) {
            const double length = share * path.length();
            const QPointF expected = path.pointAtPercent(path.percentAtLength(length));
            const QPointF gap = track.at(length) - expected;
            QVERIFY(std::hypot(gap.x(), gap.y()) < 1);
        }
    }

    void emptyPath()
    {
        const Track track{QPainterPath()};
        QCOMPARE(track.length(), 0.0);
        QCOMPARE(track.at(5), QPointF());
    }
};

QTEST_GUILESS_MAIN(TestTrack)
#include "tst_track.moc"
