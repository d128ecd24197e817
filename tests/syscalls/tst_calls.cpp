#include "crosstalk.h"
#include "engine/session/run.h"
#include "expected.h"

#include <QtTest>

#include <filesystem>

using namespace crosstalk;
using namespace Qt::StringLiterals;

namespace {

constexpr auto limit = std::chrono::seconds(60);

/// What a program did by itself.
struct Alone
{
    QByteArray output;
    int status = -1; ///< as shells have it
};

Alone alone(const QString& program)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, QStringList());
    if (!process.waitForFinished(acceptance::patience))
        return {};
    const bool killed = process.exitStatus() == QProcess::CrashExit;
    return {process.readAll(), killed ? 128 + process.exitCode() : process.exitCode()};
}

/// "kind written/read" of what bytes went through, sorted.
QString channelsText(QStringList channels)
{
    channels.removeAll(QString());
    channels.sort();
    return channels.join(u", "_s);
}

QString channelText(const QString& kind, qint64 written, qint64 read)
{
    return written + read != 0 ? u"%1 %2/%3"_s.arg(kind).arg(written).arg(read) : QString();
}

QString channelsOf(const QJsonArray& channels)
{
    QStringList texts;
    for (const auto& one : channels)
        texts << channelText(one[u"kind"].toString(), one[u"bytes_written"].toInteger(),
                             one[u"bytes_read"].toInteger());
    return channelsText(texts);
}

QString channelsOf(const world::Snapshot& snapshot)
{
    QStringList texts;
    for (const world::ChannelView& one : snapshot.channels) {
        const auto stream = one.stream.value_or(world::StreamView{});
        const auto queue = one.messages.value_or(world::MessagesView{});
        texts << channelText(QString::fromStdString(one.kind),
                             qint64(stream.bytesWritten + queue.bytesSent),
                             qint64(stream.bytesRead + queue.bytesReceived));
    }
    return channelsText(texts);
}

/// The same program under the in-process tap, which is brought along by the dynamic linker.
std::shared_ptr<const world::Snapshot> underTheTap(const char* name)
{
    const std::filesystem::path root = BUILD_ROOT;
    const session::Installation installation{std::filesystem::path(SOURCE_ROOT) / "lessons",
                                             root / "tests" / "programs" / "calls",
                                             root / "bin" / "crosstalk-supervisor",
                                             root / "lib" / "libcrosstalk-tap.so",
                                             {}};
    lesson::Lesson lesson;
    lesson.id = "calls";
    lesson.programs.emplace_back().name = name;
    qputenv("LD_PRELOAD", (root / "lib" / "libcrosstalk-tap.so").c_str());
    auto run = session::Run::start(lesson, {}, installation);
    qunsetenv("LD_PRELOAD");
    if (!run || (*run)->wait(limit) != session::Outcome::Finished)
        return nullptr;
    return (*run)->snapshot();
}

} // namespace

/// Each program alone, under `crosstalk scope` and under the tap: the same output and exit status,
/// and the channels that its source says.
class TestCalls : public QObject
{
    Q_OBJECT

private slots:
    void everyProgramIsExpected()
    {
        QStringList there = QDir(QStringLiteral(CALLS)).entryList(QDir::Files);
        QStringList expected;
        for (const Expected& one : expectations)
            expected << QString::fromLatin1(one.program);
        there.removeIf([](const QString& name) { return name == u"sigpipe"; }); // bytes are chance
        there.sort();
        expected.sort();
        QCOMPARE(there, expected);
        QVERIFY(there.size() >= 60);
    }

