#include "tests/widgets/stage/samples.h"
#include "widgets/stage/layout.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::stage;

namespace {

Structure::Lane laneOf(int channel, int from, int to)
{
    Structure::Lane lane;
    lane.channel = channel;
    lane.from = {from};
    lane.to = {to};
    lane.source = from;
    lane.sink = to;
    lane.pages = 16;
    return lane;
}

Structure structureOf(int processes, bool region, int lanes)
{
    Structure structure;
    structure.processes = processes;
    if (region)
        structure.regions.push_back({0, {0}, {1, 2}, {}});
    for (int i = 0; i < lanes; ++i)
        structure.lanes.push_back(laneOf(3 + i, i % processes, (i + 1) % processes));
    return structure;
}

bool apart(const QRectF& a, const QRectF& b)
{
    return !a.adjusted(0.5, 0.5, -0.5, -0.5).intersects(b.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::loadFonts(); }

    void everythingHasItsPlace_data()
    {
        QTest::addColumn<int>("processes");
        QTest::addColumn<bool>("region");
        QTest::addColumn<int>("streams");
        QTest::addColumn<QSize>("size");
        for (const QSize size :
             {QSize(640, 380), QSize(700, 430), QSize(1180, 600), QSize(1900, 900)})
            for (const int n : {1, 2, 3, 4, 5, 8, 9, 20, 64})
                for (const auto& [region, streams] :
                     {std::pair(true, 0), std::pair(false, 1), std::pair(true, 1),
                      std::pair(false, 0), std::pair(false, 2), std::pair(false, 8),
                      std::pair(true, 3), std::pair(false, 30)})
                    QTest::addRow("%d processes%s, %d pipes, %dx%d", n, region ? ", memory" : "",
                                  streams, size.width(), size.height())
                        << n << region << streams << size;
    }

    void everythingHasItsPlace()
    {
        QFETCH(int, processes);
        QFETCH(bool, region);
        QFETCH(int, streams);
        QFETCH(QSize, size);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        Structure structure = structureOf(processes, region, streams);
        structure.closed = 1; // said beside the lanes
        const StageLayout layout = StageLayout::make(structure, style, size);
        QCOMPARE(int(layout.cards.size()), processes);
        QCOMPARE(layout.user.bottom(), layout.kernel.top());
        QCOMPARE(layout.kernel.bottom(), double(size.height()));
        for (std::size_t i = 0; i < layout.cards.size(); ++i) {
            const QRectF card = layout.cards[i].rect;
            QVERIFY2(layout.user.contains(card), qPrintable(QString::number(i)));
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(apart(card, layout.cards[k].rect));
            for (const auto& box : layout.regions)
                QVERIFY(apart(card, box.rect));
        }
        for (const auto& box : layout.regions) {
            QVERIFY(layout.user.contains(box.rect)); // nothing of it crosses the line
            for (const auto& [variable, rect] : box.variables)
                QVERIFY(box.rect.contains(rect));
            for (const QRectF& rect : box.locks)
                QVERIFY(box.rect.contains(rect));
            const bool isSaid = box.more.height() > 0 && box.rect.contains(box.more);
            QVERIFY(box.hidden == 0 || isSaid);
            QVERIFY(box.locks.size() + std::size_t(box.hiddenLocks) == box.allLocks.size());
        }
        for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
            const StageLayout::LaneBox& box = layout.lanes[i];
            QVERIFY(layout.kernel.contains(box.pill)); // a channel is the kernel's
            QVERIFY(box.pill.contains(box.content));
            for (const QRectF& words : {box.pill, box.title, box.figures, box.note})
                QVERIFY(apart(words, layout.more));
            QVERIFY(box.columns * box.rows >= 16);
            QVERIFY(!box.name.isEmpty() || !box.title.isEmpty() || !box.figures.isEmpty() ||
                    box.pill.width() <= style.px(160));
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(apart(box.pill, layout.lanes[k].pill));
            for (const StageLayout::Wire& wire : box.wires)
                QVERIFY(wire.card.y() <= layout.user.bottom() && wire.x >= 0 &&
                        wire.x <= size.width());
        }
        QCOMPARE(int(layout.lanes.size() + layout.folded.size()), streams);
        QVERIFY(streams == 0 || !layout.lanes.empty());
    }

