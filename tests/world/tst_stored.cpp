#include "tests/world/story.h"

#include "engine/base/statearchive.h"
#include "../session/snapshottext.h"

#include <QTest>

#include <random>

using namespace crosstalk;
using namespace crosstalk::world;

namespace {

/// Everything that two worlds could differ in, as far as anybody sees it.
std::string textOfAll(const World& world)
{
    std::string text = textOf(world.snapshot(std::uint64_t(1) << 40));
    for (const auto& [name, value] : world.factVariables())
        text += name + "=" + std::to_string(value) + "\n";
    return text;
}

void tell(Story& run, int turns)
{
    run.twoDepositors();
    run.openPipe(0, 1, tap::CanWrite);
    run.openPipe(1, 0, tap::CanRead);
    run.pace(4);
    std::mt19937 random(7);
    for (int i = 0; i < turns; ++i) {
        const auto thread = std::uint16_t(random() % 2);
        switch (random() % 5) {
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
        case 3:
            run.write(3000);
            break;
        default:
            run.read(3000);
        }
    }
}

} // namespace

class tst_Stored : public QObject
{
    Q_OBJECT

private slots:
    void numbersAndTextsComeBack();
    void whatCannotBeIsRefused();
    void aWorldComesBackAndGoesOn();
    void anotherLayoutIsRefused();
    void aCutStateIsRefused();
};

void tst_Stored::numbersAndTextsComeBack()
{
    std::int64_t low = std::numeric_limits<std::int64_t>::min();
    std::uint64_t high = ~std::uint64_t{0};
    std::int16_t narrow = -7;
    bool yes = true;
    std::string text("a\0b", 3);
    std::optional<int> none;
    std::map<int, std::string> map{{-1, "x"}, {4, ""}};
    std::vector<std::pair<std::uint8_t, std::array<int, 2>>> nested{{200, {{1, -1}}}};
    StateArchive out;
    out(low, high, narrow, yes, text, none, map, nested);
    const auto bytes = out.take();

    std::int64_t low2 = 0;
    std::uint64_t high2 = 0;
    std::int16_t narrow2 = 0;
    bool yes2 = false;
    std::string text2;
    std::optional<int> none2 = 3;
    std::map<int, std::string> map2{{9, "gone"}};
    std::vector<std::pair<std::uint8_t, std::array<int, 2>>> nested2;
    StateArchive in{std::span(bytes)};
    in(low2, high2, narrow2, yes2, text2, none2, map2, nested2);
    QVERIFY(in.isWhole());
    QVERIFY(low2 == low && high2 == high && narrow2 == narrow && yes2 && text2 == text);
    QVERIFY(!none2 && map2 == map && nested2 == nested);
}

void tst_Stored::whatCannotBeIsRefused()
{
    const auto written = [](auto... values) {
        StateArchive out;
        out(values...);
        return out.take();
    };
    {
        const auto bytes = written(std::uint64_t(300));
        StateArchive in{std::span(bytes)};
        std::uint8_t small = 0;
        in(small); // too large for its field
        QVERIFY(in.failed());
    }
    {
        const auto bytes = written(std::uint64_t(1) << 40);
        StateArchive in{std::span(bytes)};
        std::vector<int> many;
        in(many); // longer than what is there
        QVERIFY(in.failed() && many.empty());
    }
    for (const int index : {-2, 3}) {
        const auto bytes = written(index);
        StateArchive in{std::span(bytes)};
        in.setCounts({3, 0, 0});
        int process = 0;
        in.process(process);
        QVERIFY(in.failed());
        QCOMPARE(process, -1);
    }
    {
        const auto bytes = written(4u);
        StateArchive in{std::span(bytes)};
        auto type = tap::ValueType::Signed;
        in.choice(type, tap::ValueType::Bytes);
        QVERIFY(in.failed());
    }
    {
        const auto bytes = written(1, 2);
        StateArchive in{std::span(bytes)};
        int one = 0;
        in(one);
        QVERIFY(!in.failed() && !in.isWhole()); // something is left over
    }
}

void tst_Stored::aWorldComesBackAndGoesOn()
{
    Story run;
    tell(run, 600);
    World straight(run.setup());
    std::optional<World> again;
    mechanisms::Effects effects;
    for (std::size_t i = 0; i < run.log.size(); ++i) {
        if (i % 97 == 0) {
            const auto bytes = straight.stored();
            if (again)
                QVERIFY2(again->stored() == bytes, qPrintable(QString::number(i)));
            again = straight.restored(bytes);
            QVERIFY2(again, qPrintable(QString::number(i)));
            QCOMPARE(textOfAll(*again), textOfAll(straight));
        }
        for (World* world : {&straight, &*again}) {
            effects.clear();
            world->fold(run.log[i], i, effects);
        }
    }
    QVERIFY(again->stored() == straight.stored());
    QCOMPARE(textOfAll(*again), textOfAll(straight));
}

void tst_Stored::anotherLayoutIsRefused()
{
    Story run;
    tell(run, 20);
    auto bytes = run.world.stored();
    QVERIFY(run.world.restored(bytes));
    bytes[0] ^= std::byte(0x40);
    QVERIFY(!run.world.restored(bytes));
}

void tst_Stored::aCutStateIsRefused()
{
    Story run;
    tell(run, 60);
    auto bytes = run.world.stored();
    for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 50)
        QVERIFY2(!run.world.restored(std::span(bytes).first(size)),
                 qPrintable(QString::number(size)));
    bytes.push_back(std::byte(0));
    QVERIFY(!run.world.restored(bytes));
}

QTEST_GUILESS_MAIN(tst_Stored)
#include "tst_stored.moc"
