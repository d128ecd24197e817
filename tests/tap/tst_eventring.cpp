#include "engine/tap/eventring.h"

#include <QtTest>

#include <memory>
#include <thread>
#include <vector>

using namespace crosstalk::tap;

namespace {

constexpr std::uint64_t capacity = 64;

struct Ring
{
    RingHeader header{};
    std::vector<Event> events = std::vector<Event>(capacity);
    RingWriter writer() { return {&header, events.data(), capacity}; }
    RingReader reader() { return {&header, events.data(), capacity}; }
};

void write(RingWriter& writer, std::uint64_t value)
{
    Event event{};
    event.value = value;
    writer.claim() = event;
    writer.publish();
}

} // namespace

class TestEventRing : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatWasWritten();
    void hasNoRoomWhenFull();
    void wrapsAround();
    void anInterruptingWriterPublishesWithTheOuterOne();
    void aScribbledHeadBreaksTheReaderOnly_data();
    void aScribbledHeadBreaksTheReaderOnly();
    void losesNothingBetweenThreads();
};

void TestEventRing::givesBackWhatWasWritten()
{
    Ring ring;
    auto writer = ring.writer();
    auto reader = ring.reader();
    for (std::uint64_t i = 0; i < 5; ++i)
        write(writer, i);
    QVERIFY(reader.refresh());
    const auto [first, second] = reader.readable();
    QCOMPARE(first.size() + second.size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(first[i].value, std::uint64_t(i));
    reader.consume(5);
    QVERIFY(reader.refresh());
    QVERIFY(reader.readable().first.empty());
}

void TestEventRing::hasNoRoomWhenFull()
{
    Ring ring;
    auto writer = ring.writer();
    auto reader = ring.reader();
    for (std::uint64_t i = 0; i < capacity; ++i) {
        QVERIFY(writer.hasRoom());
        write(writer, i);
    }
    QVERIFY(!writer.hasRoom());
    QVERIFY(reader.refresh());
    reader.consume(1);
    QVERIFY(writer.hasRoom());
}

void TestEventRing::wrapsAround()
{
    Ring ring;
    auto writer = ring.writer();
    auto reader = ring.reader();
    for (std::uint64_t i = 0; i < capacity - 3; ++i)
        write(writer, i);
    QVERIFY(reader.refresh());
    reader.consume(capacity - 3);
    for (std::uint64_t i = 0; i < 10; ++i)
        write(writer, 100 + i);
    QVERIFY(reader.refresh());
    const auto [first, second] = reader.readable();
    QCOMPARE(first.size(), std::size_t(3));
    QCOMPARE(second.size(), std::size_t(7));
    QCOMPARE(first[0].value, std::uint64_t(100));
    QCOMPARE(second[6].value, std::uint64_t(109));
}

void TestEventRing::anInterruptingWriterPublishesWithTheOuterOne()
{
    Ring ring;
    auto writer = ring.writer();
    auto reader = ring.reader();
    Event& outer = writer.claim(); // a signal handler comes here …
    write(writer, 2);              // … and records something
    QVERIFY(reader.refresh());
    QVERIFY2(reader.readable().first.empty(), "the outer event is not filled in yet");
    outer = Event{};
    outer.value = 1;
    writer.publish();
    QVERIFY(reader.refresh());
    QCOMPARE(reader.readable().first.size(), std::size_t(2));
    QCOMPARE(reader.readable().first[0].value, std::uint64_t(1));
    QCOMPARE(reader.readable().first[1].value, std::uint64_t(2));
}

void TestEventRing::aScribbledHeadBreaksTheReaderOnly_data()
{
    QTest::addColumn<quint64>("head");
    QTest::newRow("one too many") << quint64(capacity + 1);
    QTest::newRow("far ahead") << ~quint64(0);
    QTest::newRow("behind the tail") << quint64(0) - 5;
}

void TestEventRing::aScribbledHeadBreaksTheReaderOnly()
{
    QFETCH(quint64, head);
    Ring ring;
    auto reader = ring.reader();
    ring.header.head.store(head);
    QVERIFY(!reader.refresh());
    QVERIFY(reader.broken());
    QVERIFY(reader.readable().first.empty() && reader.readable().second.empty());
    ring.header.head.store(1); // it cannot talk itself back in
    QVERIFY(!reader.refresh());
}

void TestEventRing::losesNothingBetweenThreads()
{
    constexpr std::uint64_t total = 200'000;
    Ring ring;
    std::thread producer([&] {
        auto writer = ring.writer();
        for (std::uint64_t i = 0; i < total; ++i) {
            while (!writer.hasRoom())
                std::this_thread::yield();
            write(writer, i);
        }
    });
    auto reader = ring.reader();
    std::uint64_t expected = 0;
    bool inOrder = true;
    while (expected < total && reader.refresh()) {
        const auto [first, second] = reader.readable();
        for (const auto part : {first, second})
            for (const Event& event : part)
                inOrder &= event.value == expected++;
        reader.consume(first.size() + second.size());
        if (first.empty())
            std::this_thread::yield();
    }
    producer.join();
    QVERIFY(inOrder);
    QCOMPARE(expected, total);
}

QTEST_GUILESS_MAIN(TestEventRing)
#include "tst_eventring.moc"
