#include "engine/process/leftovers.h"

#include <QtTest>

#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk::process;

namespace {

bool exists(const std::string& name)
{
    return ::access(("/dev/shm" + name).c_str(), F_OK) == 0;
}

void create(const std::string& name)
{
    ::close(::shm_open(name.c_str(), O_CREAT | O_RDWR, 0600));
}

/// A pid that nobody has: of a child that was reaped.
pid_t goneForGood()
{
    const pid_t pid = ::fork();
    if (pid == 0)
        ::_exit(0);
    ::waitpid(pid, nullptr, 0);
    return pid;
}

} // namespace

class TestLeftovers : public QObject
{
    Q_OBJECT

private slots:
    void namesCarryTheIdBack();
    void removesItsOwnRunsOnly();
    void removesNamedSemaphores();
    void sweepsWhatDeadEnginesLeftAndNothingElse();
    void removesQueuesThatHaveNoFile();
    void sweepsTheQueueOfADeadEngine();
};

void TestLeftovers::namesCarryTheIdBack()
{
    QCOMPARE(segmentId(segmentName(3, "account")), std::string("account"));
    QCOMPARE(segmentId("/somebody.else"), std::string("/somebody.else"));
    QCOMPARE(segmentId(""), std::string());
}

void TestLeftovers::removesItsOwnRunsOnly()
{
    const std::string mine = segmentName(71, "a");
    const std::string other = segmentName(7, "a");
    create(mine);
    create(other);
    removeNames(71);
    QVERIFY(!exists(mine));
    QVERIFY(exists(other));
    removeNames(7);
    QVERIFY(!exists(other));
}

// A named semaphore is a file of its own name with "sem." before it.
void TestLeftovers::removesNamedSemaphores()
{
    const std::string name = segmentName(73, "go");
    sem_t* semaphore = ::sem_open(name.c_str(), O_CREAT, 0600, 1);
    QVERIFY(semaphore != SEM_FAILED);
    ::sem_close(semaphore);
    QVERIFY(exists("/sem." + name.substr(1)));
    removeNames(73);
    QVERIFY(!exists("/sem." + name.substr(1)));
}

void TestLeftovers::sweepsWhatDeadEnginesLeftAndNothingElse()
{
    const std::string dead = "/crosstalk." + std::to_string(goneForGood()) + "-1.account";
    const std::string alive = segmentName(9, "account");
    const std::string foreign = "/crosstalk.notes";
    for (const auto& name : {dead, alive, foreign})
        create(name);
    sweepLeftovers();
    QVERIFY(!exists(dead));
    QVERIFY(exists(alive));
    QVERIFY(exists(foreign));
    ::shm_unlink(alive.c_str());
    ::shm_unlink(foreign.c_str());
}

void TestLeftovers::removesQueuesThatHaveNoFile()
{
    const std::string name = ownName("queue", 72, "box");
    rememberQueue(name);
    const mqd_t queue = ::mq_open(name.c_str(), O_CREAT | O_RDWR, 0600, nullptr);
    QVERIFY(queue != -1);
    ::mq_close(queue);
    const int id = ::msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    QVERIFY(id != -1);
    rememberSysvQueue(72, id);
    const int set = ::semget(IPC_PRIVATE, 1, IPC_CREAT | 0600);
    QVERIFY(set != -1);
    rememberSemaphores(72, set);
    QVERIFY(segmentPaths(72).empty()); // what remembers them is no segment
    removeNames(72);
    QCOMPARE(::mq_open(name.c_str(), O_RDWR), -1);
    QCOMPARE(errno, ENOENT);
    msqid_ds status{};
    QCOMPARE(::msgctl(id, IPC_STAT, &status), -1);
    QCOMPARE(::semctl(set, 0, GETVAL), -1);
    QVERIFY(!exists(name + ".posix-queue"));
}

void TestLeftovers::sweepsTheQueueOfADeadEngine()
{
    const std::string dead = "/crosstalk." + std::to_string(goneForGood()) + "-1.box";
    rememberQueue(dead);
    ::mq_close(::mq_open(dead.c_str(), O_CREAT | O_RDWR, 0600, nullptr));
    sweepLeftovers();
    QCOMPARE(::mq_open(dead.c_str(), O_RDWR), -1);
    QVERIFY(!exists(dead + ".posix-queue"));
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
