#include "samplemessages.h"
#include "widgets/messages/lifelines.h"

#include <QTest>

using namespace crosstalk::messages;
using crosstalk::world::MessageLog;

namespace {

/// The lifelines from left to right: "P0 c1 P2".
QString order(const Lifelines& lines)
{
    QStringList names;
    for (const Lifeline& line : lines.all())
        names << (line.isChannel ? QStringLiteral("c%1") : QStringLiteral("P%1")).arg(line.index);
    return names.join(QLatin1Char(' '));
}

Lifelines made(const std::vector<MessageLog::Track>& tracks, int channels,
               const Filter& filter = {}, double width = 700)
{
    crosstalk::world::Snapshot snapshot;
    snapshot.channels.resize(std::size_t(channels));
    return Lifelines::make(tracks, snapshot, filter, {width, 90, 300});
}

} // namespace

class TestLifelines : public QObject
{
    Q_OBJECT

private slots:
    void aBufferStandsAmidItsUsers()
    {
        QCOMPARE(order(made({{0, 0, {1}}}, 1)), QStringLiteral("P0 c0 P1"));
        QCOMPARE(order(made({{0, 0, {2}}, {0, 1, {2}}}, 1)), QStringLiteral("P0 P1 c0 P2"));
        QCOMPARE(order(made({{0, 0, {1}}, {1, 1, {2}}}, 2)), QStringLiteral("P0 c0 P1 c1 P2"));
        QCOMPARE(order(made({{0, 0, {0}}}, 1)), QStringLiteral("P0 c0"));
    }

    void withoutBuffersThereAreProcessesOnly()
    {
        QCOMPARE(order(made({{0, 0, {1}}}, 1, {-1, false})), QStringLiteral("P0 P1"));
    }

    void aFilterLeavesWhoUsesThatChannel()
    {
        const Lifelines lines = made({{0, 0, {1}}, {1, 1, {2}}}, 2, {1, true});
        QCOMPARE(order(lines), QStringLiteral("P1 c1 P2"));
        QVERIFY(!lines.shows(0));
        QVERIFY(lines.shows(1));
    }

    void bothDirectionsAreOneBuffer()
    {
        const auto run = sample::conversation();
        const Lifelines lines = Lifelines::make(run.history->messageLog().tracks(), *run.snapshot,
                                                {1, true}, {700, 90, 300});
        QCOMPARE(order(lines), QStringLiteral("P0 c0 P1"));
        QCOMPARE(lines.channel(1), lines.channel(0));
        QVERIFY(lines.shows(0) && lines.shows(1));
    }

    void theyKeepTheirDistance()
    {
        std::vector<MessageLog::Track> tracks;
        for (int i = 0; i < 20; ++i)
            tracks.push_back({0, i, {20}});
        const Lifelines lines = made(tracks, 1);
        QCOMPARE(lines.all().size(), 22u);
        QCOMPARE(lines.width(), 22 * 90.0);
        for (std::size_t i = 1; i < lines.all().size(); ++i)
            QCOMPARE(lines.all()[i].x - lines.all()[i - 1].x, 90.0);
    }
};

QTEST_GUILESS_MAIN(TestLifelines)
#include "tst_lifelines.moc"