    void isAsAlone_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("channels");
        for (const Expected& one : expectations)
            QTest::newRow(one.program)
                << QString::fromLatin1(one.program) << QString::fromLatin1(one.channels);
    }

    void isAsAlone()
    {
        QFETCH(QString, program);
        QFETCH(QString, channels);
        const QString path = QStringLiteral(CALLS) + u'/' + program;
        const Alone byItself = alone(path);
        const auto scoped = acceptance::crosstalk({u"scope"_s, u"--json"_s, u"--"_s, path});
        QVERIFY2(!scoped.json.isEmpty(), scoped.told());
        QCOMPARE(scoped.exitCode, byItself.status);
        QByteArray said = scoped.err;
        if (program == u"ptraces") { // the one that is told what it cannot do here
            QVERIFY(said.startsWith("crosstalk: ptraces traces other processes itself"));
            said = byItself.output;
        }
        QCOMPARE(said, byItself.output);
        QCOMPARE(channelsOf(scoped.json[u"channels"].toArray()), channels);
        QCOMPARE(scoped.json[u"outcome"].toString(), u"finished"_s);
        QCOMPARE(scoped.json[u"dropped"].toInteger(), 0);
        QCOMPARE(scoped.json[u"lesson"], QJsonValue());
        for (const auto& process : scoped.json[u"processes"].toArray())
            QVERIFY2(!process[u"exit"].isNull(), scoped.told());
    }

    void isAsUnderTheTap_data()
    {
        QTest::addColumn<QString>("channels");
        for (const Expected& one : expectations)
            if (one.tapped)
                QTest::newRow(one.program) << QString::fromLatin1(one.channels);
    }

    void isAsUnderTheTap()
    {
        QFETCH(QString, channels);
        const auto snapshot = underTheTap(QTest::currentDataTag());
        QVERIFY(snapshot);
        QCOMPARE(channelsOf(*snapshot), channels);
    }

    // One channel for the set, whoever uses it: its values at the end, and one who took of it.
    void aSetOfSemaphoresIsOneChannel()
    {
        const auto call = acceptance::crosstalk(
            {u"scope"_s, u"--json"_s, u"--"_s, QStringLiteral(CALLS) + u"/sysv-sem"_s});
        const QJsonArray channels = call.json[u"channels"].toArray();
        QVERIFY2(channels.size() == 1, call.told());
        QCOMPARE(channels[0][u"kind"].toString(), u"semaphore"_s);
        QCOMPARE(channels[0][u"values"].toArray(), QJsonArray({0, 2}));
        QCOMPARE(channels[0][u"acquired"].toInt(), 1);
        const auto tapped = underTheTap("sysv-sem");
        QVERIFY(tapped && tapped->channels.size() == 1);
        QCOMPARE(tapped->channels[0].kind, std::string("semaphore"));
        QCOMPARE(tapped->channels[0].lock->counts, std::vector<std::int64_t>({0, 2}));
        QCOMPARE(tapped->channels[0].lock->acquisitions, 1u);
    }

    // What comes out of a signalfd are the signals of its reader.
    void aSignalfdGivesSignals()
    {
        const auto call = acceptance::crosstalk(
            {u"scope"_s, u"--json"_s, u"--"_s, QStringLiteral(CALLS) + u"/signalfd"_s});
        const QJsonArray channels = call.json[u"channels"].toArray();
        QVERIFY2(channels.size() == 1, call.told());
        QCOMPARE(channels[0][u"kind"].toString(), u"signal"_s);
        const QJsonObject once{{u"sent"_s, 1}, {u"received"_s, 1}};
        QCOMPARE(channels[0][u"messages"].toObject(), once);
        const auto tapped = underTheTap("signalfd");
        QVERIFY(tapped && tapped->channels.size() == 1);
        QCOMPARE(tapped->channels[0].kind, std::string("signal"));
        QCOMPARE(tapped->channels[0].messages->sent, 1u);
        QCOMPARE(tapped->channels[0].messages->received, 1u);
    }

    void aBrokenPipeEndsItsWriter()
    {
        const auto call =
            acceptance::crosstalk({u"scope"_s, u"--json"_s, u"--"_s,
                                   QStringLiteral(CALLS) + u"/sigpipe"_s});
        QCOMPARE(call.exitCode, 0);
        QCOMPARE(call.err, QByteArray("141\n"));
        QCOMPARE(call.json[u"processes"][1][u"exit"][u"signal"].toString(), u"SIGPIPE"_s);
    }
};

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
