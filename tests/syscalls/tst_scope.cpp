#include "crosstalk.h"

#include <QtTest>

#include <csignal>

using namespace acceptance;
using namespace Qt::StringLiterals;

namespace {

Call scope(const QStringList& command)
{
    return crosstalk(QStringList{u"scope"_s, u"--json"_s, u"--"_s} + command);
}

Call shell(const QString& script)
{
    return scope({u"sh"_s, u"-c"_s, script});
}

/// What a command prints and gives alone: its standard output and error as they come, its status.
std::pair<QByteArray, int> alone(const QStringList& command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.mid(1));
    process.waitForFinished(patience);
    const bool killed = process.exitStatus() == QProcess::CrashExit;
    return {process.readAll(), killed ? 128 + process.exitCode() : process.exitCode()};
}

QJsonObject channelOfKind(const Call& call, const QString& kind)
{
    return named(call.json[u"channels"].toArray(), u"kind"_s, kind);
}

QJsonObject processOf(const Call& call, const QString& program)
{
    return named(call.json[u"processes"].toArray(), u"program"_s, program);
}

bool isZombieOrGone(qint64 pid)
{
    return !alive(pid);
}

} // namespace

/// Real commands under `crosstalk scope`.
class TestScope : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        for (const char* name : {"one.txt", "two.txt", "three.md"})
            QVERIFY(QFile(m_folder.filePath(QString::fromLatin1(name))).open(QIODevice::WriteOnly));
    }

    void aPipeBetweenTwoCommands()
    {
        const QString script = u"ls %1 | grep txt"_s.arg(m_folder.path());
        const auto [output, status] = alone({u"sh"_s, u"-c"_s, script});
        const Call call = shell(script);
        QVERIFY2(!call.json.isEmpty(), call.told());
        QCOMPARE(call.exitCode, status);
        QCOMPARE(call.err, output);
        const QJsonObject pipe = channelOfKind(call, u"pipe"_s);
        QCOMPARE(pipe[u"bytes_written"].toInt(), int(sizeof "one.txt\nthree.md\ntwo.txt\n" - 1));
        QCOMPARE(pipe[u"bytes_read"], pipe[u"bytes_written"]);
        QVERIFY(!processOf(call, u"grep txt"_s).isEmpty());
        QVERIFY(!processOf(call, u"ls "_s + m_folder.path()).isEmpty());
        QCOMPARE(processOf(call, u"grep txt"_s)[u"exit"][u"code"].toInt(-1), 0);
    }

    void theReaderThatLeavesEndsTheWriter()
    {
        const Call call = shell(u"yes | head -1"_s);
        QCOMPARE(call.exitCode, 0);
        QCOMPARE(call.err, QByteArray("y\n"));
        QCOMPARE(processOf(call, u"yes"_s)[u"exit"][u"signal"].toString(), u"SIGPIPE"_s);
        QCOMPARE(processOf(call, u"head -1"_s)[u"exit"][u"code"].toInt(-1), 0);
        const Call status = scope({u"bash"_s, u"-c"_s, u"yes | head -1; echo ${PIPESTATUS[@]}"_s});
        QCOMPARE(status.err, QByteArray("y\n141 0\n"));
    }

    void statusAndStreamsAreTheCommands()
    {
        QCOMPARE(shell(u"exit 7"_s).exitCode, 7);
        QCOMPARE(shell(u"kill -TERM $$"_s).exitCode, 128 + SIGTERM);
        const Call plain = crosstalk({u"scope"_s, u"--"_s, u"echo"_s, u"hello"_s});
        QCOMPARE(plain.out, QByteArray("hello\n"));
        QCOMPARE(plain.exitCode, 0);
    }

    void whatCannotBeRunSaysSo()
    {
        const Call missing = crosstalk({u"scope"_s, u"--"_s, u"no-such-command-here"_s});
        QCOMPARE(missing.exitCode, 127);
        QCOMPARE(missing.err.count('\n'), 1);
        const Call folder = crosstalk({u"scope"_s, u"--"_s, u"/"_s});
        QCOMPARE(folder.exitCode, 126);
        const Call nothing = crosstalk({u"scope"_s});
        QCOMPARE(nothing.exitCode, 2);
    }

    void insideAnotherTracerItSaysSo()
    {
        const QString strace = QStandardPaths::findExecutable(u"strace"_s);
        if (strace.isEmpty()) {
            qInfo("strace is not installed: nobody else to be traced by");
            return;
        }
        QProcess process;
        process.start(strace, {u"-f"_s, u"-o"_s, u"/dev/null"_s, QStringLiteral(CROSSTALK),
                               u"scope"_s, u"--"_s, u"true"_s});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("is tracing it"), said);
    }

    void theEndOfTimeIsTheEnd()
    {
        const Call call =
            crosstalk({u"scope"_s, u"--seconds"_s, u"1"_s, u"--json"_s, u"--"_s, u"sleep"_s,
                       u"1000"_s});
        QCOMPARE(call.exitCode, 0);
        QCOMPARE(call.json[u"outcome"].toString(), u"timeout"_s);
    }

    void killedItLeavesNobody()
    {
        QProcess process;
        process.start(QStringLiteral(CROSSTALK),
                      {u"scope"_s, u"--"_s, u"sh"_s, u"-c"_s,
                       u"echo $$; sh -c 'echo $$; exec sleep 1000' | cat & cat | cat & "
                       "sh -c 'echo $$; kill -STOP $$' & wait"_s});
        QVERIFY(process.waitForStarted());
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardOutput()).count('\n') >= 3, 60'000);
        QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
        QVERIFY(process.waitForFinished(patience));
        for (const QByteArray& line : said.split('\n'))
            if (const qint64 pid = line.toLongLong(); pid != 0)
                QTRY_VERIFY_WITH_TIMEOUT(isZombieOrGone(pid), 60'000);
    }

    void jobControlIsTheShells()
    {
        const QStringList command{u"bash"_s, u"-c"_s,
                                  u"set -m; (exec sh -c 'kill -STOP $$; echo back') & wait %1; "
                                  "echo stopped $?; fg %1 >/dev/null; echo done $?"_s};
        const auto [output, status] = alone(command);
        const Call call = scope(command);
        QCOMPARE(call.err, output);
        QCOMPARE(call.exitCode, status);
    }

    void pythonsProcesses()
    {
        const QString script = m_folder.filePath(u"talk.py"_s);
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("from multiprocessing import Pipe, Process, Queue, shared_memory\n"
                   "def work(pipe, queue, name):\n"
                   "    memory = shared_memory.SharedMemory(name=name)\n"
                   "    memory.buf[0] = 42\n"
                   "    memory.close()\n"
                   "    pipe.send('by pipe')\n"
                   "    queue.put('by queue')\n"
                   "if __name__ == '__main__':\n"
                   "    memory = shared_memory.SharedMemory(create=True, size=64)\n"
                   "    here, there = Pipe()\n"
                   "    queue = Queue()\n"
                   "    child = Process(target=work, args=(there, queue, memory.name))\n"
                   "    child.start()\n"
                   "    print(here.recv(), queue.get(), flush=True)\n"
                   "    child.join()\n"
                   "    print(memory.buf[0])\n"
                   "    memory.close()\n"
                   "    memory.unlink()\n");
        file.close();
        const auto [output, status] = alone({u"python3"_s, script});
        const Call call = scope({u"python3"_s, script});
        QCOMPARE(call.err, output);
        QCOMPARE(call.exitCode, status);
        QVERIFY2(!channelOfKind(call, u"segment"_s).isEmpty(), call.told());
        QVERIFY2(!channelOfKind(call, u"pipe"_s).isEmpty(), call.told());
        QVERIFY2(!channelOfKind(call, u"unix-stream"_s).isEmpty(), call.told());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
