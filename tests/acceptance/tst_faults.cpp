#include "crosstalk.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <csignal>
#include <sys/types.h>
#include <unistd.h>

using namespace acceptance;

namespace {

/// Pids of living processes whose command line holds this text.
QList<qint64> processesWith(const QByteArray& text)
{
    QList<qint64> found;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isPid = false;
        const qint64 pid = name.toLongLong(&isPid);
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(name));
        if (isPid && file.open(QIODevice::ReadOnly) && file.readAll().contains(text) && alive(pid))
            found << pid;
    }
    return found;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void killedAtAnyGateTheRunEndsCleanly_data();
    void killedAtAnyGateTheRunEndsCleanly();
    void saysWhatTheDeadHeld();
    void nobodyOutlivesAKilledCrosstalk();
    void theNextStartRemovesLeftovers();
    void sharedMemoryFullIsOneSentence();
    void sharedMemoryForbiddenIsOneSentence();
    void missingCompilerIsOneSentence();
};

void TestFaults::killedAtAnyGateTheRunEndsCleanly_data()
{
    QTest::addColumn<QString>("sync");
    QTest::addColumn<int>("step");
    for (const char* sync : {"mutex", "semaphore", "none"})
        for (int step = 0; step < (longRun() ? 48 : 16); ++step)
            QTest::addRow("%s, step %d", sync, step) << QString::fromLatin1(sync) << step;
}

void TestFaults::killedAtAnyGateTheRunEndsCleanly()
{
    QFETCH(QString, sync);
    QFETCH(int, step);
    const Call call =
        run(QStringLiteral("lost-update"),
            {QStringLiteral("--set"), QStringLiteral("sync=") + sync, QStringLiteral("--set"),
             QStringLiteral("deposits=6"), QStringLiteral("--speed"), QStringLiteral("2000"),
             QStringLiteral("--seconds"), QStringLiteral("5"), QStringLiteral("--at"),
             QStringLiteral("%1:kill P2").arg(step)});
    QVERIFY2(call.exitCode == 0 && !call.json.isEmpty(), call.told().constData());
    const QJsonObject dead = process(call, QStringLiteral("P2"))[u"exit"].toObject();
    QCOMPARE(dead[u"signal"].toString(), QStringLiteral("SIGKILL"));
    const QString outcome = call.json[u"outcome"].toString();
    const int code = process(call, QStringLiteral("P1"))[u"exit"].toObject()[u"code"].toInt(-1);
    if (sync == QStringLiteral("semaphore") && outcome != QStringLiteral("finished")) {
        // A semaphore has no owner: who dies inside has taken its unit along, for good.
        QCOMPARE(outcome, QStringLiteral("deadlock"));
    } else {
        QCOMPARE(outcome, QStringLiteral("finished"));
        QVERIFY2(code == 0 || code == 3, call.told().constData()); // 3: Boost's lock_exception
    }
    QCOMPARE(segmentsOf(call.pid), QStringList());
    for (const auto& entry : call.json[u"processes"].toArray())
        QVERIFY(!alive(entry.toObject()[u"pid"].toInteger()));
}

void TestFaults::saysWhatTheDeadHeld()
{
    // P1 locks, loads, stores: killed before its fifth step it holds the mutex in some of these.
    bool told = false;
    for (int step = 1; step <= 8 && !told; ++step) {
        const Call call = crosstalk(
            {QStringLiteral("run"), QStringLiteral("lost-update"), QStringLiteral("--set"),
             QStringLiteral("sync=mutex"), QStringLiteral("--speed"), QStringLiteral("2000"),
             QStringLiteral("--at"), QStringLiteral("%1:kill P1").arg(step)});
        QCOMPARE(call.exitCode, 0);
        const bool survivorTold = call.err.contains("owner") || call.out.contains("exit code 3");
        if (!survivorTold)
            continue;
        told = true;
        QVERIFY2(call.out.contains("SIGKILL") && call.out.contains("mutex"),
                 call.told().constData());
    }
    QVERIFY2(told, "in none of eight steps did P1 hold the mutex");
}

