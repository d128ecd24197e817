#include "crosstalk.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("full-pipe");

QStringList set(std::initializer_list<const char*> settings)
{
    QStringList arguments;
    for (const char* setting : settings)
        arguments << QStringLiteral("--set") << QString::fromLatin1(setting);
    return arguments;
}

/// The sleep of P1 in write on the pipe, or empty.
QJsonObject writerSleep(const Call& call)
{
    for (const auto& entry : call.json[u"sleeps"].toArray()) {
        const QJsonObject sleep = entry.toObject();
        if (sleep[u"process"] == QStringLiteral("P1") &&
            sleep[u"call"] == QStringLiteral("write") && sleep[u"on"] == QStringLiteral("pipe"))
            return sleep;
    }
    return {};
}

} // namespace

class TestFullPipe : public QObject
{
    Q_OBJECT

private slots:
    void peaksAtItsCapacity_data();
    void peaksAtItsCapacity();
    void oddBlocksFillItAt54096();
    void writerDiesOfSigpipe();
    void writerGetsEpipeWhenItIgnoresTheSignal();
    void readerSeesTheEndWhenTheWriterIsKilled();
    void refusesToShrinkBelowWhatIsInside();
    void freezingStopsAndThawingGoesOn();
    void closingTheReadEndEndsTheWriter();

private:
    void checkProbes(const Call& call);
};

void TestFullPipe::checkProbes(const Call& call)
{
    const QJsonObject probes = channel(call, QStringLiteral("pipe"))[u"probes"].toObject();
    QVERIFY2(probes[u"quiescent"].toInt() > 0, call.told().constData());
    QCOMPARE(probes[u"agree"].toInt(), probes[u"quiescent"].toInt());
}

void TestFullPipe::peaksAtItsCapacity_data()
{
    QTest::addColumn<int>("capacity");
    QTest::addColumn<QByteArray>("speed");
    for (const int capacity : {4096, 65536, 1048576}) {
        QTest::addRow("%d, full speed", capacity) << capacity << QByteArray("full");
        QTest::addRow("%d, stepped", capacity) << capacity << QByteArray("4000");
    }
}

void TestFullPipe::peaksAtItsCapacity()
{
    QFETCH(int, capacity);
    QFETCH(QByteArray, speed);
    const QByteArray size = "pipe_size=" + QByteArray::number(capacity);
    // The reader is stopped until the writer has filled every slot and sleeps: no race of speeds.
    const Call call =
        run(lesson,
            set({size.constData(), "block=4096", "writer_work=0", "reader_work=0", "blocks=300"}) +
                QStringList{QStringLiteral("--speed"), QString::fromLatin1(speed),
                            QStringLiteral("--at"), QStringLiteral("0:freeze P2"),
                            QStringLiteral("--at"), QStringLiteral("asleep:thaw P2")});
    QVERIFY2(call.exitCode == 0 && !call.json.isEmpty(), call.told().constData());
    const QJsonObject pipe = channel(call, QStringLiteral("pipe"));
    QCOMPARE(pipe[u"kind"].toString(), QStringLiteral("pipe"));
    QCOMPARE(pipe[u"capacity"].toInt(), capacity);
    QCOMPARE(pipe[u"peak"].toInt(), capacity);
    QCOMPARE(pipe[u"bytes_written"].toInt(), 300 * 4096);
    QCOMPARE(pipe[u"bytes_read"].toInt(), 300 * 4096);
    const QJsonObject sleep = writerSleep(call);
    QVERIFY2(sleep[u"total_ns"].toDouble() > 0, call.told().constData());
    QVERIFY(sleep[u"longest_ns"].toDouble() <= sleep[u"total_ns"].toDouble());
    checkProbes(call);
}

