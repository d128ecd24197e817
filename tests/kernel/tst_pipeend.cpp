#include "tests/kernel/child.h"

#include "engine/kernel/pipeend.h"
#include "engine/kernel/processhandle.h"

#include <QTest>

#include <cerrno>
#include <fcntl.h>

using namespace crosstalk;
using namespace crosstalk::kernel;

class TestPipeEnd : public QObject
{
    Q_OBJECT

private slots:
    void init() { QCOMPARE(pipe2(m_end, O_CLOEXEC | O_NONBLOCK), 0); }
    void cleanup()
    {
        close(m_end[0]);
        close(m_end[1]);
    }

    void figures()
    {
        QCOMPARE(write(m_end[1], "hello", 5), 5);
        const auto figures = PipeEnd(m_end[0]).figures();
        QVERIFY(figures.has_value());
        QCOMPARE(figures->queued, 5u);
        QCOMPARE(int(figures->capacity), fcntl(m_end[0], F_GETPIPE_SZ));
        QVERIFY(PipeEnd(-1).figures().has_error());
    }

    void bothEndsAreOneObject()
    {
        int other[2];
        QCOMPARE(pipe2(other, O_CLOEXEC), 0);
        QCOMPARE(*PipeEnd(m_end[0]).object(), *PipeEnd(m_end[1]).object());
        QVERIFY(!(*PipeEnd(m_end[0]).object() == *PipeEnd(other[0]).object()));
        close(other[0]);
        close(other[1]);
    }

    void resizing()
    {
        const PipeEnd end(m_end[1]);
        QCOMPARE(*end.resize(5000), 8192u); // rounded up
        QCOMPARE(*end.capacity(), 8192u);
        char block[5000] = {};
        QCOMPARE(write(m_end[1], block, sizeof block), 5000);
        const auto refused = end.resize(4096);
        QVERIFY(refused.has_error());
        QCOMPARE(refused.error().errnum, EBUSY);
        QVERIFY(!refused.error().advice.empty());
        QCOMPARE(*end.capacity(), 8192u);
    }

    // A duplicate is for a moment: when it is gone, so is the last reader.
    void duplicateOfAChildsEnd()
    {
        int end[2];
        QCOMPARE(pipe2(end, O_CLOEXEC), 0);
        Child child([&] { pause(); });
        close(end[0]);
        const auto handle = ProcessHandle::open(child.pid());
        QVERIFY(handle.has_value());
        QCOMPARE(write(end[1], "abc", 3), 3);
        {
            const auto copy = handle->duplicate(end[0]);
            QVERIFY(copy.has_value());
            QCOMPARE(*PipeEnd(copy->get()).queued(), 3u);
        }
        QVERIFY(handle->duplicate(1000).has_error());
        QCOMPARE(handle->duplicate(1000).error().errnum, EBADF);
        child.end();
        signal(SIGPIPE, SIG_IGN);
        QCOMPARE(write(end[1], "abc", 3), -1);
        QCOMPARE(errno, EPIPE);
        close(end[1]);
    }

private:
    int m_end[2] = {-1, -1};
};

QTEST_GUILESS_MAIN(TestPipeEnd)
#include "tst_pipeend.moc"
