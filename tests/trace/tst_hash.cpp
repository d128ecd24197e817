#include "engine/trace/hash.h"

#include <QTest>

#include <functional>
#include <vector>

using namespace crosstalk;
using tap::Event;
using tap::Kind;
using trace::Hash;

namespace {

struct Step
{
    std::uint32_t worker;
    Event event;
};

Event make(Kind kind, std::uint64_t object, std::uint64_t offset, std::uint64_t value,
           std::string_view call = {})
{
    Event event{};
    event.kind = kind;
    event.object = object;
    event.offset = offset;
    event.value = value;
    event.size = 8;
    event.call = call.empty() ? tap::CallId{0} : tap::callId(call);
    return event;
}

std::vector<Step> sampleRun()
{
    return {{0, make(Kind::Read, 77, 16, 5)},
            {1, make(Kind::Read, 77, 16, 5)},
            {0, make(Kind::Write, 77, 16, 0)},
            {0, make(Kind::Value, 77, 16, 6)},
            {1, make(Kind::AtomicRmw, 77, 24, 3)},
            {0, make(Kind::Enter, 99, 0, 0, "write")},
            {0, make(Kind::Exit, 99, 0, 64, "write")},
            {1, make(Kind::Enter, 0, 0, 0, "fork")},
            {1, make(Kind::Exit, 0, 0, 4242, "fork")},
            {1, make(Kind::Enter, tap::privateKey(4242), 0x7fff1000, 0, "pthread_mutex_lock")},
            {1, make(Kind::Exit, tap::privateKey(4242), 0x7fff1000, 0, "pthread_mutex_lock")}};
}

std::uint64_t hashOf(const std::vector<Step>& run)
{
    Hash hash;
    for (const Step& step : run)
        hash.fold(step.event, step.worker);
    return hash.value();
}

using Change = std::function<void(std::vector<Step>&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class tst_Hash : public QObject
{
    Q_OBJECT

private slots:
    void ignores_data();
    void ignores();
    void notices_data();
    void notices();
    void textIsTheValue();
};

void tst_Hash::ignores_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("time") << Change([](auto& run) { run[0].event.time = 99; });
    QTest::newRow("program counter") << Change([](auto& run) { run[0].event.pc = 99; });
    QTest::newRow("slot") << Change([](auto& run) { run[0].event.thread = 9; });
    QTest::newRow("inode") << Change([](auto& run) {
        for (Step& step : run)
            step.event.object = step.event.object == 77 ? 78 : step.event.object;
    });
    QTest::newRow("pid of a child") << Change([](auto& run) { run[8].event.value = 17; });
    QTest::newRow("address of a private lock") << Change([](auto& run) {
        run[9].event.offset = run[10].event.offset = 0x1000;
        run[9].event.object = run[10].event.object = tap::privateKey(17);
    });
    QTest::newRow("folded-away operation") << Change([](auto& run) {
        run.push_back(run[0]);
        run.back().event.flags = tap::Internal;
    });
    QTest::newRow("gate") << Change([](auto& run) {
        run.insert(run.begin(), {0, make(Kind::Held, 77, 16, 0)});
        run.insert(run.begin(), {0, make(Kind::ThreadStart, 0, 17, 17)});
    });
    QTest::newRow("a call's end before another worker's") << Change([](auto& run) {
        run.insert(run.begin() + 8, run[6]); // P1's write returns after P2 began its fork
        run.erase(run.begin() + 6);
    });
}

void tst_Hash::ignores()
{
    QFETCH(Change, change);
    std::vector<Step> run = sampleRun();
    change(run);
    QCOMPARE(hashOf(run), hashOf(sampleRun()));
}

void tst_Hash::notices_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("order of accesses") << Change([](auto& run) { std::swap(run[0], run[1]); });
    QTest::newRow("worker") << Change([](auto& run) { run[4].worker = 0; });
    QTest::newRow("kind") << Change([](auto& run) { run[4].event.kind = Kind::AtomicLoad; });
    QTest::newRow("offset") << Change([](auto& run) { run[0].event.offset = 17; });
    QTest::newRow("size") << Change([](auto& run) { run[0].event.size = 4; });
    QTest::newRow("value loaded") << Change([](auto& run) { run[0].event.value = 4; });
    QTest::newRow("value stored") << Change([](auto& run) { run[3].event.value = 7; });
    QTest::newRow("old value of a swap") << Change([](auto& run) { run[4].event.payload[0] = 1; });
    QTest::newRow("result") << Change([](auto& run) { run[6].event.value = 63; });
    QTest::newRow("call") << Change([](auto& run) { run[6].event.call = tap::callId("read"); });
    QTest::newRow("object") << Change([](auto& run) { run[4].event.object = 78; });
    QTest::newRow("fork that failed") << Change([](auto& run) { run[8].event.value = ~0ull; });
    QTest::newRow("one event less") << Change([](auto& run) { run.pop_back(); });
}

void tst_Hash::notices()
{
    QFETCH(Change, change);
    std::vector<Step> run = sampleRun();
    change(run);
    QVERIFY(hashOf(run) != hashOf(sampleRun()));
}

void tst_Hash::textIsTheValue()
{
    Hash hash;
    QCOMPARE(hash.text(), std::string("0000000000000000"));
    hash.fold(make(Kind::Read, 1, 2, 3), 0);
    QCOMPARE(std::stoull(hash.text(), nullptr, 16), hash.value());
    QCOMPARE(hash.text().size(), std::size_t{16});
}

QTEST_GUILESS_MAIN(tst_Hash)
#include "tst_hash.moc"
