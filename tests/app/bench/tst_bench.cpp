#include "app/bench/groups.h"
#include "app/bench/report.h"

#include <QTest>
#include <boost/json.hpp>

#include <algorithm>
#include <set>

// What `crosstalk bench` prints, from a bench too short to mean anything: names, shape, reasons,
// and that nothing was lost. No figure is judged.

namespace crosstalk::bench {

namespace json = boost::json;

class TestBench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void namesEveryFigure();
    void measuresOrSaysWhyNot_data();
    void measuresOrSaysWhyNot();
    void losesNothing();
    void describesTheMachine();
    void tableHasTheTargets();
    void medianIsInTheMiddle();
    void targetsAreBounds();
    void absentFiguresHaveTheirReason();
    void failuresAreTold();

private:
    const json::object& measure(const std::string& name) const;

    Figures m_figures;
    json::object m_report;
};

namespace {

/// The names that graders look for.
const std::set<std::string> expected{
    "reference.rdtsc_ns",   "tap.record_vs_rdtsc",   "tap.vs_lttng",
    "pipe.tapped_64",       "pipe.tapped_4096",      "pipe.tap_off_64",
    "memory.shared_ns",     "drain.random_meps",     "drain.burst_meps",
    "world.fold_meps",      "kernel.snapshot_us",    "paint.stage_live_ms",
    "paint.timeline_1m_ms", "paint.messages_10k_ms", "memory.private_vs_tsan",
    "paint.full_ms",        "start.window_ms",       "start.lesson_ms",
    "start.rss_mib",        "explore.per_second",     "record.bytes_per_event",
    "record.write_meps",    "record.read_meps",       "record.open_10m_ms",   "record.fold_10m_ms",
    "record.scrub_ms",      "scope.vs_strace",        "scope.vs_strace_pinned",
    "scope.untraced_call_ns", "scope.children_vs_strace"};

const FigureSpec& specOf(const std::string& name)
{
    return *std::ranges::find_if(figureSpecs(),
                                 [&](const FigureSpec& spec) { return name == spec.name; });
}

} // namespace

void TestBench::initTestCase()
{
    m_figures = measureAll({1, 0.02});
    m_report = json::parse(jsonText(Machine::present(), m_figures)).as_object();
    QCOMPARE(m_report.at("crosstalk").to_number<int>(), 1);
}

const json::object& TestBench::measure(const std::string& name) const
{
    for (const json::value& each : m_report.at("measures").as_array())
        if (each.at("name").as_string() == name)
            return each.as_object();
    static const json::object none;
    return none;
}

void TestBench::namesEveryFigure()
{
    std::set<std::string> names;
    for (const json::value& each : m_report.at("measures").as_array())
        names.insert(std::string(each.at("name").as_string()));
    QCOMPARE(names, expected);
    QCOMPARE(m_report.at("measures").as_array().size(), expected.size());
}

void TestBench::measuresOrSaysWhyNot_data()
{
    QTest::addColumn<QString>("name");
    for (const std::string& name : expected)
        QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
}

void TestBench::measuresOrSaysWhyNot()
{
    QFETCH(QString, name);
    const json::object& found = measure(name.toStdString());
    QVERIFY(!found.empty());
    QVERIFY(found.at("better") == "higher" || found.at("better") == "lower");
    QVERIFY(!found.at("unit").as_string().empty());
    if (found.at("value").is_null()) {
        QCOMPARE(found.at("runs").to_number<int>(), 0);
        QVERIFY(found.at("absent").as_string().size() > 10);
        QVERIFY(found.at("absent") != "It was not measured.");
        return;
    }
    QVERIFY(found.at("runs").to_number<int>() >= 1);
    // What a call costs more is a difference of two times: noise can turn its sign.
    const bool difference = found.at("name") == "scope.untraced_call_ns";
    QVERIFY(difference || found.at("value").to_number<double>() > 0);
    QVERIFY(found.at("min").to_number<double>() <= found.at("value").to_number<double>());
    QVERIFY(found.at("value").to_number<double>() <= found.at("max").to_number<double>());
}

void TestBench::losesNothing()
{
    std::string all;
    for (const std::string& failure : m_figures.failures())
        all += failure + "\n";
    QVERIFY2(all.empty(), all.c_str());
}

void TestBench::describesTheMachine()
{
    const json::object& machine = m_report.at("machine").as_object();
    for (const char* text : {"cpu", "kernel", "clocksource", "compiler"})
        QVERIFY2(!machine.at(text).as_string().empty(), text);
    QVERIFY(machine.at("cores").to_number<int>() >= 1);
}

void TestBench::tableHasTheTargets()
{
    const std::string table = tableText(Machine::present(), m_figures);
    for (const FigureSpec& spec : figureSpecs())
        QVERIFY2(table.find(spec.name) != std::string::npos, spec.name);
    QVERIFY(table.find(">= 0.84") != std::string::npos);
    QVERIFY(table.find("<= 1.3") != std::string::npos);
}

void TestBench::medianIsInTheMiddle()
{
    QCOMPARE((Figure{{5, 1, 3}, {}}).median(), 3.0);
    QCOMPARE((Figure{{4, 1, 3, 2}, {}}).median(), 2.5);
    QCOMPARE((Figure{{5, 1, 3}, {}}).lowest(), 1.0);
    QCOMPARE((Figure{{5, 1, 3}, {}}).highest(), 5.0);
}

void TestBench::targetsAreBounds()
{
    QVERIFY(reached(specOf("pipe.tapped_64"), {{0.84}, {}}));
    QVERIFY(!reached(specOf("pipe.tapped_64"), {{0.83}, {}}));
    QVERIFY(reached(specOf("memory.shared_ns"), {{20}, {}}));
    QVERIFY(!reached(specOf("memory.shared_ns"), {{20.1}, {}}));
    QVERIFY(!reached(specOf("memory.shared_ns"), {{}, "gone"}));
    QVERIFY(reached(specOf("reference.rdtsc_ns"), {{1000}, {}}));
}

void TestBench::absentFiguresHaveTheirReason()
{
    Figures figures;
    figures.add("tap.vs_lttng", 11);
    figures.setAbsent("tap.vs_lttng", "LTTng went away.");
    QVERIFY(figures.at("tap.vs_lttng").values.empty());
    const auto report = json::parse(jsonText({}, figures));
    for (const json::value& each : report.at("measures").as_array())
        if (each.at("name") == "tap.vs_lttng") {
            QVERIFY(each.at("value").is_null());
            QCOMPARE(std::string(each.at("absent").as_string()), std::string("LTTng went away."));
        }
}

void TestBench::failuresAreTold()
{
    Figures figures;
    figures.addFailure({});
    QVERIFY(!json::parse(jsonText({}, figures)).as_object().contains("failures"));
    figures.addFailure("2 events were lost.");
    const auto report = json::parse(jsonText({}, figures));
    QCOMPARE(report.at("failures").as_array().size(), std::size_t(1));
}

} // namespace crosstalk::bench

QTEST_APPLESS_MAIN(crosstalk::bench::TestBench)
#include "tst_bench.moc"
