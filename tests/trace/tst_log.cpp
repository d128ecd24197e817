#include "engine/trace/log.h"

#include <QTest>

#include <random>

using namespace crosstalk;
using tap::Event;
using trace::Log;

namespace {

Event eventAt(std::uint64_t time)
{
    Event event{};
    event.time = time;
    return event;
}

} // namespace

class tst_Log : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasAppended();
    void tailAndCommitFillChunks();
    void forgetsTheOldestChunkVisibly();
    void countAtAgreesWithAScan_data();
    void countAtAgreesWithAScan();
    void names();
};

void tst_Log::keepsWhatWasAppended()
{
    Log log;
    QCOMPARE(log.size(), 0u);
    for (std::uint64_t i = 0; i < 3 * Log::chunkEvents / 2; ++i)
        QCOMPARE(log.append(eventAt(i * 2)), i);
    QCOMPARE(log.firstIndex(), 0u);
    QCOMPARE(log.latest(), (log.size() - 1) * 2);
    for (std::uint64_t i = 0; i < log.size(); ++i)
        QCOMPARE(log.at(i).time, i * 2);
}

void tst_Log::tailAndCommitFillChunks()
{
    Log log;
    std::uint64_t next = 0;
    for (int turn = 0; turn < 300; ++turn) {
        const std::span<Event> room = log.tail();
        QVERIFY(!room.empty());
        const std::size_t n = std::min<std::size_t>(room.size(), 1 + turn * 7 % 900);
        for (Event& event : room.first(n))
            event = eventAt(next++);
        log.commit(n);
    }
    QCOMPARE(log.size(), next);
    for (std::uint64_t i = 0; i < next; ++i)
        QCOMPARE(log.at(i).time, i);
}

void tst_Log::forgetsTheOldestChunkVisibly()
{
    Log log(3 * Log::chunkEvents * sizeof(Event));
    for (std::uint64_t i = 0; i < 5 * Log::chunkEvents + 10; ++i)
        log.append(eventAt(i));
    QCOMPARE(log.firstIndex(), 3 * Log::chunkEvents);
    QCOMPARE(log.size(), 5 * Log::chunkEvents + 10);
    for (std::uint64_t i = log.firstIndex(); i < log.size(); ++i)
        QCOMPARE(log.at(i).time, i);
    QCOMPARE(log.countAt(0), log.firstIndex());
    QCOMPARE(log.countAt(4 * Log::chunkEvents), 4 * Log::chunkEvents + 1);
    QCOMPARE(log.countAt(~0ull), log.size());
}

void tst_Log::countAtAgreesWithAScan_data()
{
    QTest::addColumn<int>("backwards");
    QTest::newRow("in order") << 0;
    QTest::newRow("some run backwards") << 10;
}

void tst_Log::countAtAgreesWithAScan()
{
    QFETCH(int, backwards);
    std::mt19937_64 random(5);
    Log log;
    std::vector<std::uint64_t> latest;
    std::uint64_t time = 100;
    for (int i = 0; i < 5000; ++i) {
        time += random() % 5;
        const bool back = static_cast<int>(random() % 100) < backwards;
        log.append(eventAt(back ? time - random() % 60 : time));
        latest.push_back(log.latest());
    }
    for (std::uint64_t ns = 0; ns < time + 10; ns += 1 + random() % 7) {
        const auto expected = std::upper_bound(latest.begin(), latest.end(), ns) - latest.begin();
        QCOMPARE(log.countAt(ns), static_cast<std::uint64_t>(expected));
    }
}

void tst_Log::names()
{
    Log log;
    QCOMPARE(log.name(0), std::string());
    const std::uint32_t balance = log.intern("balance");
    QCOMPARE(log.intern("mutex"), balance + 1);
    QCOMPARE(log.intern("balance"), balance);
    QCOMPARE(log.name(balance), std::string("balance"));
    QCOMPARE(log.name(~0ull), std::string());
    QCOMPARE(log.names().size(), std::size_t{3});
}

QTEST_GUILESS_MAIN(tst_Log)
#include "tst_log.moc"
