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

/// What /proc/PID/stat says after the name: state and parent. Empty: nobody has that number.
QList<QByteArray> statOf(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).split(' ');
}

/// 'T': stopped, 't': stopped for its tracer.
char stateOf(qint64 pid)
{
    const QList<QByteArray> stat = statOf(pid);
    return stat.isEmpty() || stat.first().isEmpty() ? '-' : stat.first().front();
}

/// All that this process has started, and those that they have.
QList<qint64> descendantsOf(qint64 pid)
{
    QMultiMap<qint64, qint64> children;
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs))
        if (const qint64 one = name.toLongLong(); one != 0)
            children.insert(statOf(one).value(1).toLongLong(), one);
    QList<qint64> all = children.values(pid);
    for (qsizetype i = 0; i < all.size(); ++i)
        all += children.values(all[i]);
    return all;
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

    /// The linker opens libraries for it: they say nothing new of its standard input.
    void anOpenFileIsNoNewsOfAnother()
    {
        QTemporaryDir folder;
        const QString recording = folder.filePath(u"cat.crosstalk"_s);
        const QString table = folder.filePath(u"cat.csv"_s);
        const auto call = crosstalk({u"scope"_s, u"--record"_s, recording, u"--"_s, u"sh"_s,
                                     u"-c"_s, u"true | cat /dev/null"_s});
        QVERIFY2(call.exitCode == 0, call.told());
        const auto exported = crosstalk({u"export"_s, recording, u"--to"_s, u"csv"_s, table});
        QVERIFY2(exported.exitCode == 0, exported.told());
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int exits = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (!line.contains(",cat /dev/null,"))
                continue;
            QVERIFY2(!line.contains(",open,") && !line.contains(",describe,"), line);
            exits += line.contains(",thread-end,");
        }
        QCOMPARE(exits, 1); // it is in the table
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

    // Nor anybody stopped: who stands at a stop when its tracer dies, or had stopped itself before.
    void killedItLeavesNobody()
    {
        QProcess process;
        process.start(QStringLiteral(CROSSTALK),
                      {u"scope"_s, u"--"_s, u"sh"_s, u"-c"_s,
                       u"sh -c 'exec sleep 1000' | cat & yes | cat >/dev/null & "
                       "sh -c 'echo $$; kill -STOP $$; echo back' & wait"_s});
        QVERIFY(process.waitForStarted());
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardOutput()).contains('\n'), 60'000);
        const qint64 stopped = said.trimmed().toLongLong();
        QTRY_VERIFY2_WITH_TIMEOUT(QByteArray("Tt").contains(stateOf(stopped)),
                                  QByteArray(1, stateOf(stopped)), 60'000);
        QList<qint64> all;
        QTRY_VERIFY_WITH_TIMEOUT((all = descendantsOf(process.processId())).size() >= 6, 60'000);
        QVERIFY(all.contains(stopped));
        QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
        QVERIFY(process.waitForFinished(patience));
        for (const qint64 pid : std::as_const(all))
            QTRY_VERIFY2_WITH_TIMEOUT(isZombieOrGone(pid), QByteArray::number(pid) + " is " +
                                                               QByteArray(1, stateOf(pid)), 60'000);
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