    void eightPipesAndEightProcessesAllShow()
    {
        const QSizeF size(780, 470);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const auto layout = StageLayout::make(structureOf(8, false, 8), style, size);
        QCOMPARE(int(layout.lanes.size()), 8);
        for (const StageLayout::LaneBox& box : layout.lanes) {
            QCOMPARE(box.tier, StageLayout::Tier::Medium); // each with a line of words
            QCOMPARE(int(box.wires.size()), 2);
        }
    }

    void bothWaysOfAConnectionStandTogether()
    {
        world::Snapshot s;
        for (const tests::Sample& sample : tests::samples())
            if (sample.name == "connections")
                s = sample.snapshot;
        std::swap(s.channels[1], s.channels[2]);
        s.channels[0].back = 2;
        s.channels[2].back = 0;
        s.channels[1].back = 3;
        s.channels[3].back = 1;
        const Structure structure = Structure::of(s);
        QCOMPARE(structure.lanes[0].channel, 0);
        QCOMPARE(structure.lanes[1].channel, 2);
        QCOMPARE(structure.lanes[2].channel, 1);
    }

    void aConnectionThatWasClosedLeaves()
    {
        world::Snapshot s;
        for (const tests::Sample& sample : tests::samples())
            if (sample.name == "connections")
                s = sample.snapshot;
        const auto close = [&](int channel, std::uint64_t at) {
            for (const int way : {channel, s.channels[std::size_t(channel)].back}) {
                world::ChannelView& view = s.channels[std::size_t(way)];
                view.closedAt = at;
                view.stream->writers.clear();
                view.stream->readers.clear();
            }
        };
        const auto all = Structure::of(s).lanes.size();
        QCOMPARE(Structure::of(s).closed, 0);
        close(2, 1000);
        const Structure one = Structure::of(s);
        QCOMPARE(one.lanes.size(), all - 2);
        QCOMPARE(one.closed, 1);
        for (const Structure::Lane& lane : one.lanes)
            QVERIFY(lane.channel != 2 && lane.channel != 3);
        for (int channel = 0; channel < int(all); channel += 2)
            close(channel, 1000 + std::uint64_t(channel));
        const Structure last = Structure::of(s); // the stage is not left empty
        QCOMPARE(last.lanes.size(), std::size_t{2});
        QCOMPARE(last.lanes[0].channel, int(all) - 2);
        QCOMPARE(last.closed, int(all) / 2 - 1);
        for (world::ProcessView& process : s.processes) {
            process.state = world::ProcessState::Exited;
            process.stateSince = 1000 + std::uint64_t(all) - 4;
        }
        // Those that ended with their processes are how the run ended; others had been closed.
        const Structure end = Structure::of(s);
        QCOMPARE(end.lanes.size(), std::size_t{4});
        QCOMPARE(end.closed, int(all) / 2 - 2);
    }

    void whatNobodyHoldsMakesWay()
    {
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        Structure structure = structureOf(2, false, 20);
        for (int i = 0; i < 12; ++i)
            structure.lanes[std::size_t(i)].gone = true;
        const auto layout = StageLayout::make(structure, style, size);
        QVERIFY(!layout.folded.empty());
        for (const int folded : layout.folded)
            QVERIFY(folded < 3 + 12);
    }

