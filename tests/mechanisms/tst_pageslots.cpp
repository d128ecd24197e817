#include "engine/mechanisms/pipe/pageslots.h"

#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <random>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

using crosstalk::mechanisms::PageSlots;

namespace {

/// A real pipe in this process that never blocks.
class RealPipe
{
public:
    explicit RealPipe(int capacity)
    {
        if (pipe2(m_end, O_NONBLOCK | O_CLOEXEC) != 0 ||
            fcntl(m_end[1], F_SETPIPE_SZ, capacity) != capacity)
            qFatal("no pipe of this size");
    }
    ~RealPipe()
    {
        close(m_end[0]);
        close(m_end[1]);
    }
    std::uint64_t write(std::size_t bytes)
    {
        const ssize_t n = ::write(m_end[1], m_buffer.data(), bytes);
        return n > 0 ? std::uint64_t(n) : 0;
    }
    std::uint64_t read(std::size_t bytes)
    {
        const ssize_t n = ::read(m_end[0], m_buffer.data(), bytes);
        return n > 0 ? std::uint64_t(n) : 0;
    }
    std::uint64_t queued() const
    {
        int bytes = -1;
        ioctl(m_end[0], FIONREAD, &bytes);
        return std::uint64_t(bytes);
    }
    bool resize(int capacity) { return fcntl(m_end[1], F_SETPIPE_SZ, capacity) == capacity; }

private:
    int m_end[2];
    std::vector<char> m_buffer = std::vector<char>(1 << 20);
};

} // namespace

class TestPageSlots : public QObject
{
    Q_OBJECT

private slots:
    void blocksFill_data()
    {
        QTest::addColumn<int>("capacity");
        QTest::addColumn<int>("block");
        QTest::addColumn<int>("fill");
        QTest::newRow("5,000 bytes waste the odd pages") << 65536 << 5000 << 54096;
        QTest::newRow("pages fill all") << 65536 << 4096 << 65536;
        QTest::newRow("small ones merge") << 65536 << 64 << 65536;
        QTest::newRow("one page") << 4096 << 4096 << 4096;
        QTest::newRow("a block larger than the pipe") << 4096 << 65536 << 4096;
        QTest::newRow("one mebibyte") << 1048576 << 65536 << 1048576;
        QTest::newRow("a page and a byte") << 65536 << 4097 << 45066;
    }

    void blocksFill()
    {
        QFETCH(int, capacity);
        QFETCH(int, block);
        PageSlots pages{std::uint64_t(capacity)};
        while (pages.write(std::uint64_t(block)) == std::uint64_t(block)) {
        }
        QVERIFY(pages.full());
        QTEST(int(pages.fill()), "fill");
        RealPipe real(capacity);
        while (real.write(std::size_t(block)) == std::uint64_t(block)) {
        }
        QCOMPARE(pages.fill(), real.queued());
    }

    void equalsRealPipe_data()
    {
        QTest::addColumn<int>("capacity");
        QTest::addColumn<int>("largest");
        QTest::newRow("4 KiB") << 4096 << 9000;
        QTest::newRow("8 KiB") << 8192 << 3000;
        QTest::newRow("64 KiB, small") << 65536 << 500;
        QTest::newRow("64 KiB, large") << 65536 << 20000;
        QTest::newRow("1 MiB") << 1048576 << 100000;
    }

    // Random writes and reads: what a real pipe accepts, gives and says it holds, each time.
    void equalsRealPipe()
    {
        QFETCH(int, capacity);
        QFETCH(int, largest);
        RealPipe real(capacity);
        PageSlots model{std::uint64_t(capacity)};
        std::mt19937 random(4711);
        std::uniform_int_distribution<int> size(1, largest);
        std::uniform_int_distribution<int> kind(0, 9);
        for (int i = 0; i < 5000; ++i) {
            const auto bytes = std::size_t(kind(random) == 0 ? 4096 : size(random));
            const bool writes = kind(random) < (i / 500 % 2 == 0 ? 7 : 3);
            if (writes) {
                const std::uint64_t room = model.room(bytes);
                QCOMPARE(model.write(bytes), room);
                QCOMPARE(room, real.write(bytes));
            } else {
                QCOMPARE(model.take(bytes), real.read(bytes));
            }
            QCOMPARE(model.fill(), real.queued());
        }
    }

    // Growing and shrinking: granted and refused as the kernel does it, and the same afterwards.
    void resizesAsRealPipe()
    {
        RealPipe real(65536);
        PageSlots model(65536);
        std::mt19937 random(99);
        std::uniform_int_distribution<int> size(1, 9000);
        std::uniform_int_distribution<int> power(0, 4);
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            const auto bytes = std::size_t(size(random));
            if (i % 3 == 0)
                QCOMPARE(model.write(bytes), real.write(bytes));
            else if (i % 3 == 1 && i % 2 == 0)
                QCOMPARE(model.take(bytes), real.read(bytes));
            else if (i % 7 == 0) {
                const int capacity = 4096 << power(random);
                const bool granted = model.resize(std::uint64_t(capacity));
                QCOMPARE(granted, real.resize(capacity));
                refused += granted ? 0 : 1;
            }
            QCOMPARE(model.fill(), real.queued());
        }
        QVERIFY(refused > 0);
    }

    void takesBackFromTheEnd()
    {
        PageSlots model(65536);
        model.write(4096);
        model.write(5000);
        QCOMPARE(model.takeBack(1000), 1000u);
        QCOMPARE(model.fill(), 8096u);
        QCOMPARE(model.takeBack(9000), 8096u);
        QVERIFY(model.empty());
    }
};

QTEST_GUILESS_MAIN(TestPageSlots)
#include "tst_pageslots.moc"
