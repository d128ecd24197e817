#include "engine/mechanisms/pipe/pipechannel.h"

#include "engine/mechanisms/pipe/pipecalls.h"

#include <algorithm>
#include <cerrno>
#include <tuple>

namespace crosstalk::mechanisms {

namespace {

/// The entry of this thread's call, the innermost one if a signal handler made another.
template<class Flights> auto findFlight(Flights& flights, const Actor& actor)
{
    auto found = flights.end();
    for (auto it = flights.begin(); it != flights.end(); ++it)
        if (it->actor.thread == actor.thread)
            found = it;
    return found;
}

} // namespace

PipeChannel::PipeChannel(std::uint64_t object, std::uint64_t capacity, std::string kind)
    : m_object(object), m_kind(std::move(kind)), m_slots(capacity != 0 ? capacity : 65536)
{
}

std::unique_ptr<Channel> PipeChannel::clone() const
{
    return std::make_unique<PipeChannel>(*this);
}

void PipeChannel::archive(StateArchive& archive)
{
    archive(m_slots, m_writing, m_reading, m_opening, m_contents, m_holders);
    archive(m_written, m_read, m_writtenReturned, m_readReturned, m_peak);
    archive(m_hadWriters, m_hadReaders, m_endSeen);
}

void PipeChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    switch (event.kind) {
    case tap::Kind::Enter:
        foldEnter(event, actor, effects);
        break;
    case tap::Kind::Exit:
        foldExit(event, actor, effects);
        break;
    case tap::Kind::Open:
        open(event, actor);
        break;
    case tap::Kind::Close:
        close(event, actor, effects);
        break;
    case tap::Kind::ProcessState:
        foldState(event, actor);
        break;
    case tap::Kind::Describe:
        if (event.size != 0 && event.size != m_slots.capacity())
            resize(event.size, effects);
        break;
    case tap::Kind::Resized:
        if (event.aux == 0)
            resize(event.value, effects);
        break;
    default:
        break;
    }
}

void PipeChannel::foldEnter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (pipe::isWrite(event.call))
        enterWrite(event, actor, effects);
    else if (pipe::isRead(event.call))
        enterRead(event, actor);
    else if (pipe::isOpen(event.call))
        enterOpen(event, actor, effects);
}

void PipeChannel::foldExit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (pipe::isWrite(event.call))
        exitWrite(event, actor, effects);
    else if (pipe::isRead(event.call))
        exitRead(event, actor, effects);
    else if (pipe::isResize(event.call) && std::int64_t(event.value) > 0)
        resize(event.value, effects);
    else if (pipe::isOpen(event.call))
        exitOpen(event, actor, effects);
}

void PipeChannel::foldState(const tap::Event& event, const Actor& actor)
{
    const bool asleep = event.value == 'S';
    if (auto writer = findFlight(m_writing, actor); writer != m_writing.end()) {
        writer->asleep = asleep;
        if (asleep)
            writer->unconfirmed = 0;
    }
    if (auto reader = findFlight(m_reading, actor); reader != m_reading.end())
        reader->asleep = asleep;
    if (auto opening = findFlight(m_opening, actor); opening != m_opening.end())
        opening->asleep = asleep;
}

void PipeChannel::enterWrite(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const bool able = canWrite(actor.process); // the read end is no way in: EBADF
    m_writing.push_back({actor, event.call, able ? event.size : 0, 0, 0, m_writtenReturned, false});
    supply(event, effects);
    if (broken() || !able)
        return;
    noteOverlap(event, actor, effects);
    const bool wasFull = m_slots.full();
    const bool wasEmpty = m_slots.empty();
    admit(m_writing.back(), m_slots.write(event.size), effects);
    noteFill(wasFull, wasEmpty, actor, effects);
}

// Bytes of writes that are in flight together may lie in any order, so each one's stretch ends
// where the last of them could end; a write that comes later moves that end for all of them.
void PipeChannel::supply(const tap::Event& event, Effects& effects) const
{
    std::uint64_t end = m_writtenReturned;
    for (const Writer& writer : m_writing)
        end += writer.asked;
    for (const Writer& writer : m_writing) {
        const int thread = writer.actor.thread == event.thread ? -1 : writer.actor.thread;
        effects.order.push_back({OrderEffect::Op::Supply, m_object, 0, writer.from, end, thread});
    }
}

void PipeChannel::enterRead(const tap::Event& event, const Actor& actor)
{
    m_reading.push_back({actor, event.call, event.size, 0, m_readReturned, false});
}

void PipeChannel::exitWrite(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto writer = findFlight(m_writing, actor);
    if (writer == m_writing.end())
        return;
    const auto result = std::int64_t(event.value);
    settleWriter(*writer, result > 0 ? std::uint64_t(result) : 0, effects);
    m_writing.erase(writer);
    if (result < 0 && event.aux == EPIPE) {
        effects.order.push_back({OrderEffect::Op::Acquire, m_object, pipe::readEndToken});
        effects.facts.push_back({"epipe", {}, std::string(callName(event.call)), actor.process});
    }
    noteRefusal(event, actor, effects);
}