    void wiresOfOneCardDoNotCross()
    {
        const QSizeF size(780, 470);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const auto layout = StageLayout::make(structureOf(2, false, 4), style, size);
        for (std::size_t i = 1; i < layout.lanes.size(); ++i) {
            QVERIFY(layout.lanes[i].pill.top() > layout.lanes[i - 1].pill.bottom());
            for (const int process : {0, 1}) {
                const auto x = [&](std::size_t lane) {
                    const auto& wires = layout.lanes[lane].wires;
                    return (wires[0].process == process ? wires[0] : wires[1]).x;
                };
                // The lower one leaves farther out.
                QVERIFY(process == 0 ? x(i) < x(i - 1) : x(i) > x(i - 1));
            }
        }
    }

    void aQueueInSharedMemoryStaysAboveTheLine()
    {
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        for (const tests::Sample& sample : tests::samples()) {
            if (sample.name != "boost-queue")
                continue;
            const auto layout = StageLayout::make(Structure::of(sample.snapshot), style, size);
            QVERIFY(layout.lanes.empty());
            QCOMPARE(int(layout.regions[0].queues.size()), 1);
            QVERIFY(layout.user.contains(layout.regions[0].queues[0].second));
            return;
        }
        QFAIL("no such sample");
    }

    void density_data()
    {
        QTest::addColumn<int>("processes");
        QTest::addColumn<int>("density");
        QTest::newRow("1") << 1 << int(Density::Full);
        QTest::newRow("3") << 3 << int(Density::Full);
        QTest::newRow("4") << 4 << int(Density::Compact);
        QTest::newRow("8") << 8 << int(Density::Compact);
        QTest::newRow("9") << 9 << int(Density::Dots);
    }

    void density()
    {
        QFETCH(int, processes);
        QFETCH(int, density);
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const auto layout = StageLayout::make(structureOf(processes, true, 0), style, size);
        QCOMPARE(int(layout.density), density);
    }

    void twoProcessesFaceEachOther()
    {
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const auto layout = StageLayout::make(structureOf(2, true, 0), style, size);
        const QRectF memory = layout.regions[0].rect;
        QVERIFY(layout.cards[0].rect.right() < memory.left());
        QVERIFY(layout.cards[1].rect.left() > memory.right());
        QCOMPARE(layout.cards[0].rect.top(), layout.cards[1].rect.top());
    }

    void aMebibyteOfSlotsFits()
    {
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        Structure structure = structureOf(2, false, 1);
        structure.lanes[0].pages = 256;
        const auto layout = StageLayout::make(structure, style, size);
        const StageLayout::LaneBox& box = layout.lanes[0];
        QVERIFY(box.columns * box.rows >= 256);
        QVERIFY(box.content.width() / box.columns >= 2.5);
        QVERIFY(box.content.height() / box.rows >= 3);
    }

    void valuesDoNotMoveAnything()
    {
        world::Snapshot s = tests::raceSample(2);
        const Structure before = Structure::of(s);
        s.variables[0].value = 1'000'000;
        s.processes[0].state = world::ProcessState::Asleep;
        QVERIFY(Structure::of(s) == before);
        s.processes.emplace_back();
        QVERIFY(!(Structure::of(s) == before));
    }

    void presentationFontsAreNeverSmaller()
    {
        const StageStyle style(theme::Theme::light(), QSizeF(1920, 760), true, 32);
        for (int role = 0; role < textRoles; ++role)
            QVERIFY(style.font(TextRole(role)).pixelSize() >= 32);
    }

    void wrappingKeepsEveryWord()
    {
        const StageStyle style(theme::Theme::light(), QSizeF(700, 430), false, 0);
        const QString text =
            QStringLiteral("P1 still holds the 5 it read and will erase a deposit");
        const QStringList lines = style.wrap(TextRole::Label, text, 120, 9);
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.join(u' '), text);
        for (const QString& line : lines)
            QVERIFY(style.width(TextRole::Label, line) <= 120);
        QVERIFY(style.wrap(TextRole::Label, text, 120, 1).first().endsWith(QChar(0x2026)));
    }
};

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
