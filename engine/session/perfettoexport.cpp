#include "engine/session/perfettoexport.h"

#include "engine/session/csvexport.h"
#include "engine/session/perfettotrace.h"
#include "engine/session/replay.h"
#include "engine/world/history.h"
#include "engine/world/messages.h"

#include <algorithm>
#include <cstring>

namespace crosstalk::session {

namespace {

constexpr std::uint64_t endOfTime = ~std::uint64_t{0};
constexpr std::size_t everything = ~std::size_t{0} >> 1;

using Track = PerfettoTrace::Track;
using Flows = std::unordered_map<std::uint64_t, std::vector<std::uint64_t>>;

// Tracks by what they stand for; the ranges do not meet: 64 slots, and far fewer processes.
constexpr Track engineTrack = 1;
constexpr Track processTrack(int process) { return 0x1'0000 + Track(process); }
constexpr Track threadTrack(std::uint16_t slot) { return 0x2'0000 + Track(slot); }
constexpr Track stateTrack(int process) { return 0x3'0000 + Track(process); }
constexpr Track locksTrack(int process) { return 0x4'0000 + Track(process); }
constexpr Track seriesTrack(std::size_t series) { return 0x100'0000 + Track(series); }

/// The call in which a process sent something, by whose it is and when it began.
std::uint64_t callKey(int process, std::uint64_t began)
{
    return began << 8 ^ std::uint64_t(process);
}

const char* stateWord(world::SpanKind kind)
{
    switch (kind) {
    case world::SpanKind::Running:
        return "running";
    case world::SpanKind::Asleep:
        return "asleep";
    case world::SpanKind::Held:
        return "held at the gate";
    case world::SpanKind::Stopped:
        return "frozen";
    case world::SpanKind::Locked:
        return "holds a lock";
    }
    return "";
}

std::string accessWord(const tap::Event& event)
{
    switch (event.kind) {
    case tap::Kind::Read:
    case tap::Kind::AtomicLoad:
        return "read ";
    case tap::Kind::Write:
    case tap::Kind::AtomicStore:
        return "write ";
    default:
        return "update ";
    }
}

/// The whole of one recording, folded before the first packet is written.
class Export
{
public:
    Export(Replay& whole, std::ostream& out) : m_end(whole.result().first), m_trace(out)
    {
        readMessages();
    }

    /// Names, rows and counters: all that needs no event.
    void writeSummary()
    {
        m_trace.row(engineTrack, 0, "Crosstalk");
        for (std::size_t i = 0; i < m_end.processes.size(); ++i) {
            const world::ProcessView& process = m_end.processes[i];
            m_trace.process(processTrack(int(i)), process.pid, process.name + " " + process.program);
            m_trace.row(stateTrack(int(i)), processTrack(int(i)), "state");
            m_trace.row(locksTrack(int(i)), processTrack(int(i)), "locks");
            writeSpans(int(i));
        }
        writeSeries();
        for (const world::Race& race : m_end.races)
            m_trace.instant(processTrack(race.second.process), race.second.time,
                            "race on " + race.variable, {{"why", 0, race.why}});
    }

    void take(const tap::Event& event, std::uint64_t index, const world::World& world)
    {
        const int process = event.thread < tap::slotCount ? world.processOf(event.thread) : -1;
        switch (event.kind) {
        case tap::Kind::ThreadStart:
            return startThread(event, process, world);
        case tap::Kind::ThreadEnd:
            return closeAll(event.thread, event.time);
        case tap::Kind::ProcessExit:
            return closeProcess(world.processByPid(std::int32_t(event.offset)), event.time, world);
        case tap::Kind::Enter:
            return enter(event, process, world);
        case tap::Kind::Exit:
            exit(event, index, process);
            return;
        case tap::Kind::Read:
        case tap::Kind::Write:
        case tap::Kind::AtomicLoad:
        case tap::Kind::AtomicStore:
        case tap::Kind::AtomicRmw:
            return access(event, process, world);
        default:
            return;
        }
    }

    /// What did not return.
    void finish()
    {
        for (std::uint16_t slot = 0; slot < tap::slotCount; ++slot)
            closeAll(slot, m_end.now);
    }

private:
    void readMessages()
    {
        const world::MessageLog& log = m_end.history->messageLog();
        std::vector<world::Message> messages;
        for (std::size_t track = 0; track < log.tracks().size(); ++track) {
            messages.clear();
            log.messages(int(track), 0, endOfTime, everything, messages);
            for (const world::Message& message : messages) {
                if (message.receivedAt == 0 || message.lost)
                    continue;
                const std::uint64_t flow = ++m_flows;
                m_sent[callKey(message.sender, message.sentAt)].push_back(flow);
                m_received[message.receivedEvent].push_back(flow);
            }
        }
    }

    void writeSpans(int process)
    {
        std::vector<world::Span> spans;
        m_end.history->spans(process, 0, endOfTime, everything, spans);
        for (const world::Span& span : spans) {
            const bool locks = span.kind == world::SpanKind::Locked;
            const Track track = locks ? locksTrack(process) : stateTrack(process);
            m_trace.begin(track, span.begin, stateWord(span.kind));
            m_trace.end(track, std::min(span.end, std::max(m_end.now, span.begin)));
        }
    }

    void writeSeries()
    {
        const auto series = m_end.history->series();
        std::vector<world::Step> steps;
        for (std::size_t i = 0; i < series.size(); ++i) {
            m_trace.counter(seriesTrack(i), series[i].name, series[i].top > 0);
            steps.clear();
            m_end.history->steps(int(i), 0, endOfTime, everything, steps);
            for (const world::Step& step : steps)
                m_trace.value(seriesTrack(i), step.time, step.value);
        }
    }

    void startThread(const tap::Event& event, int process, const world::World& world)
    {
        if (process < 0)
            return;
        m_trace.thread(threadTrack(event.thread), world.pidOf(process),
                       std::int32_t(event.offset), world.programOf(process));
    }

    static std::vector<Annotation> placeOf(const tap::Event& event, int process,
                                           const world::World& world)
    {
        const world::SourceLine at = world.line(process, event.pc);
        if (at.line <= 0)
            return {};
        return {{"line", 0, at.file + ":" + std::to_string(at.line)}};
    }

    void enter(const tap::Event& event, int process, const world::World& world)
    {
        if (process < 0 || (event.flags & tap::Internal) != 0)
            return;
        auto annotations = placeOf(event, process, world);
        if (std::string on = objectName(event, world); !on.empty())
            annotations.push_back({"on", 0, std::move(on)});
        if (event.size > 0)
            annotations.push_back({"size", std::int64_t(event.size)});
        const auto sent = m_sent.find(callKey(process, event.time));
        static const std::vector<std::uint64_t> none;
        m_trace.begin(threadTrack(event.thread), event.time,
                      std::string(mechanisms::callName(event.call)), annotations,
                      sent != m_sent.end() ? sent->second : none);
        if (sent != m_sent.end())
            m_sent.erase(sent); // no other call begins there
        m_slots[event.thread].open.push_back(event.call);
    }

    void exit(const tap::Event& event, std::uint64_t index, int process)
    {
        if (process < 0 || (event.flags & tap::Internal) != 0)
            return;
        if (const auto received = m_received.find(index); received != m_received.end())
            m_trace.instant(threadTrack(event.thread), event.time, "received", {}, received->second);
        std::vector<tap::CallId>& open = m_slots[event.thread].open;
        if (std::find(open.begin(), open.end(), event.call) == open.end())
            return; // its beginning is not there
        for (bool found = false; !found; open.pop_back()) {
            found = open.back() == event.call;
            std::vector<Annotation> annotations;
            if (found)
                annotations.push_back({"result", std::int64_t(event.value)});
            if (const char* error = event.aux != 0 ? ::strerrorname_np(int(event.aux)) : nullptr;
                found && error != nullptr)
                annotations.push_back({"error", 0, error});
            m_trace.end(threadTrack(event.thread), event.time, annotations);
        }
    }

    void access(const tap::Event& event, int process, const world::World& world)
    {
        if (process < 0 || (event.flags & tap::Internal) != 0)
            return;
        auto annotations = placeOf(event, process, world);
        if (event.kind != tap::Kind::Write)
            annotations.push_back({"value", std::int64_t(event.value)});
        const std::string on = objectName(event, world);
        m_trace.instant(threadTrack(event.thread), event.time,
                        accessWord(event) + (on.empty() ? "shared memory" : on), annotations);
    }

    void closeAll(std::uint16_t slot, std::uint64_t time)
    {
        if (slot >= tap::slotCount)
            return;
        for (; !m_slots[slot].open.empty(); m_slots[slot].open.pop_back())
            m_trace.end(threadTrack(slot), time);
    }

    void closeProcess(int process, std::uint64_t time, const world::World& world)
    {
        for (std::uint16_t slot = 0; process >= 0 && slot < tap::slotCount; ++slot)
            if (world.processOf(slot) == process)
                closeAll(slot, time);
    }

    struct Slot
    {
        std::vector<tap::CallId> open; ///< calls that have not returned, the innermost last
    };

    world::Snapshot m_end;
    PerfettoTrace m_trace;
    Slot m_slots[tap::slotCount];
    Flows m_sent;     ///< by callKey()
    Flows m_received; ///< by number of the event
    std::uint64_t m_flows = 0;
};

Result<std::unique_ptr<Replay>> folded(const std::filesystem::path& recording)
{
    auto replay = Replay::open(recording);
    if (replay)
        while ((*replay)->foldNext()) {
        }
    return replay;
}

} // namespace

Result<void> exportPerfetto(const std::filesystem::path& recording, std::ostream& out)
{
    auto whole = folded(recording);
    if (!whole)
        return whole.error();
    Export trace(**whole, out);
    trace.writeSummary();
    auto again = Replay::open(recording);
    if (!again)
        return again.error();
    (*again)->watch([&](const tap::Event& event, std::uint64_t index, const mechanisms::Effects&,
                        const world::World& world) { trace.take(event, index, world); });
    while (out.good() && (*again)->foldNext()) {
    }
    trace.finish();
    out.flush();
    if (!out.good())
        return systemError("write", "the trace", "Is the disk full, or the reader gone?");
    return {};
}

} // namespace crosstalk::session