void TestFullPipe::oddBlocksFillItAt54096()
{
    const Call call =
        run(lesson,
            set({"pipe_size=65536", "block=5000", "writer_work=0", "reader_work=0", "blocks=40"}) +
                QStringList{QStringLiteral("--at"), QStringLiteral("0:freeze P2"),
                            QStringLiteral("--at"), QStringLiteral("asleep:thaw P2")});
    QVERIFY2(call.exitCode == 0, call.told().constData());
    const QJsonObject pipe = channel(call, QStringLiteral("pipe"));
    QVERIFY2(pipe[u"peak"].toInt() >= 54096 && pipe[u"peak"].toInt() <= 65536,
             call.told().constData());
    checkProbes(call);
}

void TestFullPipe::writerDiesOfSigpipe()
{
    const Call call =
        run(lesson, set({"blocks=0", "writer_work=0"}) +
                        QStringList{QStringLiteral("--at"), QStringLiteral("200ms:kill P2")});
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    QCOMPARE(process(call, QStringLiteral("P2"))[u"exit"].toObject()[u"signal"].toString(),
             QStringLiteral("SIGKILL"));
    QCOMPARE(process(call, QStringLiteral("P1"))[u"exit"].toObject()[u"signal"].toString(),
             QStringLiteral("SIGPIPE"));
}

void TestFullPipe::writerGetsEpipeWhenItIgnoresTheSignal()
{
    const Call call =
        run(lesson, set({"blocks=0", "writer_work=0", "sigpipe=ignored"}) +
                        QStringList{QStringLiteral("--at"), QStringLiteral("200ms:kill P2")});
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    QCOMPARE(process(call, QStringLiteral("P1"))[u"exit"].toObject()[u"code"].toInt(), 4);
    QVERIFY2(call.err.contains("Broken pipe"), call.told().constData());
}

void TestFullPipe::readerSeesTheEndWhenTheWriterIsKilled()
{
    const Call call =
        run(lesson, set({"blocks=0", "reader_work=0"}) +
                        QStringList{QStringLiteral("--at"), QStringLiteral("200ms:kill P1")});
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    QCOMPARE(process(call, QStringLiteral("P2"))[u"exit"].toObject()[u"code"].toInt(-1), 0);
    const QJsonObject pipe = channel(call, QStringLiteral("pipe"));
    QCOMPARE(pipe[u"bytes_read"].toInt(), pipe[u"bytes_written"].toInt());
}

void TestFullPipe::refusesToShrinkBelowWhatIsInside()
{
    const Call call = run(
        lesson, set({"blocks=40", "writer_work=0", "reader_work=0"}) +
                    QStringList{QStringLiteral("--at"), QStringLiteral("0:freeze P2"),
                                QStringLiteral("--at"), QStringLiteral("asleep:set pipe_size=4096"),
                                QStringLiteral("--at"), QStringLiteral("refused:thaw P2")});
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(channel(call, QStringLiteral("pipe"))[u"capacity"].toInt(), 65536);
    QVERIFY2(named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                   QStringLiteral("refused"))[u"reached"]
                 .toBool(),
             call.told().constData());
}

void TestFullPipe::freezingStopsAndThawingGoesOn()
{
    const Call call =
        run(lesson, set({"blocks=10", "writer_work=0", "reader_work=0"}) +
                        QStringList{QStringLiteral("--at"), QStringLiteral("0:freeze P1"),
                                    QStringLiteral("--at"), QStringLiteral("300ms:thaw P1")});
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_read"].toInt(), 10 * 4096);
    // Stopped is not asleep, and ten blocks always find room.
    for (const auto& entry : call.json[u"sleeps"].toArray())
        QVERIFY(entry.toObject()[u"process"] != QStringLiteral("P1"));
}

void TestFullPipe::closingTheReadEndEndsTheWriter()
{
    const Call call =
        run(lesson, set({"blocks=0", "writer_work=0", "reader_work=1"}) +
                        QStringList{QStringLiteral("--at"), QStringLiteral("200ms:close P2 pipe")});
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    QCOMPARE(process(call, QStringLiteral("P1"))[u"exit"].toObject()[u"signal"].toString(),
             QStringLiteral("SIGPIPE"));
}

QTEST_GUILESS_MAIN(TestFullPipe)
#include "tst_fullpipe.moc"
