#include "crosstalk.h"

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace acceptance;

namespace {

/// Whether the system lets this user make the namespaces of a container.
bool hasContainers()
{
    const pid_t child = fork();
    if (child == 0)
        _exit(unshare(CLONE_NEWUSER | CLONE_NEWIPC | CLONE_NEWNS | CLONE_NEWNET) == 0 ? 0 : 1);
    int status = 1;
    waitpid(child, &status, 0);
    return status == 0;
}

} // namespace

/// Each lesson's reference path reaches each of its checkpoints, every time, and leaves nothing.
class TestTours : public QObject
{
    Q_OBJECT

private slots:
    void reachesEveryCheckpoint_data();
    void reachesEveryCheckpoint();
};

void TestTours::reachesEveryCheckpoint_data()
{
    QTest::addColumn<QString>("lesson");
    const Call list = crosstalk({QStringLiteral("list"), QStringLiteral("--json")});
    const auto lessons = list.json[u"lessons"].toArray();
    const QStringList leftOut = QStringLiteral(LESSONS_LEFT_OUT).split(QLatin1Char(' '));
    QVERIFY2(lessons.size() >= 28, list.told().constData());
    for (const auto& entry : lessons) {
        const QString id = entry.toObject()[u"id"].toString();
        if (leftOut.contains(id))
            continue; // of a build without gRPC
        if (id == QStringLiteral("containers") && !hasContainers())
            continue; // it says so, and its steps do not count there
        const bool all = qEnvironmentVariableIsSet("CROSSTALK_LONG");
        const bool first = id == QStringLiteral("lost-update") || id == QStringLiteral("full-pipe");
        const int repetitions = all || first ? 20 : 2;
        for (int repetition = 1; repetition <= repetitions; ++repetition)
            QTest::addRow("%s, run %d", qPrintable(id), repetition) << id;
    }
}

void TestTours::reachesEveryCheckpoint()
{
    QFETCH(QString, lesson);
    const Call call = run(lesson, {QStringLiteral("--tour")});
    QVERIFY2(call.exitCode == 0, call.told().constData());
    const auto checkpoints = call.json[u"checkpoints"].toArray();
    QVERIFY(!checkpoints.isEmpty());
    for (const auto& entry : checkpoints)
        QVERIFY2(entry.toObject()[u"reached"].toBool(),
                 qPrintable(entry.toObject()[u"id"].toString() + QLatin1Char('\n') +
                            QString::fromUtf8(call.told())));
    for (const auto& entry : call.json[u"processes"].toArray())
        QVERIFY(!alive(entry.toObject()[u"pid"].toInteger()));
    QCOMPARE(segmentsOf(call.pid), QStringList());
}

QTEST_GUILESS_MAIN(TestTours)
#include "tst_tours.moc"
