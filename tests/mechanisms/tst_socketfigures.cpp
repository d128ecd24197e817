#include "engine/base/uniquefd.h"
#include "engine/mechanisms/socket/socketfigures.h"

#include <QTest>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <unistd.h>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

struct Connection
{
    UniqueFd sender;
    UniqueFd receiver;
};

/// Over TCP on the loopback, with small buffers.
Connection connected()
{
    Connection made;
    UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener.get(), any, size) != 0 || ::listen(listener.get(), 1) != 0 ||
        ::getsockname(listener.get(), any, &size) != 0)
        return made;
    made.sender = UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int small = 16'384;
    ::setsockopt(made.sender.get(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    ::setsockopt(listener.get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    if (::connect(made.sender.get(), any, size) != 0)
        return {};
    made.receiver = UniqueFd(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    return made;
}

} // namespace

/// What the kernel says of real sockets.
class TestSocketFigures : public QObject
{
    Q_OBJECT

private slots:
    void tcpHasTwoBuffers()
    {
        const Connection way = connected();
        QVERIFY(way.sender && way.receiver);
        QCOMPARE(::send(way.sender.get(), "12345", 5, 0), 5);
        // On the loopback too it takes a moment until what was sent is acknowledged.
        const auto figure = [&] { return socket::figures(way.receiver.get(), way.sender.get()); };
        QTRY_VERIFY(figure().has_value() && figure()->value == 5);
        QCOMPARE(figure()->atSender, 0u);
        QVERIFY(figure()->sendRoom != 0 && figure()->receiveRoom != 0);
        QCOMPARE(figure()->capacity, 0u); // what it charges is payload: nothing to be told

        std::uint64_t sent = 5;
        char block[4096] = {};
        for (;;) {
            const ssize_t some = ::send(way.sender.get(), block, sizeof block, MSG_DONTWAIT);
            if (some <= 0)
                break;
            sent += std::uint64_t(some);
        }
        QTRY_VERIFY(figure().has_value() && figure()->value == sent);
        QVERIFY(figure()->atSender > 0);               // both are full
        QVERIFY(figure()->atSender < figure()->value); // and hold a part each

        // The end of the stream waits behind it all and is none of its bytes.
        QCOMPARE(::shutdown(way.sender.get(), SHUT_WR), 0);
        QVERIFY(figure().has_value());
        QCOMPARE(figure()->value, sent);
        std::uint64_t received = 0;
        while (received < sent) {
            const ssize_t some = ::recv(way.receiver.get(), block, sizeof block, 0);
            QVERIFY(some > 0);
            received += std::uint64_t(some);
        }
        QTRY_VERIFY(figure().has_value());
        QCOMPARE(figure()->value, 0u);
    }

    void unixHasOne()
    {
        int end[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, end), 0);
        const UniqueFd one(end[0]);
        const UniqueFd other(end[1]);
        QCOMPARE(::send(one.get(), "12345", 5, 0), 5);
        const auto figure = socket::figures(other.get(), one.get());
        QVERIFY(figure.has_value());
        QCOMPARE(figure->value, 5u);
        QCOMPARE(figure->sendRoom, 0u);
        QVERIFY(figure->capacity > 5); // SIOCOUTQ counts the kernel's own overhead
    }
};

QTEST_GUILESS_MAIN(TestSocketFigures)
#include "tst_socketfigures.moc"
