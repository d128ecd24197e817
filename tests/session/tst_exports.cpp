#include "engine/session/csvexport.h"
#include "engine/session/perfettoexport.h"
#include "engine/session/run.h"
#include "engine/world/history.h"
#include "engine/world/messages.h"
#include "perfettoschema.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

// Recordings of real runs, exported and read back.

using namespace crosstalk;
using perfetto::Message;
using session::Replay;
using session::Run;

namespace {

constexpr auto limit = std::chrono::seconds(20);

template<class Value> Value get(Result<Value> result)
{
    if (!result)
        qFatal("%s", result.error().sentence().c_str());
    return std::move(*result);
}

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

std::vector<std::string> fieldsOf(const std::string& line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            fields.back() += line[++i];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += line[i];
    }
    return fields;
}

/// A stream that takes so many bytes and no more, as a full disk does.
class FullDisk : public std::streambuf
{
public:
    explicit FullDisk(std::streamsize room) : m_room(room) {}

protected:
    std::streamsize xsputn(const char*, std::streamsize count) override
    {
        const std::streamsize taken = std::min(count, m_room);
        m_room -= taken;
        return taken;
    }
    int_type overflow(int_type c) override { return m_room-- > 0 ? c : traits_type::eof(); }

private:
    std::streamsize m_room;
};

/// A trace as it was read back: what a viewer does with it.
struct Trace
{
    std::vector<Message> packets;
    std::map<std::uint64_t, std::string> names;
    std::map<std::uint64_t, Message> tracks;
    std::vector<std::pair<std::uint64_t, Message>> events; ///< by time

    const Message& trackNamed(const std::string& name) const
    {
        for (const auto& [uuid, track] : tracks)
            if (track.text("name") == name)
                return track;
        qFatal("no track %s", name.c_str());
    }
};

Trace traceIn(const std::string& bytes)
{
    perfetto::Parser parser;
    const Message whole = parser.parse(bytes, "Trace");
    if (!parser.wrong.empty())
        qFatal("not by the schema: %s", parser.wrong.c_str());
    Trace trace;
    for (auto [at, end] = whole.parts.equal_range("packet"); at != end; ++at) {
        const Message& packet = at->second;
        trace.packets.push_back(packet);
        if (const Message* interned = packet.part("interned_data"))
            for (auto [name, last] = interned->parts.equal_range("event_names"); name != last;
                 ++name)
                trace.names[*name->second.number("iid")] = name->second.text("name");
        if (const Message* track = packet.part("track_descriptor"))
            trace.tracks[*track->number("uuid")] = *track;
        if (const Message* event = packet.part("track_event"))
            trace.events.emplace_back(packet.number("timestamp").value_or(0), *event);
    }
    std::ranges::stable_sort(trace.events, {}, [](const auto& each) { return each.first; });
    return trace;
}

} // namespace

class tst_Exports : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyEventIsALine();
    void linesSayWhatHappened();
    void aFullDiskIsSaid();
    void packetsAreByTheSchema();
    void slicesNest();
    void messagesAreArrows();
    void countersHaveTheValues();

private:
    std::string record(const std::string& id, const session::RunOptions& options);
    std::string csv(const std::string& file);
    std::string perfetto(const std::string& file);

    QTemporaryDir folder;
    std::string update; ///< a recording of lost-update
    std::string pipe;   ///< and one of full-pipe
};

std::string tst_Exports::record(const std::string& id, const session::RunOptions& options)
{
    const auto installation = builtHere();
    session::RunOptions recorded = options;
    const std::string file =
        folder.filePath(QString::fromStdString(id) + QStringLiteral(".crosstalk")).toStdString();
    recorded.record = file;
    const auto run = get(
        Run::start(get(lesson::readLesson(installation.lessons / id)), recorded, installation));
    run->wait(limit);
    run->stop();
    return file;
}

std::string tst_Exports::csv(const std::string& file)
{
    std::ostringstream out;
    const auto replay = get(Replay::open(file));
    if (!session::exportCsv(*replay, out))
        qFatal("not exported");
    return out.str();
}

std::string tst_Exports::perfetto(const std::string& file)
{
    std::ostringstream out;
    if (!session::exportPerfetto(file, out))
        qFatal("not exported");
    return out.str();
}

void tst_Exports::initTestCase()
{
    session::RunOptions options;
    options.set = {{"sync", "none"}, {"deposits", "5"}};
    options.stepsPerSecond = 100'000;
    update = record("lost-update", options);
    session::RunOptions full;
    full.stepsPerSecond = 2000;
    pipe = record("full-pipe", full);
}

void tst_Exports::everyEventIsALine()
{
    std::istringstream lines(csv(update));
    std::string line;
    std::getline(lines, line);
    const auto names = fieldsOf(line);
    QCOMPARE(names.size(), std::size_t(18));
    QCOMPARE(names[0] + "," + names[1] + "," + names[5], std::string("event,time_ns,kind"));
    std::uint64_t count = 0;
    while (std::getline(lines, line)) {
        const auto fields = fieldsOf(line);
        QCOMPARE(fields.size(), names.size());
        QCOMPARE(fields[0], std::to_string(count++));
    }
    QCOMPARE(count, get(Replay::open(update))->size());
}

