#include "tests/world/story.h"

#include "engine/world/keyframes.h"

#include <QTest>

#include <random>

using namespace crosstalk;
using namespace crosstalk::world;

namespace {

/// A run of locks, loads, stores and pipe calls, in an order that chance decides.
void tell(Story& run, int turns)
{
    run.twoDepositors();
    run.openPipe(0, 1, tap::CanWrite);
    run.openPipe(1, 0, tap::CanRead);
    run.pace(4);
    std::mt19937 random(7);
    int inside = 0;
    for (int i = 0; i < turns; ++i) {
        const auto thread = std::uint16_t(random() % 2);
        switch (random() % 4) {
        case 0:
            run.load(thread, i);
            break;
        case 1:
            run.store(thread, i);
            break;
        case 2:
            run.lock(thread);
            run.unlock(thread);
            break;
        default:
            if (inside < 8) {
                run.write(5000);
                ++inside;
            } else {
                run.read(5000);
                --inside;
            }
        }
    }
}

/// What tells two states apart, as text.
std::string digest(const World& world)
{
    const Snapshot view = world.snapshot(0);
    std::string text = std::to_string(view.event) + "/" + std::to_string(view.events) + "/" +
                       std::to_string(view.now) + "/" + view.headline;
    for (const auto& [name, value] : world.factVariables())
        text += " " + name + "=" + std::to_string(value);
    for (const ProcessView& process : view.processes)
        text += " " + process.name + ":" + std::to_string(int(process.state)) + "," +
                std::to_string(process.bytesRead) + "," + std::to_string(process.staleLoad);
    for (const ChannelView& channel : view.channels) {
        text += " " + channel.id;
        if (channel.stream)
            for (const auto& page : channel.stream->pages)
                text += "," + std::to_string(page.used);
        if (channel.lock)
            text += "," + std::to_string(channel.lock->owner) + "," +
                    std::to_string(channel.lock->acquisitions);
    }
    text += view.narration.empty() ? "" : view.narration.back().text;
    return text;
}

Keyframes framesOf(const Story& run, World world, std::uint64_t distance, std::size_t most)
{
    Keyframes frames(distance, most);
    mechanisms::Effects effects;
    for (std::uint64_t i = 0; i < run.log.size(); ++i) {
        frames.offer(world, i);
        effects.clear();
        world.fold(run.log[i], i, effects);
    }
    return frames;
}

} // namespace

class TestKeyframes : public QObject
{
    Q_OBJECT

private slots:
    void equalFullFold_data()
    {
        QTest::addColumn<int>("distance");
        QTest::addColumn<int>("most");
        QTest::newRow("every event") << 1 << 100000;
        QTest::newRow("every 64") << 64 << 1000;
        QTest::newRow("thinned out") << 16 << 8;
    }

    void equalFullFold()
    {
        QFETCH(int, distance);
        QFETCH(int, most);
        Story run;
        tell(run, 1000);
        const Keyframes frames =
            framesOf(run, World(run.setup()), std::uint64_t(distance), std::size_t(most));
        QVERIFY(frames.size() <= std::size_t(most));
        const auto source = [&](std::uint64_t i) -> const tap::Event& { return run.log[i]; };
        World full(run.setup());
        mechanisms::Effects effects;
        for (std::uint64_t i = 0; i < run.log.size(); ++i) {
            if (i % 37 == 0)
                QCOMPARE(digest(frames.at(i, source)), digest(full));
            effects.clear();
            full.fold(run.log[i], i, effects);
        }
        QCOMPARE(digest(frames.at(run.log.size(), source)), digest(run.world));
    }

    void foldsFewEventsOnly()
    {
        Story run;
        tell(run, 1000);
        const Keyframes frames = framesOf(run, World(run.setup()), 64, 1000);
        std::uint64_t asked = 0;
        frames.at(1000, [&](std::uint64_t i) -> const tap::Event& {
            ++asked;
            return run.log[i];
        });
        QVERIFY(asked < 64);
    }

    void forgetting()
    {
        Story run;
        tell(run, 1000);
        Keyframes frames = framesOf(run, World(run.setup()), 64, 1000);
        frames.forgetBefore(500);
        QCOMPARE(frames.oldest(), 512u);
        std::uint64_t lowest = ~std::uint64_t{0};
        const auto source = [&](std::uint64_t i) -> const tap::Event& {
            lowest = std::min(lowest, i);
            return run.log[i];
        };
        QCOMPARE(frames.at(10, source).snapshot(0).event, 512u); // the oldest there is
        QCOMPARE(frames.at(700, source).snapshot(0).event, 700u);
        QVERIFY(lowest >= 512);
    }

    void copiesFeedNoHistory()
    {
        Story run;
        History history;
        run.world.feed(&history);
        run.twoDepositors();
        World copy = run.world;
        mechanisms::Effects effects;
        copy.fold(run.access(tap::Kind::Read, 0, 1), 0, effects);
        std::vector<Mark> marks;
        history.marks(0, 0, run.time + 1, 100, marks);
        QVERIFY(marks.empty());
    }
};

QTEST_GUILESS_MAIN(TestKeyframes)
#include "tst_keyframes.moc"
