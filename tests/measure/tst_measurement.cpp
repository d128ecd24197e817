#include "engine/measure/measurement.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <thread>

using namespace crosstalk::measure;

namespace {

Plan quick()
{
    Plan plan;
    plan.runs = 2;
    plan.fillMs = 1;
    return plan;
}

/// Whether a thread of this process has a child.
bool hasChildren()
{
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task + QStringLiteral("/children")));
        if (file.open(QIODevice::ReadOnly) && !file.readAll().trimmed().isEmpty())
            return true;
    }
    return false;
}

} // namespace

class TestMeasurement : public QObject
{
    Q_OBJECT

private slots:
    void medianAndSpread()
    {
        const Spread odd = spreadOf({5, 1, 3});
        QCOMPARE(odd.median, 3.0);
        QCOMPARE(odd.low, 1.0);
        QCOMPARE(odd.high, 5.0);
        QCOMPARE(odd.runs, 3);
        QCOMPARE(spreadOf({4, 2}).median, 3.0);
    }

    void planIsOrdered()
    {
        Plan plan;
        plan.ways = {Way::Pipe, Way::Tcp};
        plan.sizes = {16, 256};
        const auto cells = cellsOf(plan);
        QCOMPARE(cells.size(), size_t(8));
        QCOMPARE(cells[0], (Cell{Way::Pipe, Job::ThereAndBack, 16}));
        QCOMPARE(cells[1], (Cell{Way::Tcp, Job::ThereAndBack, 16}));
        QCOMPARE(cells[2], (Cell{Way::Pipe, Job::ThereAndBack, 256}));
        QCOMPARE(cells[4], (Cell{Way::Pipe, Job::OneWay, 16}));
    }

    void measures_data()
    {
        QTest::addColumn<int>("way");
        for (const Way way : {Way::Pipe, Way::Socket, Way::Tcp, Way::Queue, Way::Futex, Way::Spin})
            QTest::newRow(idOf(way)) << int(way);
    }

    void measures()
    {
        QFETCH(int, way);
        const Cancelled never{false};
        for (const Job job : allJobs) {
            const Measured result = measureCell(PROGRAMS, {Way(way), job, 4096}, quick(), never);
            QVERIFY2(!result.absent, result.absent ? result.absent->sentence().c_str() : "");
            QVERIFY(result.ns.low > 0 && result.ns.low <= result.ns.median);
            QVERIFY(result.ns.median <= result.ns.high);
            QVERIFY(result.cpuNs.median > 0);
            QVERIFY(result.bytesPerSecond() > 0);
        }
        QVERIFY(!hasChildren());
    }

    /// One write and one read for each message through a pipe, down and up: the bytes twice.
    void countsWhatCrosses()
    {
        const Cancelled never{false};
        const Measured pipe =
            measureCell(PROGRAMS, {Way::Pipe, Job::ThereAndBack, 4096}, quick(), never);
        if (!pipe.crossings)
            return; // this system lets nobody trace
        // What lets them start is shared by all sixteen: a fraction of a call and of a byte.
        const auto isAbout = [](double value, double whole) {
            return value >= whole && value < whole + 0.25;
        };
        QVERIFY(isAbout(pipe.crossings->copies, 2));
        QVERIFY(isAbout(pipe.crossings->calls, 2));
        QVERIFY(isAbout(pipe.crossings->bytes, 8192));
        const Measured spin =
            measureCell(PROGRAMS, {Way::Spin, Job::ThereAndBack, 4096}, quick(), never);
        QVERIFY(isAbout(spin.crossings->copies, 0));
        QVERIFY(isAbout(spin.crossings->calls, 0));
        const Measured queue =
            measureCell(PROGRAMS, {Way::Queue, Job::ThereAndBack, 65'536}, quick(), never);
        QVERIFY(isAbout(queue.crossings->copies, 16)); // eight letters, each down and up
    }

    void saysWhatIsMissing()
    {
        const Cancelled never{false};
        const Measured result = measureCell("/nowhere", {Way::Pipe, Job::OneWay, 16}, quick(), never);
        QVERIFY(result.absent);
        QCOMPARE(result.absent->object, std::string("/nowhere/job"));
    }

    /// Ends soon, in the middle of a program too, and leaves none behind.
    void canBeCancelled()
    {
        Plan plan;
        plan.fillMs = 20'000;
        plan.ways = {Way::Pipe};
        Cancelled cancelled{false};
        std::size_t results = 0;
        QElapsedTimer timer;
        timer.start();
        std::thread other([&] {
            measureAll(PROGRAMS, plan, cancelled, [&](const Measured&) { ++results; });
        });
        while (!hasChildren() && timer.elapsed() < 60'000)
            std::this_thread::yield();
        cancelled = true;
        other.join();
        QCOMPARE(results, size_t(0));
        QVERIFY(timer.elapsed() < 60'000); // the programs would take minutes
        QVERIFY(!hasChildren());
    }

    void tableHasALineForEach()
    {
        Measured result;
        result.cell = {Way::Tcp, Job::OneWay, 256};
        result.ns = spreadOf({100, 200, 300});
        result.cpuNs = spreadOf({50});
        result.crossings = Crossings{2, 2, 512};
        Measured absent;
        absent.cell = {Way::Call, Job::OneWay, 256};
        absent.absent = crosstalk::Error{"measure with", "job", 0, "There is no gRPC."};
        const auto lines = QString::fromStdString(csvOf({result, absent})).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4); // a header, two lines, and what comes after the last newline
        QCOMPARE(lines[1], QStringLiteral("tcp,one-way,256,200.0,100.0,300.0,1280000000.0,50.0,3,"
                                          "2.0,2.0,512.0"));
        const auto commas = lines[0].count(QLatin1Char(','));
        QCOMPARE(lines[1].count(QLatin1Char(',')), commas);
        QCOMPARE(lines[2].count(QLatin1Char(',')), commas);
    }
};

QTEST_GUILESS_MAIN(TestMeasurement)
#include "tst_measurement.moc"