void PipeChannel::exitRead(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto reader = findFlight(m_reading, actor);
    if (reader == m_reading.end())
        return;
    const auto result = std::int64_t(event.value);
    const Reader was = *reader;
    settleReader(*reader, result > 0 ? std::uint64_t(result) : 0, effects);
    m_reading.erase(findFlight(m_reading, actor));
    if (result == 0 && event.size != 0)
        endOfFile(event, effects);
    noteRefusal(event, actor, effects);
    if (result <= 0)
        return;
    std::uint64_t to = m_readReturned;
    for (const Reader& other : m_reading)
        to += other.asked;
    effects.order.push_back({OrderEffect::Op::Take, m_object, 0, was.from, to});
}

// The kernel knows that no write end is left. A holder that was killed said nothing: it counts as
// gone from here on, and what it did before is before this.
void PipeChannel::endOfFile(const tap::Event& event, Effects& effects)
{
    for (Holder& holder : m_holders)
        if (holder.writeEnds != 0)
            releaseEnds(holder, false, true, effects);
    effects.order.push_back({OrderEffect::Op::TakeEnd, m_object, pipe::writeEndToken});
    if (!m_endSeen)
        effects.facts.push_back({"eof", {}, std::string(callName(event.call)), -1});
    m_endSeen = true;
}

void PipeChannel::resize(std::uint64_t capacity, Effects& effects)
{
    // A shrink the kernel granted proves that fewer slots are used than the model has.
    while (!m_slots.resize(capacity) && !m_slots.empty())
        makeRoom();
    pump(effects);
}

// The answer of a call that may not sleep to a pipe that is full or empty.
void PipeChannel::noteRefusal(const tap::Event& event, const Actor& actor, Effects& effects) const
{
    if (std::int64_t(event.value) >= 0 || event.aux != EAGAIN)
        return;
    const std::string call(callName(event.call));
    const char* state = pipe::isWrite(event.call) ? "is full" : "is empty";
    effects.facts.push_back({"eagain",
                             {},
                             call,
                             actor.process,
                             0,
                             "{who} does not wait: {on} " + std::string(state) + ", so its " +
                                 call + " fails with EAGAIN"});
}

// Known before anything is read: whether its bytes stay together is not promised any more.
void PipeChannel::noteOverlap(const tap::Event& event, const Actor& actor, Effects& effects) const
{
    if (m_writing.size() < 2 || event.size <= pipe::atomicBytes)
        return;
    effects.facts.push_back({"overlap",
                             {},
                             std::string(callName(event.call)),
                             actor.process,
                             0,
                             "{who} writes more than PIPE_BUF (4,096 bytes) to {on} while another "
                             "write is going on: bytes of both may be mixed"});
}

bool PipeChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    if ((pending.flags & tap::NonBlocking) != 0)
        return false;
    if (pipe::isOpen(pending.call))
        return (pending.value == pipe::ForReading && !hasWriters()) ||
               (pending.value == pipe::ForWriting && !hasReaders());
    if (pipe::isWrite(pending.call))
        return !broken() && m_slots.room(pending.size) < pending.size;
    if (pipe::isRead(pending.call))
        return pending.size != 0 && m_slots.empty() && !ended();
    return false;
}

std::vector<int> PipeChannel::unblockers(tap::CallId call, int) const
{
    std::vector<int> result;
    if (pipe::isOpen(call))
        return result;
    const bool writing = pipe::isWrite(call);
    for (const Holder& holder : m_holders)
        if ((writing ? holder.readEnds : holder.writeEnds) != 0)
            result.push_back(holder.process);
    return result;
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> PipeChannel::tapFigure() const
{
    std::uint64_t maybeOut = 0;
    std::uint64_t maybeIn = 0;
    bool moving = false;
    for (const Writer& writer : m_writing) {
        maybeOut += writer.unconfirmed;
        maybeIn += writer.asked - std::min(writer.asked, writer.moved);
        moving = moving || !writer.asleep;
    }
    for (const Reader& reader : m_reading)
        if (!reader.asleep) {
            maybeOut += reader.asked - std::min(reader.asked, reader.taken);
            moving = true;
        }
    const std::uint64_t fill = m_slots.fill();
    const std::uint64_t high = moving ? std::min(m_slots.capacity(), fill + maybeIn) : fill;
    return std::pair(fill - std::min(fill, maybeOut), high);
}

void PipeChannel::view(StreamView& out) const
{
    out.capacity = m_slots.capacity();
    out.slotBytes = PageSlots::pageBytes;
    out.pages.resize(m_slots.slotCount());
    for (std::uint32_t i = 0; i < m_slots.slotCount(); ++i)
        out.pages[i].used = m_slots.bytesInSlot(i);
    out.bytesWritten = m_written;
    out.bytesRead = m_read;
    std::tie(out.fillLow, out.fillHigh) = *tapFigure();
    out.peak = m_peak;
    for (const Holder& holder : m_holders) {
        if (holder.writeEnds != 0)
            out.writers.push_back(holder.process);
        if (holder.readEnds != 0)
            out.readers.push_back(holder.process);
    }
    for (const Writer& writer : m_writing)
        if (writer.asleep)
            out.sleepingWriters.push_back(writer.actor.process);
    for (const Reader& reader : m_reading)
        if (reader.asleep)
            out.sleepingReaders.push_back(reader.actor.process);
    for (const Opening& opening : m_opening)
        if (opening.asleep)
            (opening.opens == pipe::ForReading ? out.sleepingReaders : out.sleepingWriters)
                .push_back(opening.actor.process);
    out.contents = m_contents;
    out.endOfFile = ended();
    out.broken = broken();
}

} // namespace crosstalk::mechanisms
