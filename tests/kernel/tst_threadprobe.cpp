#include "tests/kernel/child.h"

#include "engine/kernel/processhandle.h"
#include "engine/kernel/threadprobe.h"

#include <QTest>

#include <cerrno>
#include <sys/syscall.h>

using namespace crosstalk;
using namespace crosstalk::kernel;

class TestThreadProbe : public QObject
{
    Q_OBJECT

private slots:
    void stateLetter_data()
    {
        QTest::addColumn<QByteArray>("stat");
        QTest::addColumn<char>("letter");
        QTest::newRow("plain") << QByteArray("12 (cat) S 1 12 12") << 'S';
        QTest::newRow("name with parentheses") << QByteArray("12 (a) R (b) T 1 12") << 'T';
        QTest::newRow("cut short") << QByteArray("12 (cat)") << '?';
        QTest::newRow("empty") << QByteArray() << '?';
    }

    void stateLetter()
    {
        QFETCH(QByteArray, stat);
        QTEST(kernel::stateLetter(stat.toStdString()), "letter");
    }

    void parseCall_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("inside");
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("fd");
        QTest::newRow("running") << QByteArray("running\n") << false << 0 << -1;
        QTest::newRow("read") << QByteArray("0 0x4 0x7ffd 0x1000 0x0 0x0 0x0 0x7ffc 0x7f0\n")
                              << true << 0 << 4;
        QTest::newRow("write") << QByteArray("1 0x1 0x7ffd 0x1000 0x0 0x0 0x0 0x7ffc 0x7f0\n")
                               << true << 1 << 1;
        QTest::newRow("futex") << QByteArray("202 0x7f00 0x80 0x2 0x0 0x0 0x0 0x7ffc 0x7f0\n")
                               << true << 202 << -1;
        QTest::newRow("no call") << QByteArray("-1 0x7ffc 0x7f0\n") << true << -1 << -1;
    }

    void parseCall()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, inside);
        QFETCH(int, number);
        QFETCH(int, fd);
        const std::optional<SystemCall> call = kernel::parseCall(text.toStdString());
        QCOMPARE(call.has_value(), inside);
        if (!inside)
            return;
        QCOMPARE(int(call->number), number);
        QCOMPARE(descriptorOf(*call), fd);
    }

    void sleeperInRead()
    {
        int end[2];
        QCOMPARE(pipe(end), 0);
        Child child([&] {
            char byte;
            (void)!read(end[0], &byte, 1);
            for (;;) {
            }
        });
        const auto probe = ThreadProbe::open(child.pid(), child.pid());
        QVERIFY(probe.has_value());
        QTRY_COMPARE(*probe->state(), 'S');
        QTRY_VERIFY(probe->call().value().has_value());
        const SystemCall call = *probe->call().value();
        QCOMPARE(sleepKind(call), SleepKind::Read);
        QCOMPARE(descriptorOf(call), end[0]);
        QVERIFY(probe->wchan().has_value());
        QCOMPARE(write(end[1], "x", 1), 1);
        QTRY_COMPARE(*probe->state(), 'R');
        kill(child.pid(), SIGSTOP);
        QTRY_COMPARE(*probe->state(), 'T');
        child.end();
        QVERIFY(probe->state().has_error());
        QCOMPARE(probe->state().error().errnum, ESRCH);
        close(end[0]);
        close(end[1]);
    }

    void endedAndNotWaitedFor()
    {
        Child child([] { pause(); });
        const auto probe = ThreadProbe::open(child.pid(), child.pid());
        QVERIFY(probe.has_value());
        QVERIFY(!probe->endedWith().value().has_value());
        kill(child.pid(), SIGKILL);
        QTRY_VERIFY(probe->endedWith().value().has_value());
        const int status = **probe->endedWith();
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGKILL);
    }

    void nobodyThere()
    {
        const auto probe = ThreadProbe::open(0x3fffffff, 0x3fffffff);
        QVERIFY(probe.has_error());
        QCOMPARE(probe.error().errnum, ENOENT);
    }

    void handleKnowsTheEnd()
    {
        Child child([] { pause(); });
        const auto handle = ProcessHandle::open(child.pid());
        QVERIFY(handle.has_value());
        QVERIFY(!handle->ended());
        QVERIFY(handle->signal(SIGKILL).has_value());
        QTRY_VERIFY(handle->ended());
        child.end();
        QVERIFY(handle->signal(SIGKILL).has_error());
    }
};

QTEST_GUILESS_MAIN(TestThreadProbe)
#include "tst_threadprobe.moc"
