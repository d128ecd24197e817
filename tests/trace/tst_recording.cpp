#include "engine/trace/backgroundwriter.h"
#include "engine/trace/recordingreader.h"
#include "sampleevents.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <sys/mman.h>
#include <unistd.h>

using namespace crosstalk;
using trace::ChunkHeader;
using trace::ChunkKind;
using trace::RecordingReader;
using trace::RecordingWriter;

namespace {

using Bytes = std::vector<std::byte>;

bool longRun()
{
    return qEnvironmentVariableIsSet("CROSSTALK_LONG");
}

trace::RecordingInfo sampleInfo()
{
    trace::RecordingInfo info;
    info.lesson = "lost-update";
    info.files = {{"lesson.toml", "title = \"ä\"\n"}, {"depositor.cpp", "int main() {}\n\xff"}};
    info.settings = {{"sync", 0}, {"deposits", 20}};
    info.seed = ~std::uint64_t{0};
    info.stepsPerSecond = 2.5;
    info.started = 1'700'000'000;
    info.machine = trace::thisMachine();
    info.processes = {{"P1", "depositor", 11}, {"P2", "depositor", 12}};
    info.channels = {{0xffff'0000'0000'0001, "pipe"}};
    return info;
}

trace::RecordingEnd sampleEnd()
{
    trace::RecordingEnd end;
    end.outcome = "deadlock";
    end.natural = true;
    end.now = 123'456'789'012;
    end.deadlockNow = 5;
    end.deadlockEvents = 4;
    end.hash = "0123456789abcdef";
    end.dropped = 7;
    end.overheadNs = 8;
    end.threads = {{11, "depositor"}};
    return end;
}

template<class Value> void check(const Result<Value>& result)
{
    if (!result)
        qFatal("%s", result.error().sentence().c_str());
}

/// A file in memory that can be given any content: no disk is worn out by a million of them.
class Sample
{
public:
    Sample()
        : m_file(::memfd_create("sample", MFD_CLOEXEC)),
          path("/proc/self/fd/" + std::to_string(m_file.get()))
    {
        if (!m_file)
            qFatal("no file in memory");
    }

    void write(std::span<const std::byte> bytes) const
    {
        cut(0);
        if (::pwrite(m_file.get(), bytes.data(), bytes.size(), 0) != ssize_t(bytes.size()))
            qFatal("cannot write the sample");
    }

    void cut(std::size_t size) const
    {
        if (::ftruncate(m_file.get(), off_t(size)) != 0)
            qFatal("cannot cut the sample");
    }

    Bytes bytes() const
    {
        Bytes bytes(std::filesystem::file_size(path));
        if (::pread(m_file.get(), bytes.data(), bytes.size(), 0) != ssize_t(bytes.size()))
            qFatal("cannot read the sample");
        return bytes;
    }

private:
    UniqueFd m_file;

public:
    const std::string path;
};

std::vector<trace::RecordedLine> sampleLines()
{
    return {{"depositor", 0x401200, "a.cpp", 14},
            {"depositor",
             0x401300,
             "a.cpp",
             15,
             {{"a->b", "A::b", 8, false, true, false, true}, {"*c", "", 4}}}};
}

/// A recording with a bit of everything; `block` events a chunk.
std::vector<tap::Event> record(const std::string& path, std::size_t events, std::size_t block,
                               bool wild = true)
{
    auto writer = RecordingWriter::create(path, sampleInfo());
    check(writer);
    check(writer->names(std::vector<std::string>{"balance", "", "sync"}));
    check(writer->lines(sampleLines()));
    check(writer->decisions("P1 P2\n"));
    const auto all = wild ? trace::wildEvents(events) : trace::loopEvents(events);
    for (std::size_t first = 0; first < events; first += block)
        check(writer->events(std::span(all).subspan(first, std::min(block, events - first))));
    check(writer->end(sampleEnd()));
    return all;
}

QByteArray sampleFile()
{
    const Sample sample;
    record(sample.path, 500, 100);
    const Bytes bytes = sample.bytes();
    return {reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())};
}

/// Reads everything there is, as opening a file does; how many events were whole.
std::size_t readAll(RecordingReader& reader)
{
    std::size_t events = 0;
    for (std::size_t i = 0; i < reader.blocks(); ++i)
        events += reader.block(i).size();
    if (reader.size() > 0) {
        reader.at(reader.size() - 1);
        reader.countAt(1'000'000);
    }
    return events;
}

/// A file of chunks whose frames and sums are right, whatever they hold.
Bytes packed(const std::vector<std::pair<ChunkHeader, Bytes>>& chunks)
{
    const auto magic = trace::recordingMagic();
    Bytes file(magic.begin(), magic.end());
    trace::ChunkPacker packer;
    for (const auto& [header, raw] : chunks) {
        const auto bytes = packer.pack(header, raw);
        file.insert(file.end(), bytes.begin(), bytes.end());
    }
    return file;
}

std::vector<std::pair<ChunkHeader, Bytes>> chunksOf(std::span<const std::byte> file)
{
    std::vector<std::pair<ChunkHeader, Bytes>> chunks;
    trace::ChunkUnpacker unpacker;
    file = file.subspan(trace::recordingMagic().size());
    while (const auto header = trace::parseChunkHeader(file)) {
        Bytes raw;
        if (!unpacker.unpack(*header, file.subspan(trace::chunkHeaderBytes, header->stored), raw))
            qFatal("the sample is not whole");
        chunks.emplace_back(*header, std::move(raw));
        file = file.subspan(trace::chunkHeaderBytes + header->stored);
    }
    return chunks;
}

void spoil(Bytes& bytes, std::mt19937_64& random)
{
    static constexpr std::uint8_t telling[] = {0, 1, 0x7f, 0x80, 0xff, '"', '{', '\\'};
    for (auto n = 1 + random() % 4; n > 0 && !bytes.empty(); --n) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 4) {
        case 0:
            bytes[at] ^= std::byte(1u << random() % 8);
            break;
        case 1:
            bytes[at] = std::byte(telling[random() % std::size(telling)]);
            break;
        case 2:
            bytes.resize(at);
            break;
        default:
            bytes.insert(bytes.begin() + std::ptrdiff_t(at), 1 + random() % 9, std::byte(random()));
        }
    }
}

} // namespace

