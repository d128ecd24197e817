#include "tests/kernel/child.h"

#include "engine/kernel/awaited.h"

#include <QTest>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

using namespace crosstalk::kernel;

namespace {

/// What a child that runs `body` waits for, once it sleeps.
Awaited awaitedByOne(const std::function<void()>& body)
{
    Child child(body);
    const auto probe = ThreadProbe::open(child.pid(), child.pid());
    Awaited awaited;
    const auto found = [&] {
        const auto call = probe->call();
        if (!call || !*call || *probe->state() != 'S' ||
            sleepKind(**call) != SleepKind::Readiness)
            return false;
        awaited = awaitedBy(child.pid(), **call);
        return true;
    };
    if (!probe || !QTest::qWaitFor(found, 20'000))
        return {};
    return awaited;
}

} // namespace

/// What sleepers in poll, select and epoll_wait wait for, asked from outside.
class TestAwaited : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCOMPARE(pipe(m_pipe), 0); }

    void cleanupTestCase()
    {
        close(m_pipe[0]);
        close(m_pipe[1]);
    }

    void inPoll()
    {
        const Awaited awaited = awaitedByOne([&] {
            pollfd some[] = {{m_pipe[0], POLLIN, 0}, {-1, POLLIN, 0}, {m_pipe[1], 0, 0}};
            poll(some, 3, -1);
        });
        QVERIFY(!awaited.limited);
        const std::vector<AwaitedDescriptor> expected{{m_pipe[0], true, false},
                                                      {m_pipe[1], false, false}};
        QVERIFY(awaited.descriptors == expected);
    }

    void inSelect()
    {
        const Awaited awaited = awaitedByOne([&] {
            fd_set read;
            FD_ZERO(&read);
            FD_SET(m_pipe[0], &read);
            timeval limit{100, 0};
            select(m_pipe[0] + 1, &read, nullptr, nullptr, &limit);
        });
        QVERIFY(awaited.limited);
        QVERIFY(awaited.descriptors ==
                (std::vector<AwaitedDescriptor>{{m_pipe[0], true, false}}));
    }

    void inEpoll()
    {
        const Awaited awaited = awaitedByOne([&] {
            const int set = epoll_create1(EPOLL_CLOEXEC);
            epoll_event one{EPOLLIN | EPOLLET, {}};
            epoll_ctl(set, EPOLL_CTL_ADD, m_pipe[0], &one);
            epoll_event happened;
            epoll_wait(set, &happened, 1, 100'000);
        });
        QVERIFY(awaited.limited);
        QVERIFY(awaited.descriptors ==
                (std::vector<AwaitedDescriptor>{{m_pipe[0], true, false}}));
    }

    void otherCallsAwaitNone()
    {
        SystemCall read;
        read.number = 0;
        QVERIFY(awaitedBy(getpid(), read).descriptors.empty());
    }

    void readsTheSetOfAnEpoll()
    {
        const auto set = epollSet("pos:\t0\nflags:\t02000002\n"
                                  "tfd:        4 events:       19 data:   4  pos:0 ino:1 sdev:f\n"
                                  "tfd:        5 events: 8000001c data:   5  pos:0 ino:1 sdev:f\n"
                                  "tfd:        6 events:        8 data:   6  pos:0 ino:1 sdev:f\n"
                                  "tfd:\n");
        QVERIFY(set == (std::vector<AwaitedDescriptor>{{4, true, false}, {5, false, true}}));
        QVERIFY(epollSet("").empty());
    }

private:
    int m_pipe[2] = {-1, -1};
};

QTEST_GUILESS_MAIN(TestAwaited)
#include "tst_awaited.moc"
