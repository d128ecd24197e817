#include "engine/process/controlregion.h"

#include <QtTest>

using namespace crosstalk;
using process::ControlRegion;

class TestControlRegion : public QObject
{
    Q_OBJECT

private slots:
    void isReadableByATapOfThisVersion();
    void offersSettings();
    void refusesWhatDoesNotFit();
    void neverReadsBeyondANameThatWasNotEnded();
    void countsNoMoreSlotsThanThereAre();
};

void TestControlRegion::isReadableByATapOfThisVersion()
{
    auto region = ControlRegion::create();
    QVERIFY(region.has_value());
    QCOMPARE(region->header().magic, tap::controlMagic);
    QCOMPARE(region->header().version, tap::eventVersion);
    QCOMPARE(region->header().regionBytes, std::uint64_t(tap::regionBytes));
    QCOMPARE(region->slotsUsed(), 0u);
}

void TestControlRegion::offersSettings()
{
    auto region = ControlRegion::create();
    QVERIFY(region->addSetting("sync", 4));
    region->setSetting("sync", 6);
    region->setSetting("nobody asked for this", 1);
    QCOMPARE(region->header().setting[0].value.load(), std::int64_t(6));
    QCOMPARE(std::string(region->header().setting[0].name), std::string("sync"));
}

void TestControlRegion::refusesWhatDoesNotFit()
{
    auto region = ControlRegion::create();
    QVERIFY(!region->addSetting(std::string(24, 'x'), 0));
    for (std::uint32_t i = 0; i < tap::settingCount; ++i)
        QVERIFY(region->addSetting("s" + std::to_string(i), 0));
    QVERIFY(!region->addSetting("one too many", 0));
    QVERIFY(region->addProgram("/bin/sh", std::vector<tap::CodeRange>(tap::codeRangeCount))
                .has_value());
    QVERIFY(region->addProgram("/bin/sh", {{1, 2, tap::OwnCode}}).has_error());
    QVERIFY(region->addProgram("/nowhere", {}).has_error());
}

void TestControlRegion::neverReadsBeyondANameThatWasNotEnded()
{
    auto region = ControlRegion::create();
    tap::Name& name = region->header().names[5];
    std::fill(std::begin(name.text), std::end(name.text), 'x');
    name.state.store(2);
    QCOMPARE(region->name(5).size(), sizeof name.text);
    QVERIFY(region->name(6).empty());
    QVERIFY(region->name(~0u).empty());
}

void TestControlRegion::countsNoMoreSlotsThanThereAre()
{
    auto region = ControlRegion::create();
    region->header().nextSlot.store(1'000'000);
    QCOMPARE(region->slotsUsed(), tap::slotCount);
}

QTEST_GUILESS_MAIN(TestControlRegion)
#include "tst_controlregion.moc"