class tst_Recording : public QObject
{
    Q_OBJECT

private slots:
    void holdsWhatWasWritten();
    void findsEventsByTime();
    void anotherThreadWritesTheSame();
    void saysWhatItCannotOpen_data();
    void saysWhatItCannotOpen();
    void aFullDiskIsAnError();
    void cutAtEveryByteItHoldsWhatIsWhole();
    void anyBytesAreSurvived();
    void anyContentsAreSurvived();
    void aLoopTakesFewBytes();
};

void tst_Recording::holdsWhatWasWritten()
{
    const Sample sample;
    const auto events = record(sample.path, 100'000, trace::largestBlock);
    auto reader = RecordingReader::open(sample.path);
    check(reader);
    QCOMPARE(trace::toJson(reader->info()), trace::toJson(sampleInfo()));
    QCOMPARE(reader->info().seed, ~std::uint64_t{0});
    QCOMPARE(reader->info().files.at("depositor.cpp"), sampleInfo().files.at("depositor.cpp"));
    QVERIFY(reader->end().has_value());
    QCOMPARE(trace::toJson(*reader->end()), trace::toJson(sampleEnd()));
    QCOMPARE(reader->end()->deadlockEvents, std::uint64_t(4));
    QCOMPARE(reader->names(), (std::vector<std::string>{"", "balance", "", "sync"}));
    QCOMPARE(reader->lines().size(), std::size_t(2));
    QCOMPARE(reader->lines()[0].file, std::string("a.cpp"));
    QVERIFY(reader->lines()[0].expressions.empty());
    const auto& expressions = reader->lines()[1].expressions;
    QCOMPARE(expressions.size(), std::size_t(2));
    QCOMPARE(expressions[0].text + " " + expressions[0].member, std::string("a->b A::b"));
    QCOMPARE(expressions[0].bytes, std::uint64_t(8));
    QVERIFY(!expressions[0].hasParts && expressions[0].hasIndex);
    QVERIFY(!expressions[0].loads && expressions[0].stores);
    QVERIFY(expressions[1].loads && !expressions[1].stores);
    QCOMPARE(reader->decisions(), std::string("P1 P2\n"));
    QCOMPARE(reader->size(), std::uint64_t(events.size()));
    for (const std::size_t i : {0u, 1u, 65'535u, 65'536u, 99'999u, 17u})
        QVERIFY(trace::same(reader->at(i), events[i]));
}

void tst_Recording::findsEventsByTime()
{
    const Sample sample;
    const auto events = record(sample.path, 10'000, 700, false);
    auto reader = RecordingReader::open(sample.path);
    check(reader);
    for (const std::size_t i : {0u, 1u, 699u, 700u, 9'999u}) {
        QCOMPARE(reader->countAt(events[i].time), std::uint64_t(i + 1));
        QCOMPARE(reader->countAt(events[i].time - 1), std::uint64_t(i));
    }
    QCOMPARE(reader->countAt(~std::uint64_t{0}), std::uint64_t(10'000));
}

void tst_Recording::anotherThreadWritesTheSame()
{
    const Sample sample;
    const auto events = trace::wildEvents(40 * 1000);
    auto created = RecordingWriter::create(sample.path, sampleInfo());
    check(created);
    trace::BackgroundWriter writer(std::move(*created));
    for (std::size_t first = 0; first < events.size(); first += 1000) {
        trace::RecordingPart part;
        part.events = writer.spare();
        part.events.assign(events.begin() + std::ptrdiff_t(first),
                           events.begin() + std::ptrdiff_t(first + 1000));
        writer.add(std::move(part));
    }
    check(writer.finish(sampleEnd()));
    auto reader = RecordingReader::open(sample.path);
    check(reader);
    QCOMPARE(reader->size(), std::uint64_t(events.size()));
    for (std::size_t i = 0; i < reader->blocks(); ++i)
        QVERIFY(std::ranges::equal(reader->block(i), std::span(events).subspan(i * 1000, 1000),
                                   trace::same));
}

void tst_Recording::saysWhatItCannotOpen_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    const auto magic = trace::recordingMagic();
    const QByteArray right(reinterpret_cast<const char*>(magic.data()), qsizetype(magic.size()));
    QByteArray newer = right;
    newer[13] = 99;
    QTest::newRow("empty") << QByteArray() << QByteArray("no recording");
    QTest::newRow("text") << QByteArray(500, 'x') << QByteArray("no recording");
    QTest::newRow("another version") << newer << QByteArray("another version");
    QTest::newRow("nothing in it") << right << QByteArray("breaks off");
    const QByteArray recorded = sampleFile();
    QTest::newRow("cut in its first part") << recorded.first(right.size() + 60)
                                           << QByteArray("breaks off");
    for (const qsizetype at : {right.size() + 2, right.size() + 60}) {
        QByteArray damaged = recorded;
        damaged[at] = char(damaged[at] ^ 0x55);
        QTest::addRow("byte %d changed", int(at)) << damaged << QByteArray("Its bytes were changed");
    }
}

void tst_Recording::saysWhatItCannotOpen()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, says);
    const Sample sample;
    sample.write(std::as_bytes(std::span(content.constData(), std::size_t(content.size()))));
    const auto reader = RecordingReader::open(sample.path);
    QVERIFY(!reader);
    QVERIFY2(reader.error().sentence().find(says.toStdString()) != std::string::npos,
             reader.error().sentence().c_str());
    const QTemporaryDir folder;
    QVERIFY(!RecordingReader::open(folder.path().toStdString()));
    QVERIFY(!RecordingReader::open(folder.filePath(QStringLiteral("not-there")).toStdString()));
}

void tst_Recording::aFullDiskIsAnError()
{
    auto writer = RecordingWriter::create("/dev/full", sampleInfo());
    QVERIFY(!writer);
    QVERIFY(!writer.error().sentence().empty());
}

void tst_Recording::cutAtEveryByteItHoldsWhatIsWhole()
{
    const Sample sample;
    const auto events = record(sample.path, 2'600, 130);
    const Bytes whole = sample.bytes();
    QVERIFY2(whole.size() >= 64 * 1024, qPrintable(QString::number(whole.size())));
    std::uint64_t before = events.size();
    for (std::size_t size = whole.size(); size-- > 0;) {
        sample.cut(size);
        auto reader = RecordingReader::open(sample.path);
        if (!reader) {
            before = 0;
            continue;
        }
        QVERIFY(!reader->end());
        QVERIFY(!reader->isDamaged());
        QVERIFY(reader->size() <= before); // and so nothing is whole in a shorter file only
        before = reader->size();
        QCOMPARE(before % 130, std::uint64_t(0));
        if (before > 0)
            QVERIFY(std::ranges::equal(reader->block(reader->blocks() - 1),
                                       std::span(events).subspan(std::size_t(before) - 130, 130),
                                       trace::same));
    }
    QCOMPARE(before, std::uint64_t(0));
}

void tst_Recording::anyBytesAreSurvived()
{
    const Sample sample;
    record(sample.path, 200, 50);
    const Bytes whole = sample.bytes();
    std::mt19937_64 random(11);
    std::size_t opened = 0;
    for (int i = 0; i < (longRun() ? 500'000 : 5'000); ++i) {
        Bytes bytes = whole;
        spoil(bytes, random);
        sample.write(bytes);
        if (auto reader = RecordingReader::open(sample.path)) {
            ++opened;
            QVERIFY(readAll(*reader) <= 200 || bytes.size() > whole.size());
        }
    }
    QVERIFY(opened > 0);
}

void tst_Recording::anyContentsAreSurvived()
{
    const Sample sample;
    record(sample.path, 200, 50);
    const auto whole = chunksOf(sample.bytes());
    std::mt19937_64 random(12);
    std::size_t opened = 0;
    for (int i = 0; i < (longRun() ? 500'000 : 5'000); ++i) {
        auto chunks = whole;
        auto& [header, raw] = chunks[random() % chunks.size()];
        if (random() % 3 != 0)
            spoil(raw, random);
        if (random() % 3 == 0)
            header.count = random() >> random() % 64;
        if (random() % 5 == 0)
            header.first = random() >> random() % 64;
        if (random() % 5 == 0)
            header.kind = ChunkKind(random() % 9);
        sample.write(packed(chunks));
        if (auto reader = RecordingReader::open(sample.path)) {
            ++opened;
            readAll(*reader);
        }
    }
    QVERIFY(opened > 0);
}

void tst_Recording::aLoopTakesFewBytes()
{
    const Sample sample;
    record(sample.path, 4 * trace::largestBlock, trace::largestBlock, false);
    const double bytes = double(sample.bytes().size()) / double(4 * trace::largestBlock);
    QVERIFY2(bytes <= 8, qPrintable(QString::number(bytes)));
}

QTEST_GUILESS_MAIN(tst_Recording)
#include "tst_recording.moc"
