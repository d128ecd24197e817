#include "widgets/memory/rows.h"

#include <QTest>

using namespace crosstalk;
using memory::rowsOf;

namespace {

world::VariableView variable(std::uint64_t offset, std::uint32_t bytes, int channel = 0)
{
    world::VariableView v;
    v.channel = channel;
    v.offset = offset;
    v.bytes = bytes;
    return v;
}

} // namespace

class TestRows : public QObject
{
    Q_OBJECT

private slots:
    void neighboursShareARow()
    {
        world::Snapshot s;
        s.variables = {variable(72, 8), variable(64, 8)};
        const auto rows = rowsOf(s, 0, 32);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].offset, std::uint64_t(64));
        QCOMPARE(rows[0].pieces.size(), std::size_t(2));
        QCOMPARE(rows[0].pieces[0].variable, 1);
        QCOMPARE(rows[0].pieces[1].first, 8u);
    }

    void aLongVariableGoesOnInTheNextRow()
    {
        world::Snapshot s;
        s.variables = {variable(24, 16)};
        const auto rows = rowsOf(s, 0, 32);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].pieces[0].bytes, 8u);
        QVERIFY(rows[0].pieces[0].begins);
        QCOMPARE(rows[1].pieces[0].bytes, 8u);
        QVERIFY(!rows[1].pieces[0].begins);
        QVERIFY(!rows[1].gap);
    }

    void emptyRowsAreLeftOut()
    {
        world::Snapshot s;
        s.variables = {variable(0, 4), variable(4096, 4)};
        const auto rows = rowsOf(s, 0, 32);
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(!rows[0].gap);
        QVERIFY(rows[1].gap);
    }

    void racingBytesWithoutANameHaveACellOfTheirOwn()
    {
        world::Snapshot s;
        s.variables = {variable(0, 8)};
        world::Race named;
        named.variableIndex = 0;
        named.channel = 0;
        world::Race unnamed;
        unnamed.channel = 0;
        unnamed.offset = 28;
        unnamed.bytes = 8;
        s.races = {named, unnamed};
        const auto rows = rowsOf(s, 0, 32);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].pieces.size(), std::size_t(2));
        QCOMPARE(rows[0].pieces[1].variable, -1);
        QCOMPARE(rows[0].pieces[1].race, 1);
        QCOMPARE(rows[0].pieces[1].bytes, 4u);
        QVERIFY(!rows[1].pieces[0].begins);
        QVERIFY(rowsOf(s, 1, 32).empty());
    }

    void onlyVariablesOfTheSegment()
    {
        world::Snapshot s;
        s.variables = {variable(0, 4, 1)};
        QVERIFY(rowsOf(s, 0, 32).empty());
    }
};

QTEST_GUILESS_MAIN(TestRows)
#include "tst_rows.moc"
