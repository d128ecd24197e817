#include "tests/lessons/lessonrun.h"

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace acceptance;

namespace {

const QStringList patiently{QStringLiteral("--seconds"), QStringLiteral("60")};
const QString lesson = QStringLiteral("containers");

bool reached(const Call& call, const char* id)
{
    return named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                 QString::fromLatin1(id))[u"reached"]
        .toBool();
}

int memories(const Call& call)
{
    int found = 0;
    for (const auto& entry : call.json[u"channels"].toArray())
        found += entry.toObject()[u"kind"] == QStringLiteral("segment");
    return found;
}

int queues(const Call& call)
{
    int found = 0;
    for (const auto& entry : call.json[u"channels"].toArray())
        found += entry.toObject()[u"kind"] == QStringLiteral("posix-queue");
    return found;
}

/// Whether the system lets this user make namespaces, as the lesson asks for them.
bool allowed(int namespaces)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(unshare(CLONE_NEWUSER | namespaces) == 0 ? 0 : 1);
    int status = 1;
    waitpid(child, &status, 0);
    return status == 0;
}

Call pairOf(const char* apart, const char* meet)
{
    return run(lesson, settings({"rounds=1", "pause=0"}) + patiently +
                           QStringList{QStringLiteral("--set"),
                                       QStringLiteral("apart=") + QLatin1String(apart),
                                       QStringLiteral("--set"),
                                       QStringLiteral("meet=") + QLatin1String(meet)});
}

} // namespace

class TestContainers : public QObject
{
    Q_OBJECT

private slots:
    void whatANameMeans_data();
    void whatANameMeans();
    void aCableJoinsTwoNetworks();
};

void TestContainers::whatANameMeans_data()
{
    QTest::addColumn<QString>("apart");
    QTest::addColumn<QString>("meet");
    QTest::addColumn<int>("namespaces");
    QTest::addColumn<int>("memories");
    QTest::addColumn<int>("queues");
    const int ipc = CLONE_NEWIPC;
    const int both = CLONE_NEWIPC | CLONE_NEWNS;
    QTest::newRow("nothing, memory") << "nothing" << "memory" << 0 << 1 << 0;
    QTest::newRow("nothing, queue") << "nothing" << "queue" << 0 << 0 << 1;
    QTest::newRow("ipc, queue") << "ipc" << "queue" << ipc << 0 << 2;
    QTest::newRow("ipc, memory") << "ipc" << "memory" << ipc << 1 << 0;
    QTest::newRow("mount, memory") << "ipc-mount" << "memory" << both << 2 << 0;
    QTest::newRow("mount, descriptor") << "ipc-mount" << "descriptor" << both << 1 << 0;
}

void TestContainers::whatANameMeans()
{
    QFETCH(QString, apart);
    QFETCH(QString, meet);
    QFETCH(int, namespaces);
    QFETCH(int, memories);
    QFETCH(int, queues);
    const Call call = pairOf(apart.toLatin1(), meet.toLatin1());
    QCOMPARE(outcome(call), QStringLiteral("finished"));
    if (namespaces != 0 && !allowed(namespaces)) {
        QVERIFY2(call.err.contains("this pair cannot be shown here"), call.told().constData());
        return;
    }
    QCOMPARE(::memories(call), memories);
    QCOMPARE(::queues(call), queues);
    QCOMPARE(segmentsOf(call.pid), QStringList());
}

void TestContainers::aCableJoinsTwoNetworks()
{
    const Call call = pairOf("ipc", "cable");
    QCOMPARE(outcome(call), QStringLiteral("finished"));
    if (call.err.contains("it stays on this computer"))
        QVERIFY(!reached(call, "cable"));
    else
        QVERIFY2(reached(call, "cable"), call.told().constData());
}

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"
