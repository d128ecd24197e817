#include "widgets/controls/figures.h"
#include "widgets/controls/statusline.h"
#include "widgets/theme/language.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::controls;

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers();
    void sizes();
    void lossIsAWarning();
    void lossAhead();
    void pipe();
    void emptyBeforeTheRun();
    void everyKindOfChannelHasWords();
};

namespace {

world::Snapshot counted(std::int64_t lost)
{
    world::Snapshot snapshot;
    world::VariableView variable;
    variable.name = "balance";
    variable.expected = 40;
    variable.lost = lost;
    snapshot.variables = {variable};
    return snapshot;
}

} // namespace

void TestFigures::numbers()
{
    QCOMPARE(grouped(1204), QStringLiteral("1,204"));
    QCOMPARE(grouped(1204).size(), 5);
    QCOMPARE(grouped(-3), QChar(0x2212) + QStringLiteral("3"));
    QCOMPARE(compact(48'213), QStringLiteral("48.2 k"));
    QCOMPARE(compact(543'211), QStringLiteral("543 k"));
    QCOMPARE(compact(3.14e6), QStringLiteral("3.1 M"));
    QCOMPARE(compact(2.5e9), QStringLiteral("2.5 G"));
}

void TestFigures::sizes()
{
    QCOMPARE(byteSize(65'536), QStringLiteral("64 KiB"));
    QCOMPARE(byteSize(1 << 20), QStringLiteral("1 MiB"));
    QVERIFY(byteSize(5000).endsWith(QStringLiteral(" B")));
}

void TestFigures::lossIsAWarning()
{
    const auto figures = figuresOf({}, counted(3));
    QCOMPARE(figures.size(), std::size_t(3));
    QCOMPARE(figures[0].value, QStringLiteral("40"));
    QCOMPARE(figures[1].value, QStringLiteral("3"));
    QVERIFY(figures[1].warns);
    QVERIFY(!figuresOf({}, counted(0))[1].warns);
}

void TestFigures::lossAhead()
{
    world::Snapshot snapshot = counted(0);
    snapshot.gateClosed = true;
    world::ProcessView process;
    process.staleLoad = true;
    process.next = world::Operation{};
    process.next->kind = world::OperationKind::Load;
    snapshot.processes = {process};
    QVERIFY(figuresOf({}, snapshot)[1].detail.isEmpty()); // it reads again first
    snapshot.processes[0].next->kind = world::OperationKind::Store;
    QVERIFY(figuresOf({}, snapshot)[1].detail.contains(QLatin1Char('1')));
}

void TestFigures::pipe()
{
    world::Snapshot snapshot;
    world::ChannelView channel;
    channel.stream = world::StreamView{};
    channel.stream->capacity = 65'536;
    channel.stream->fillHigh = 32'768;
    snapshot.channels = {channel};
    world::ProcessView writer;
    writer.name = "P1";
    writer.asleepShare = 0.834;
    snapshot.processes = {writer};
    const auto figures = figuresOf({}, snapshot);
    QCOMPARE(figures[0].value, QStringLiteral("50 %"));
    QCOMPARE(figures[1].caption, QStringLiteral("P1 ASLEEP"));
    QCOMPARE(figures[1].value, QStringLiteral("83 %"));
}

void TestFigures::emptyBeforeTheRun()
{
    lesson::Lesson lesson;
    lesson.variables = {{"balance", "stores_balance"}};
    QCOMPARE(figuresOf(lesson, {}).size(), std::size_t(3)); // nothing moves when the run starts
    QVERIFY(figuresOf({}, {}).empty());
}

/// Below the stage; "2 × futex" would be the name that only programs know.
void TestFigures::everyKindOfChannelHasWords()
{
    world::Snapshot snapshot;
    for (const char* kind :
         {"pipe", "fifo", "unix-stream", "unix-datagram", "unix-seqpacket", "tcp", "udp",
          "posix-queue", "sysv-queue", "boost-queue", "segment", "port", "rpc", "lock", "semaphore",
          "futex", "eventfd", "signal"})
        snapshot.channels.emplace_back().kind = kind;
    QVERIFY2(!runFigures(snapshot).contains(QChar(0xd7)), qPrintable(runFigures(snapshot)));
    theme::useLanguage(QStringLiteral("de"));
    const QString german = runFigures(snapshot);
    theme::useLanguage(QStringLiteral("en"));
    QVERIFY2(german.contains(QStringLiteral("1 Futex · 1 Eventfd")), qPrintable(german));
    QVERIFY2(german.contains(QStringLiteral("Signale an 1 Prozess")), qPrintable(german));
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
