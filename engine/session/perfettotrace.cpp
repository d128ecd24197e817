#include "engine/session/perfettotrace.h"

namespace crosstalk::session {

using trace::ProtoMessage;

namespace {

// Numbers of fields, by message, as Perfetto's .proto files have them.
constexpr std::uint32_t tracePacket = 1;
namespace packets {
constexpr std::uint32_t timestamp = 8, sequence = 10, trackEvent = 11, internedData = 12, flags = 13,
                        trackDescriptor = 60;
}
namespace descriptors {
constexpr std::uint32_t uuid = 1, name = 2, process = 3, thread = 4, parent = 5, counter = 8;
constexpr std::uint32_t processPid = 1, processName = 6;
constexpr std::uint32_t threadPid = 1, threadTid = 2, threadName = 5;
constexpr std::uint32_t counterUnit = 3;
} // namespace descriptors
namespace events {
constexpr std::uint32_t annotations = 4, type = 9, nameNumber = 10, track = 11, counterValue = 30,
                        flows = 47, endingFlows = 48;
constexpr std::uint64_t sliceBegin = 1, sliceEnd = 2, instant = 3, counter = 4;
} // namespace events
namespace annotation {
constexpr std::uint32_t nameNumber = 1, integer = 4, text = 6;
}
namespace interned {
constexpr std::uint32_t eventNames = 2, annotationNames = 3, number = 1, name = 2;
}

constexpr std::uint64_t onlySequence = 1; ///< one writer, so one sequence of packets
constexpr std::uint64_t namesBeginHere = 1, needsNames = 2;
constexpr std::uint64_t unitCount = 2, unitBytes = 3;

ProtoMessage entry(std::uint64_t number, const std::string& name)
{
    ProtoMessage entry;
    entry.number(interned::number, number);
    entry.text(interned::name, name);
    return entry;
}

ProtoMessage eventOf(std::uint64_t type, PerfettoTrace::Track track)
{
    ProtoMessage event;
    event.number(events::type, type);
    event.number(events::track, track);
    return event;
}

} // namespace

void PerfettoTrace::packet(ProtoMessage& packet)
{
    packet.number(packets::sequence, onlySequence);
    packet.number(packets::flags, m_first ? namesBeginHere | needsNames : needsNames);
    m_first = false;
    if (!m_interned.empty())
        packet.message(packets::internedData, m_interned);
    m_interned.clear();
    ProtoMessage whole;
    whole.message(tracePacket, packet);
    m_out.write(whole.bytes().data(), std::streamsize(whole.bytes().size()));
}

void PerfettoTrace::describe(const ProtoMessage& descriptor)
{
    ProtoMessage out;
    out.message(packets::trackDescriptor, descriptor);
    packet(out);
}

void PerfettoTrace::event(std::uint64_t time, const ProtoMessage& event)
{
    ProtoMessage out;
    out.number(packets::timestamp, time);
    out.message(packets::trackEvent, event);
    packet(out);
}

std::uint64_t PerfettoTrace::nameNumber(const std::string& name)
{
    const auto [known, fresh] = m_names.try_emplace(name, m_names.size() + 1);
    if (fresh)
        m_interned.message(interned::eventNames, entry(known->second, name));
    return known->second;
}

std::uint64_t PerfettoTrace::annotationNumber(const std::string& name)
{
    const auto [known, fresh] = m_annotations.try_emplace(name, m_annotations.size() + 1);
    if (fresh)
        m_interned.message(interned::annotationNames, entry(known->second, name));
    return known->second;
}

void PerfettoTrace::annotate(ProtoMessage& event, const std::vector<Annotation>& annotations)
{
    for (const Annotation& one : annotations) {
        ProtoMessage out;
        out.number(annotation::nameNumber, annotationNumber(one.name));
        if (one.text.empty())
            out.signedNumber(annotation::integer, one.number);
        else
            out.text(annotation::text, one.text);
        event.message(events::annotations, out);
    }
}

void PerfettoTrace::process(Track track, std::int32_t pid, const std::string& name)
{
    ProtoMessage process;
    process.signedNumber(descriptors::processPid, pid);
    process.text(descriptors::processName, name);
    ProtoMessage descriptor;
    descriptor.number(descriptors::uuid, track);
    descriptor.message(descriptors::process, process);
    describe(descriptor);
}

void PerfettoTrace::thread(Track track, std::int32_t pid, std::int32_t tid, const std::string& name)
{
    ProtoMessage thread;
    thread.signedNumber(descriptors::threadPid, pid);
    thread.signedNumber(descriptors::threadTid, tid);
    thread.text(descriptors::threadName, name);
    ProtoMessage descriptor;
    descriptor.number(descriptors::uuid, track);
    descriptor.message(descriptors::thread, thread);
    describe(descriptor);
}

void PerfettoTrace::row(Track track, Track parent, const std::string& name)
{
    ProtoMessage descriptor;
    descriptor.number(descriptors::uuid, track);
    descriptor.text(descriptors::name, name);
    if (parent != 0)
        descriptor.number(descriptors::parent, parent);
    describe(descriptor);
}

void PerfettoTrace::counter(Track track, const std::string& name, bool bytes)
{
    ProtoMessage counter;
    counter.number(descriptors::counterUnit, bytes ? unitBytes : unitCount);
    ProtoMessage descriptor;
    descriptor.number(descriptors::uuid, track);
    descriptor.text(descriptors::name, name);
    descriptor.message(descriptors::counter, counter);
    describe(descriptor);
}

void PerfettoTrace::begin(Track track, std::uint64_t time, const std::string& name,
                          const std::vector<Annotation>& annotations,
                          const std::vector<std::uint64_t>& flows)
{
    ProtoMessage out = eventOf(events::sliceBegin, track);
    out.number(events::nameNumber, nameNumber(name));
    annotate(out, annotations);
    for (const std::uint64_t flow : flows)
        out.fixed(events::flows, flow);
    event(time, out);
}

void PerfettoTrace::end(Track track, std::uint64_t time, const std::vector<Annotation>& annotations)
{
    ProtoMessage out = eventOf(events::sliceEnd, track);
    annotate(out, annotations);
    event(time, out);
}

void PerfettoTrace::instant(Track track, std::uint64_t time, const std::string& name,
                            const std::vector<Annotation>& annotations,
                            const std::vector<std::uint64_t>& flows)
{
    ProtoMessage out = eventOf(events::instant, track);
    out.number(events::nameNumber, nameNumber(name));
    annotate(out, annotations);
    for (const std::uint64_t flow : flows)
        out.fixed(events::endingFlows, flow);
    event(time, out);
}

void PerfettoTrace::value(Track track, std::uint64_t time, std::int64_t value)
{
    ProtoMessage out = eventOf(events::counter, track);
    out.signedNumber(events::counterValue, value);
    event(time, out);
}

} // namespace crosstalk::session