void tst_Exports::linesSayWhatHappened()
{
    std::istringstream lines(csv(update));
    std::string last;
    std::size_t stores = 0;
    bool read = false;
    for (std::string line; std::getline(lines, line);) {
        const auto fields = fieldsOf(line);
        if (fields[7] == "balance" && fields[5] == "value") {
            ++stores;
            last = fields[10];
        }
        read |= fields[7] == "balance" && fields[5] == "read" && fields[2] == "P2" &&
                fields[3] == "depositor" && fields[14] == "depositor.cpp" &&
                std::stoi(fields[15]) > 0 && std::stoi(fields[9]) > 0;
    }
    const auto replay = get(Replay::open(update));
    while (replay->foldNext()) {
    }
    const auto result = replay->result().first;
    QVERIFY(read);
    QCOMPARE(stores, std::size_t(result.variables[0].stores));
    QCOMPARE(last, std::to_string(*result.variables[0].value));
    const std::string piped = csv(pipe);
    std::istringstream moved(piped);
    std::uint64_t written = 0;
    for (std::string line; std::getline(moved, line);) {
        const auto fields = fieldsOf(line);
        if (fields[5] == "exit" && fields[6] == "write" && fields[7] == "pipe")
            written += std::stoull(fields[10]);
    }
    QVERIFY(written > 0);
}

void tst_Exports::aFullDiskIsSaid()
{
    for (const std::streamsize room : {0, 100, 1'000}) {
        FullDisk disk(room);
        std::ostream out(&disk);
        const auto replay = get(Replay::open(update));
        QVERIFY(!session::exportCsv(*replay, out));
        FullDisk another(room);
        std::ostream trace(&another);
        QVERIFY(!session::exportPerfetto(update, trace));
    }
    std::ostringstream out;
    QVERIFY(!session::exportPerfetto(folder.filePath(QStringLiteral("none")).toStdString(), out));
}

void tst_Exports::packetsAreByTheSchema()
{
    const Trace trace = traceIn(perfetto(update));
    QVERIFY(!trace.events.empty());
    QCOMPARE(*trace.packets.front().number("sequence_flags") & 1, std::uint64_t(1));
    std::set<std::string> used;
    for (const Message& packet : trace.packets)
        QCOMPARE(*packet.number("trusted_packet_sequence_id"), std::uint64_t(1));
    for (const auto& [time, event] : trace.events) {
        QVERIFY(trace.tracks.contains(*event.number("track_uuid")));
        QVERIFY(*event.number("type") >= 1 && *event.number("type") <= 4);
        if (const auto name = event.number("name_iid")) {
            QVERIFY(trace.names.contains(*name));
            used.insert(trace.names.at(*name));
        }
    }
    for (const char* name : {"read balance", "write balance", "running", "race on balance"})
        QVERIFY2(used.contains(name), name);
    std::set<std::string> processes;
    for (const auto& [uuid, track] : trace.tracks)
        if (const Message* process = track.part("process"))
            processes.insert(process->text("process_name"));
    QCOMPARE(processes, (std::set<std::string>{"P1 depositor", "P2 depositor"}));
}

void tst_Exports::slicesNest()
{
    for (const std::string& file : {update, pipe}) {
        const Trace trace = traceIn(perfetto(file));
        std::map<std::uint64_t, std::int64_t> open;
        for (const auto& [time, event] : trace.events) {
            std::int64_t& depth = open[*event.number("track_uuid")];
            const std::uint64_t type = *event.number("type");
            depth += type == 1 ? 1 : type == 2 ? -1 : 0;
            QVERIFY(depth >= 0);
        }
        for (const auto& [track, depth] : open)
            QCOMPARE(depth, std::int64_t(0));
    }
}

void tst_Exports::messagesAreArrows()
{
    const auto replay = get(Replay::open(pipe));
    while (replay->foldNext()) {
    }
    const auto history = replay->result().first.history;
    std::vector<world::Message> messages;
    history->messageLog().messages(0, 0, ~std::uint64_t{0}, 1'000'000, messages);
    const auto received = std::ranges::count_if(messages, [](const world::Message& each) {
        return each.receivedAt != 0 && !each.lost;
    });
    QVERIFY(received > 0);
    const Trace trace = traceIn(perfetto(pipe));
    std::set<std::uint64_t> left, arrived;
    for (const auto& [time, event] : trace.events) {
        for (auto [at, end] = event.numbers.equal_range("flow_ids"); at != end; ++at)
            left.insert(at->second);
        for (auto [at, end] = event.numbers.equal_range("terminating_flow_ids"); at != end; ++at) {
            QVERIFY(left.contains(at->second)); // sent before it is received
            QVERIFY(arrived.insert(at->second).second);
        }
    }
    QCOMPARE(arrived, left);
    QCOMPARE(std::int64_t(arrived.size()), std::int64_t(received));
}

void tst_Exports::countersHaveTheValues()
{
    const auto replay = get(Replay::open(update));
    while (replay->foldNext()) {
    }
    const auto result = replay->result().first;
    const Trace trace = traceIn(perfetto(update));
    const Message& balance = trace.trackNamed("balance");
    QVERIFY(balance.part("counter"));
    std::int64_t latest = -1;
    for (const auto& [time, event] : trace.events)
        if (event.number("track_uuid") == balance.number("uuid"))
            latest = std::int64_t(*event.number("counter_value"));
    QCOMPARE(latest, *result.variables[0].value);
    const Message& fill = traceIn(perfetto(pipe)).trackNamed("pipe");
    QCOMPARE(*fill.part("counter")->number("unit"), std::uint64_t(3)); // bytes
}

QTEST_GUILESS_MAIN(tst_Exports)
#include "tst_exports.moc"
