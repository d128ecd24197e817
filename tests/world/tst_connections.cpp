#include "tests/world/story.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::world;

namespace {

constexpr std::uint64_t listener = 0x115;
constexpr std::uint64_t bothWays = tap::CanRead | tap::CanWrite;

/// A server (thread 0) that listens, and clients, one a thread.
struct Town : Story
{
    explicit Town(std::uint16_t clients)
    {
        for (std::uint16_t thread = 0; thread <= clients; ++thread)
            start(thread);
        describe(0, listener, tap::ObjectKind::UnixListener);
        open(0, listener, 3, tap::CanRead);
    }
    void describe(std::uint16_t thread, std::uint64_t object, tap::ObjectKind kind)
    {
        tap::Event e = event(tap::Kind::Describe, thread);
        e.object = object;
        e.value = object;
        e.call = tap::CallId(kind);
        add(e);
    }
    void open(std::uint16_t thread, std::uint64_t object, int fd, std::uint64_t flags = bothWays)
    {
        tap::Event e = event(tap::Kind::Open, thread);
        e.object = object;
        e.fd = std::int16_t(fd);
        e.flags = std::uint8_t(flags);
        add(e);
    }
    void close(std::uint16_t thread, std::uint64_t object, int fd)
    {
        tap::Event e = event(tap::Kind::Close, thread);
        e.object = object;
        e.fd = std::int16_t(fd);
        e.flags = bothWays;
        add(e);
    }
    void join(std::uint16_t thread, std::uint64_t end, std::uint64_t peer, std::uint64_t pid = 0)
    {
        tap::Event e = event(tap::Kind::Joined, thread);
        e.object = end;
        e.value = peer;
        e.offset = pid;
        add(e);
    }
    void connect(std::uint16_t thread, std::uint64_t end, int fd)
    {
        enter("connect", thread, listener, fd);
        describe(thread, end, tap::ObjectKind::UnixStream);
        join(thread, end, 0, 100); // nobody has accepted it: only whose listener it was is known
        open(thread, end, fd);
        exit("connect", thread, listener, fd, 0);
    }
    /// `peer` 0: it was closed before; its process had this pid.
    void accept(std::uint64_t end, int fd, std::uint64_t peer, std::uint64_t pid)
    {
        enter("accept", 0, listener, 3);
        describe(0, end, tap::ObjectKind::UnixStream);
        join(0, end, peer, pid);
        open(0, end, fd);
        exit("accept", 0, listener, 3, fd);
    }
    void send(std::uint16_t thread, std::uint64_t end, int fd, std::uint32_t bytes)
    {
        enter("send", thread, end, fd, bytes);
        exit("send", thread, end, fd, bytes, bytes);
    }
    void receive(std::uint16_t thread, std::uint64_t end, int fd, std::uint32_t bytes)
    {
        enter("recv", thread, end, fd, bytes);
        exit("recv", thread, end, fd, bytes, bytes);
    }
    std::vector<const ChannelView*> streams(const Snapshot& view) const
    {
        std::vector<const ChannelView*> found;
        for (const ChannelView& channel : view.channels)
            if (channel.stream)
                found.push_back(&channel);
        return found;
    }
};

} // namespace

/// Which two ends are one connection, and when it is over.
class TestConnections : public QObject
{
    Q_OBJECT

private slots:
    void isClosedWhenNobodyHasAnEnd()
    {
        Town town(1);
        town.connect(1, 0xc1, 4);
        town.accept(0xa1, 5, 0xc1, 0);
        town.send(1, 0xc1, 4, 3);
        QCOMPARE(town.streams(town.now()).size(), std::size_t{2});
        town.close(1, 0xc1, 4);
        QCOMPARE(town.streams(town.now())[0]->closedAt, 0u); // three bytes are still inside
        town.receive(0, 0xa1, 5, 3);
        town.close(0, 0xa1, 5);
        const Snapshot view = town.now();
        for (const ChannelView* way : town.streams(view))
            QCOMPARE(way->closedAt, town.time);
        QCOMPARE(town.streams(view)[0]->stream->bytesRead, 3u); // its figures stay
    }

    void endsWithItsProcesses()
    {
        Town town(1);
        town.connect(1, 0xc1, 4);
        town.accept(0xa1, 5, 0xc1, 0);
        town.end(1);
        QCOMPARE(town.streams(town.now())[0]->closedAt, 0u);
        town.end(0);
        const Snapshot view = town.now();
        QCOMPARE(town.streams(view)[0]->closedAt, view.processes[0].stateSince);
    }

    // The kernel does not know any more which it was; the listener hands them out in order.
    void isOneAlsoWhenItsClientLeftBeforeItWasAccepted()
    {
        Town town(2);
        town.connect(1, 0xc1, 4);
        town.connect(2, 0xc2, 4);
        town.connect(1, 0xc3, 6);
        town.send(1, 0xc1, 4, 3);
        town.send(2, 0xc2, 4, 50);
        town.send(1, 0xc3, 6, 700);
        town.close(1, 0xc1, 4);
        town.close(2, 0xc2, 4);
        town.close(1, 0xc3, 6);
        town.accept(0xa1, 5, 0, 101);
        town.accept(0xa2, 6, 0, 102);
        town.accept(0xa3, 7, 0, 101);
        town.receive(0, 0xa1, 5, 3);
        town.receive(0, 0xa2, 6, 50);
        town.receive(0, 0xa3, 7, 700);
        const Snapshot view = town.now();
        std::vector<std::uint64_t> carried;
        for (const ChannelView* way : town.streams(view)) {
            QCOMPARE(way->stream->bytesWritten, way->stream->bytesRead);
            if (way->stream->bytesRead == 0)
                continue;
            carried.push_back(way->stream->bytesRead);
            QCOMPARE(way->movedInto, std::vector<int>{carried.size() == 2 ? 2 : 1});
            QCOMPARE(way->movedOutOf, std::vector<int>{0});
        }
        QCOMPARE(carried, (std::vector<std::uint64_t>{3, 50, 700}));
    }

    void whoNobodyKnowsIsJoinedToNobody()
    {
        Town town(1);
        town.connect(1, 0xc1, 4);
        town.accept(0xa1, 5, 0, 4711); // a client that is not of this run
        town.send(1, 0xc1, 4, 3);
        for (const ChannelView& channel : town.now().channels)
            QVERIFY(!channel.stream || channel.stream->readers != std::vector<int>{0});
        town.accept(0xa2, 6, 0xc1, 0);
        town.receive(0, 0xa2, 6, 3);
        QCOMPARE(town.streams(town.now()).size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