void TestFaults::nobodyOutlivesAKilledCrosstalk()
{
    QProcess engine;
    engine.start(QStringLiteral(CROSSTALK),
                 {QStringLiteral("run"), QStringLiteral("lost-update"), QStringLiteral("--set"),
                  QStringLiteral("deposits=0"), QStringLiteral("--seconds"), QStringLiteral("60")});
    QVERIFY(engine.waitForStarted());
    const QByteArray segment = "crosstalk." + QByteArray::number(engine.processId()) + "-";
    QTRY_COMPARE_WITH_TIMEOUT(processesWith(segment).size(), 2, patience);
    const auto workers = processesWith(segment);
    ::kill(pid_t(engine.processId()), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(!alive(workers[0]) && !alive(workers[1]), 2000);
    engine.waitForFinished();
}

void TestFaults::theNextStartRemovesLeftovers()
{
    QProcess engine;
    engine.start(QStringLiteral(CROSSTALK),
                 {QStringLiteral("run"), QStringLiteral("lost-update"), QStringLiteral("--set"),
                  QStringLiteral("deposits=0"), QStringLiteral("--seconds"), QStringLiteral("60")});
    QVERIFY(engine.waitForStarted());
    const qint64 pid = engine.processId();
    QTRY_VERIFY_WITH_TIMEOUT(!segmentsOf(pid).isEmpty(), patience);
    ::kill(pid_t(pid), SIGKILL);
    engine.waitForFinished();
    QVERIFY(!segmentsOf(pid).isEmpty()); // nobody was left to remove it
    const Call next = run(QStringLiteral("lost-update"), {});
    QCOMPARE(next.exitCode, 0);
    QCOMPARE(segmentsOf(pid), QStringList());
}

void TestFaults::sharedMemoryFullIsOneSentence()
{
    // In a mount namespace of its own, /dev/shm is one page; only root may make one.
    QProcess shell;
    shell.start(QStringLiteral("unshare"),
                {QStringLiteral("-m"), QStringLiteral("sh"), QStringLiteral("-c"),
                 QStringLiteral("mount -t tmpfs -o size=4k tmpfs /dev/shm || exit 77; "
                                "exec '%1' run lost-update --json")
                     .arg(QStringLiteral(CROSSTALK))});
    QVERIFY(shell.waitForFinished(patience));
    const QByteArray err = shell.readAllStandardError();
    if (shell.exitCode() == 77 || err.contains("unshare:"))
        return; // not allowed here: checked where it is
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY2(err.contains("/dev/shm") && err.contains("No space left"), err.constData());
    QCOMPARE(err.trimmed().count('\n'), 0);
}

void TestFaults::sharedMemoryForbiddenIsOneSentence()
{
    QProcess shell;
    shell.start(QStringLiteral("unshare"),
                {QStringLiteral("-m"), QStringLiteral("sh"), QStringLiteral("-c"),
                 QStringLiteral("mount -t tmpfs -o ro tmpfs /dev/shm || exit 77; "
                                "exec '%1' run lost-update --json")
                     .arg(QStringLiteral(CROSSTALK))});
    QVERIFY(shell.waitForFinished(patience));
    const QByteArray err = shell.readAllStandardError();
    if (shell.exitCode() == 77 || err.contains("unshare:"))
        return;
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY2(err.contains("/dev/shm"), err.constData());
    QCOMPARE(err.trimmed().count('\n'), 0);
}

void TestFaults::missingCompilerIsOneSentence()
{
    QTemporaryDir folder;
    QFile source(folder.filePath(QStringLiteral("a.cpp")));
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write("int main() {}\n") > 0);
    source.close();
    const Call call = crosstalk({QStringLiteral("c++"), source.fileName(), QStringLiteral("-o"),
                                 folder.filePath(QStringLiteral("a"))},
                                {QStringLiteral("PATH=/nowhere")});
    QVERIFY2(call.exitCode > 0, call.told().constData());
    QVERIFY2(call.err.contains("compiler"), call.told().constData());
    QCOMPARE(call.err.trimmed().count('\n'), 0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
