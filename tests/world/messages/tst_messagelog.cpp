#include "engine/world/messages.h"

#include <QTest>

#include <cstring>

using namespace crosstalk::world;
using crosstalk::mechanisms::Passage;

namespace {

constexpr std::uint64_t all = ~std::uint64_t{0};

/// A log told passage by passage on channel 0: P1 sends, P2 receives.
struct Told
{
    MessageLog log;

    explicit Told(std::size_t limit = 1'000'000) : log(limit) {}

    void sent(std::uint64_t time, std::uint64_t from, std::uint64_t to, const char* start = nullptr,
              int process = 0)
    {
        const std::uint8_t* bytes = reinterpret_cast<const std::uint8_t*>(start);
        log.add(0, {Passage::Op::Sent, from, to, to - from, process, {}},
                {time, time, time, process, std::uint16_t(process)}, bytes);
    }
    void received(std::uint64_t time, std::uint64_t from, std::uint64_t to, int process = 1)
    {
        log.add(0, {Passage::Op::Received, from, to, to - from, process, {}},
                {time, time, time, process, std::uint16_t(process)}, nullptr);
    }
    void lost(std::uint64_t time, std::uint64_t from, std::uint64_t to)
    {
        log.add(0, {Passage::Op::Lost, from, to, to - from, -1, {}}, {time, time, time, 1, 1},
                nullptr);
    }
    std::vector<Message> messages(std::uint64_t begin = 0, std::uint64_t end = all, int track = 0)
    {
        std::vector<Message> found;
        log.messages(track, begin, end, 100'000, found);
        return found;
    }
    std::vector<Rest> rests()
    {
        std::vector<Rest> found;
        log.rests(0, 0, all, 1000, found);
        return found;
    }
};

} // namespace

class TestMessageLog : public QObject
{
    Q_OBJECT

private slots:
    void oneSendOneReceive()
    {
        Told run;
        run.sent(100, 0, 5, "hello\0\0");
        run.received(130, 0, 5);
        const auto found = run.messages();
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].sender, 0);
        QCOMPARE(found[0].receiver, 1);
        QCOMPARE(found[0].sentAt, 100u);
        QCOMPARE(found[0].receivedAt, 130u);
        QCOMPARE(found[0].receivedEvent, 130u);
        QCOMPARE(found[0].bytes, 5u);
        QCOMPARE(found[0].taken, 5u);
        QCOMPARE(textOf(found[0]), std::string("\"hello\""));
        QCOMPARE(run.log.tracks()[0].receivers, std::vector<int>{1});
        QCOMPARE(run.log.waiting(), 0u);
    }

    void oneWriteReadInTwoParts()
    {
        Told run;
        run.sent(100, 0, 5);
        run.received(120, 0, 3);
        run.received(140, 3, 5);
        const auto found = run.messages();
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].receivedAt, 120u);
        QCOMPARE(found[0].taken, 3u);
        const auto rests = run.rests();
        QCOMPARE(rests.size(), 1u);
        QCOMPARE(rests[0].message, found[0].number);
        QCOMPARE(rests[0].time, 140u);
        QCOMPARE(rests[0].bytes, 2u);
        QCOMPARE(rests[0].receiver, 1);
    }

    void twoWritesReadAtOnce()
    {
        Told run;
        run.sent(100, 0, 3);
        run.sent(110, 3, 5);
        run.received(150, 0, 5);
        const auto found = run.messages();
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0].receivedAt, 150u);
        QCOMPARE(found[1].receivedAt, 150u);
        QCOMPARE(found[0].taken + found[1].taken, 5u);
        QVERIFY(run.rests().empty());
    }

    // A snapshot of an earlier moment shares this log and must not change.
    void timeSaysWhatHangs()
    {
        Told run;
        run.sent(100, 0, 5);
        QVERIFY(run.messages()[0].isHanging(105));
        QCOMPARE(run.log.waiting(), 1u);
        run.received(150, 0, 5);
        QVERIFY(run.messages()[0].isHanging(149));
        QVERIFY(!run.messages()[0].isHanging(150));
    }

    void receiversMayReturnFirst()
    {
        Told run;
        run.received(150, 0, 5);
        QVERIFY(run.messages().empty());
        run.log.add(0, {Passage::Op::Sent, 0, 5, 5, 0, {}}, {100, 160, 7, 0, 0}, nullptr);
        const auto found = run.messages();
        QCOMPARE(found[0].sentAt, 100u);
        QCOMPARE(found[0].receivedAt, 150u);
        QCOMPARE(found[0].receiver, 1);
    }

    void whatIsLostSaysSo()
    {
        Told run;
        run.sent(100, 0, 5);
        run.sent(110, 5, 9);
        run.received(120, 0, 2);
        run.lost(200, 2, 9);
        const auto found = run.messages();
        QVERIFY(!found[0].lost);
        QVERIFY(found[1].lost);
        QCOMPARE(found[1].receivedAt, 200u);
        QCOMPARE(found[1].receiver, -1);
        QCOMPARE(run.rests().size(), 1u);
        QVERIFY(run.rests()[0].lost);
        QCOMPARE(run.log.waiting(), 0u);
    }

    void aWriteCutShortSendsLess()
    {
        Told run;
        run.sent(100, 0, 10);
        run.lost(110, 6, 10);
        run.sent(120, 6, 8);
        run.received(130, 0, 8);
        const auto found = run.messages();
        QCOMPARE(found[0].bytes, 6u);
        QVERIFY(!found[0].lost);
        QCOMPARE(found[0].receivedAt, 130u);
        QCOMPARE(found[1].bytes, 2u);
    }

    // A write of more than there is room for gets in bit by bit while it sleeps.
    void oneCallIsOneMessage()
    {
        Told run;
        run.log.add(0, {Passage::Op::Sent, 0, 64, 64, 0, {}}, {100, 100, 1, 0, 0}, nullptr);
        run.received(150, 0, 16);
        run.log.add(0, {Passage::Op::Sent, 64, 80, 16, 0, {}}, {100, 150, 2, 0, 0}, nullptr);
        run.received(160, 16, 80);
        const auto found = run.messages();
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].bytes, 80u);
        QCOMPARE(found[0].taken, 16u);
        QCOMPARE(run.rests().size(), 2u);
    }

    void firstBytesComeWithTheReturn()
    {
        Told run;
        run.sent(100, 0, 10);
        QCOMPARE(textOf(run.messages()[0]), std::string("10 B"));
        run.log.tellStart(0, reinterpret_cast<const std::uint8_t*>("GET / HT"));
        QCOMPARE(textOf(run.messages()[0]), std::string("\"GET / HT…\""));
    }

    void texts_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, int bytes, const QByteArray& start,
                            const char* text) {
            QTest::newRow(name) << bytes << start << QString::fromUtf8(text);
        };
        row("unknown", 4096, {}, "4 KiB");
        row("odd", 5000, {}, "4.8 KiB");
        row("mega", 1 << 20, {}, "1 MiB");
        row("binary", 12, QByteArray("\x01\x02zzzzzz", 8), "12 B");
        row("line", 3, "ab\n", "\"ab\\n\"");
        row("long", 9, "abcdefgh", "\"abcdefgh…\"");
    }
    void texts()
    {
        QFETCH(int, bytes);
        QFETCH(QByteArray, start);
        QFETCH(QString, text);
        Message message;
        message.bytes = std::uint64_t(bytes);
        std::memcpy(message.start.data(), start.data(), std::size_t(start.size()));
        message.startBytes = std::uint8_t(start.size());
        QCOMPARE(QString::fromStdString(textOf(message)), text);
        message.label = "Debit(10)";
        QCOMPARE(textOf(message), std::string("Debit(10)"));
    }

    void viewsFindWhatIsOnItsWayIntoThem()
    {
        Told run;
        for (std::uint64_t i = 0; i < 1000; ++i) {
            run.sent(1000 + i * 10, i, i + 1);
            if (i != 0)
                run.received(1005 + i * 10, i, i + 1);
        }
        const auto found = run.messages(5000, 5100);
        QCOMPARE(found.size(), 11u); // ten, and the first, which nobody takes
        QCOMPARE(found.front().number, 0u);
        QCOMPARE(found[1].sentAt, 5000u);
        QCOMPARE(run.log.count(0, 5000, 5100), 10u);
        QCOMPARE(run.log.neighbour(0, 5000, 1), std::optional<std::uint64_t>(5010));
        QCOMPARE(run.log.neighbour(0, 5000, -1), std::optional<std::uint64_t>(4990));
        QCOMPARE(run.log.neighbour(0, 1000, -1), std::optional<std::uint64_t>());
    }

    void groupsCountExactly()
    {
        Told run;
        std::uint64_t at = 0;
        for (std::uint64_t i = 0; i < 5000; ++i) {
            run.sent(100 + i * i % 7 + i * 3, at, at + i % 9 + 1);
            at += i % 9 + 1;
        }
        std::vector<MessageGroup> groups;
        run.log.groups(0, 1000, 9000, 500, groups);
        QCOMPARE(groups.size(), 16u);
        for (const MessageGroup& group : groups) {
            QCOMPARE(group.count, run.log.count(0, group.begin, group.end));
            std::uint64_t bytes = 0;
            for (const Message& message : run.messages())
                if (message.sentAt >= group.begin && message.sentAt < group.end)
                    bytes += message.bytes;
            QCOMPARE(group.bytes, bytes);
            QVERIFY(group.hanging);
        }
    }

    void theNewestAreKept()
    {
        Told run(10'000);
        for (std::uint64_t i = 0; i < 50'000; ++i) {
            run.sent(100 + i, i, i + 1, nullptr, i % 10 == 0 ? 2 : 0);
            run.received(101 + i, i, i + 1);
        }
        QCOMPARE(run.log.total(), 50'000u);
        QVERIFY(run.log.forgotten() >= 40'000);
        QVERIFY(run.log.total() - run.log.forgotten() > 9'000);
        QCOMPARE(run.messages(0, all, 1).back().sentAt,
                 100u + 49'999);             // P1's; P3 was the first to send
        QCOMPARE(run.log.firstTime(), 100u); // those of who sends little stay
        run.log.forgetBefore(100 + 49'000);
        QCOMPARE(run.messages(0, all, 1).front().sentAt, 100u + 49'001);
    }

    void labelsAreKeptWithTheirMessages()
    {
        Told run;
        run.log.add(0, {Passage::Op::Sent, 0, 1, 40, 0, "Debit(\"ada\", 10)"}, {1, 1, 1, 0, 0},
                    nullptr);
        run.log.add(0, {Passage::Op::Sent, 1, 2, 41, 0, {}}, {2, 2, 2, 0, 0}, nullptr);
        QCOMPARE(textOf(run.messages()[0]), std::string("Debit(\"ada\", 10)"));
        QCOMPARE(textOf(run.messages()[1]), std::string("41 B"));
    }
};

QTEST_GUILESS_MAIN(TestMessageLog)
#include "tst_messagelog.moc"
