#include "engine/process/controlregion.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QtTest>

#include <fcntl.h>

using namespace crosstalk;

class TestRingMemory : public QObject
{
    Q_OBJECT

private slots:
    void recordingTouchesNoPageForTheFirstTime();
};

/// A page fault in the middle of a call would be seen as time that the program took.
void TestRingMemory::recordingTouchesNoPageForTheFirstTime()
{
    auto region = process::ControlRegion::create();
    QVERIFY(region.has_value());
    const int control = region->fd();
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(tap::controlVariable), QString::number(control));
    program.setProcessEnvironment(environment);
    program.setChildProcessModifier([control] { ::fcntl(control, F_SETFD, 0); });
    program.start(QStringLiteral(CHATTER));
    QVERIFY2(program.waitForFinished(10'000), qPrintable(program.errorString()));
    QCOMPARE(program.exitCode(), 0);

    constexpr std::uint64_t recorded = 8000;
    QVERIFY(region->slot(0).ring.head.load() > recorded);
    const long pages = recorded * sizeof(tap::Event) / 4096;
    const long faults = program.readAllStandardOutput().trimmed().toLong();
    QVERIFY2(
        faults < pages / 4,
        qPrintable(QStringLiteral("%1 faults in %2 pages of the ring").arg(faults).arg(pages)));
}

QTEST_GUILESS_MAIN(TestRingMemory)
#include "tst_ringmemory.moc"
