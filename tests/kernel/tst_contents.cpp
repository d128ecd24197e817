#include "engine/kernel/contents.h"

#include "engine/base/uniquefd.h"

#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace crosstalk;

namespace {

struct Ends
{
    UniqueFd in;
    UniqueFd out;
};

Ends madePipe()
{
    int ends[2];
    return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0 ? Ends{UniqueFd(ends[1]), UniqueFd(ends[0])}
                                                    : Ends{};
}

Ends madeSockets(int type)
{
    int ends[2];
    return socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) == 0
               ? Ends{UniqueFd(ends[0]), UniqueFd(ends[1])}
               : Ends{};
}

void put(int fd, const std::string& text)
{
    QCOMPARE(write(fd, text.data(), text.size()), ssize_t(text.size()));
}

std::string textOf(const kernel::Contents& contents)
{
    return {contents.bytes.begin(), contents.bytes.end()};
}

std::string taken(int fd)
{
    char buffer[200];
    const ssize_t got = read(fd, buffer, sizeof buffer);
    return got > 0 ? std::string(buffer, std::size_t(got)) : std::string();
}

} // namespace

class TestContents : public QObject
{
    Q_OBJECT

private slots:
    void aPipeKeepsWhatWasSeen()
    {
        const Ends ends = madePipe();
        put(ends.in.get(), "hel");
        put(ends.in.get(), "lo");
        const auto seen = kernel::contentsOf(ends.out.get(), 100);
        QVERIFY(seen.has_value());
        QCOMPARE(textOf(*seen), std::string("hello"));
        QCOMPARE(seen->total, 5u);
        QCOMPARE(taken(ends.out.get()), std::string("hello"));
    }

    void onlySoManyAreCopied()
    {
        const Ends ends = madePipe();
        const std::string block(4096, 'x');
        for (int i = 0; i < 16; ++i)
            put(ends.in.get(), block);
        const auto seen = kernel::contentsOf(ends.out.get(), 10'000);
        QCOMPARE(seen->bytes.size(), std::size_t(10'000));
        QCOMPARE(seen->total, 65'536u);
        int left = 0;
        QCOMPARE(ioctl(ends.out.get(), FIONREAD, &left), 0);
        QCOMPARE(left, 65'536);
    }

    void emptyIsNoError()
    {
        const Ends pipe = madePipe();
        QVERIFY(kernel::contentsOf(pipe.out.get(), 100)->bytes.empty());
        const Ends sockets = madeSockets(SOCK_STREAM);
        QVERIFY(kernel::contentsOf(sockets.out.get(), 100)->bytes.empty());
    }

    void aStreamSocketKeepsWhatWasSeen()
    {
        const Ends ends = madeSockets(SOCK_STREAM);
        put(ends.in.get(), "hel");
        put(ends.in.get(), "lo");
        const auto seen = kernel::contentsOf(ends.out.get(), 100);
        QCOMPARE(textOf(*seen), std::string("hello"));
        QCOMPARE(seen->total, 5u);
        QCOMPARE(taken(ends.out.get()), std::string("hello"));
    }

    void ofPacketsTheFirstIsSeen()
    {
        const Ends ends = madeSockets(SOCK_SEQPACKET);
        put(ends.in.get(), "first");
        put(ends.in.get(), "second");
        QCOMPARE(textOf(*kernel::contentsOf(ends.out.get(), 100)), std::string("first"));
        QCOMPARE(taken(ends.out.get()), std::string("first"));
    }

    void othersCannotBeLookedInto()
    {
        const UniqueFd file(open("/dev/null", O_RDONLY | O_CLOEXEC));
        const auto seen = kernel::contentsOf(file.get(), 100);
        QVERIFY(!seen.has_value());
        QCOMPARE(seen.error().errnum, ENOTSUP);
    }
};

QTEST_GUILESS_MAIN(TestContents)
#include "tst_contents.moc"
