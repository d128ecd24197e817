#include "engine/mechanisms/pipe/pipecalls.h"
#include "engine/mechanisms/pipe/pipechannel.h"

#include <algorithm>

// How bytes move through the model, and who holds its ends.

namespace crosstalk::mechanisms {

void PipeChannel::admit(Writer& writer, std::uint64_t bytes, Effects& effects)
{
    if (bytes == 0)
        return;
    writer.moved += bytes;
    writer.unconfirmed += bytes;
    writer.asleep = false;
    const int process = writer.actor.process;
    effects.passages.push_back({Passage::Op::Sent, m_written, m_written + bytes, bytes, process});
    if (m_contents.empty() || m_contents.back().process != process)
        m_contents.push_back({process, 0});
    m_contents.back().bytes += bytes;
    m_written += bytes;
    m_peak = std::max(m_peak, m_slots.fill());
    effects.moves.push_back({writer.actor.process, true, std::int64_t(bytes)});
}

/// Takes from the front: of the slots and of what is known of whose bytes they hold.
std::uint64_t PipeChannel::take(std::uint64_t bytes)
{
    const std::uint64_t taken = m_slots.take(bytes);
    std::uint64_t left = taken;
    while (left != 0 && !m_contents.empty()) {
        const std::uint64_t part = std::min(left, m_contents.front().bytes);
        m_contents.front().bytes -= part;
        left -= part;
        if (m_contents.front().bytes == 0)
            m_contents.erase(m_contents.begin());
    }
    return taken;
}

/// The latest bytes of a process did not get in after all.
void PipeChannel::forgetContents(int process, std::uint64_t bytes)
{
    for (auto stretch = m_contents.rbegin(); stretch != m_contents.rend() && bytes != 0; ++stretch)
        if (stretch->process == process) {
            const std::uint64_t part = std::min(bytes, stretch->bytes);
            stretch->bytes -= part;
            bytes -= part;
        }
    std::erase_if(m_contents, [](const Stretch& stretch) { return stretch.bytes == 0; });
}

/// Nobody is left who could read what is inside.
void PipeChannel::loseContents(Effects& effects) const
{
    if (m_read < m_written)
        effects.passages.push_back({Passage::Op::Lost, m_read, m_written, m_written - m_read, -1});
}

/// Writers that sleep go on as soon as there is room, the first one first.
bool PipeChannel::pump(Effects& effects)
{
    bool moved = false;
    for (Writer& writer : m_writing) {
        if (writer.moved >= writer.asked || m_slots.full() || broken())
            continue;
        admit(writer, m_slots.append(writer.asked - writer.moved), effects);
        moved = true;
    }
    return moved;
}

// A result proves room that the model does not have: a reader that has not returned yet made it.
bool PipeChannel::readerMadeRoom()
{
    for (Reader& reader : m_reading) {
        const std::uint64_t left = reader.asked - std::min(reader.asked, reader.taken);
        const std::uint64_t taken = left != 0 ? take(left) : 0;
        reader.taken += taken;
        m_read += taken;
        if (taken != 0)
            return true;
    }
    return false;
}

// Or somebody who is not tapped did.
void PipeChannel::makeRoom()
{
    const std::uint64_t taken = take(std::max<std::uint32_t>(m_slots.bytesInSlot(0), 1));
    m_read += taken;
    m_readReturned += taken;
}

/// The order of the log need not be that of the pages: a write may have found room behind another's
/// odd bytes that the model had put elsewhere.
std::uint64_t PipeChannel::squeezeIn(std::uint64_t bytes)
{
    if (m_slots.fill() + bytes > m_slots.capacity())
        return 0;
    m_slots.pack();
    return m_slots.full() ? m_slots.write(bytes) : m_slots.append(bytes);
}

/// Who returns has its bytes inside: what the model took for another's, whose call goes on, was
/// its.
bool PipeChannel::takeOver(Writer& writer, std::uint64_t bytes, Effects& effects)
{
    for (auto other = m_writing.rbegin(); other != m_writing.rend(); ++other) {
        if (&*other == &writer || other->moved == 0)
            continue;
        const std::uint64_t part = std::min(bytes, other->moved);
        other->moved -= part;
        other->unconfirmed -= std::min(part, other->unconfirmed);
        writer.moved += part;
        forgetContents(other->actor.process, part);
        m_contents.push_back({writer.actor.process, part});
        effects.moves.push_back({other->actor.process, true, -std::int64_t(part)});
        effects.moves.push_back({writer.actor.process, true, std::int64_t(part)});
        return true;
    }
    return false;
}

void PipeChannel::settleWriter(Writer& writer, std::uint64_t result, Effects& effects)
{
    const bool wasFull = m_slots.full();
    const bool wasEmpty = m_slots.empty();
    while (writer.moved < result) {
        const std::uint64_t left = result - writer.moved;
        if (m_slots.full()) {
            std::uint64_t merged = m_slots.write(left);
            if (merged == 0 && (takeOver(writer, left, effects) || readerMadeRoom()))
                continue;
            if (merged == 0)
                merged = squeezeIn(left);
            if (merged != 0) {
                admit(writer, merged, effects);
                continue;
            }
            makeRoom();
        }
        admit(writer, m_slots.append(result - writer.moved), effects);
    }
    if (writer.moved > result) { // cut short by a signal, or refused
        const std::uint64_t excess = m_slots.takeBack(writer.moved - result);
        effects.passages.push_back(
            {Passage::Op::Lost, m_written - excess, m_written, excess, writer.actor.process});
        forgetContents(writer.actor.process, excess);
        m_written -= excess;
        effects.moves.push_back({writer.actor.process, true, -std::int64_t(excess)});
    }
    m_writtenReturned += result;
    noteFill(wasFull, wasEmpty, writer.actor, effects);
}

void PipeChannel::settleReader(Reader& reader, std::uint64_t result, Effects& effects)
{
    const bool wasFull = m_slots.full();
    const bool wasEmpty = m_slots.empty();
    if (reader.taken > result) { // less than a writer's result had seemed to prove
        m_read -= reader.taken - result;
        m_slots.pack();
        m_slots.append(reader.taken - result);
    }
    std::uint64_t left = result - std::min(result, reader.taken);
    while (left != 0) {
        const std::uint64_t taken = take(left);
        m_read += taken;
        left -= taken;
        if (left != 0 && !pump(effects)) { // supplied by somebody who is not tapped
            m_written += left;
            m_writtenReturned += left;
            m_read += left;
            left = 0;
        }
    }
    m_readReturned += result;
    if (result != 0) {
        effects.moves.push_back({reader.actor.process, false, std::int64_t(result)});
        effects.passages.push_back({Passage::Op::Received, m_read - std::min(m_read, result),
                                    m_read, result, reader.actor.process});
    }
    noteFill(wasFull, wasEmpty, reader.actor, effects);
    pump(effects);
}

void PipeChannel::noteFill(bool wasFull, bool wasEmpty, const Actor& actor, Effects& effects)
{
    if (!wasFull && m_slots.full())
        effects.facts.push_back({"full", {}, {}, actor.process});
    if (!wasEmpty && m_slots.empty())
        effects.facts.push_back({"empty", {}, {}, actor.process});
}

PipeChannel::Holder& PipeChannel::holder(const Actor& actor)
{
    for (Holder& holder : m_holders)
        if (holder.process == actor.process)
            return holder;
    m_holders.push_back({actor.process, actor.thread});
    return m_holders.back();
}

bool PipeChannel::canWrite(int process) const
{
    return std::none_of(m_holders.begin(), m_holders.end(), [&](const Holder& one) {
        return one.process == process && one.writeEnds == 0 && one.readEnds != 0;
    });
}

bool PipeChannel::hasWriters() const
{
    return std::any_of(m_holders.begin(), m_holders.end(),
                       [](const Holder& holder) { return holder.writeEnds != 0; });
}

bool PipeChannel::hasReaders() const
{
    return std::any_of(m_holders.begin(), m_holders.end(),
                       [](const Holder& holder) { return holder.readEnds != 0; });
}

void PipeChannel::open(const tap::Event& event, const Actor& actor)
{
    Holder& opened = holder(actor);
    if ((event.flags & tap::CanRead) != 0) {
        ++opened.readEnds;
        m_hadReaders = true;
    }
    if ((event.flags & tap::CanWrite) != 0) {
        ++opened.writeEnds;
        m_hadWriters = true;
        m_endSeen = false; // a FIFO can be opened again
    }
}

void PipeChannel::close(const tap::Event& event, const Actor& actor, Effects& effects)
{
    Holder& closed = holder(actor);
    closed.thread = actor.thread;
    if ((event.flags & tap::CanRead) != 0 && closed.readEnds != 0 && --closed.readEnds == 0) {
        effects.order.push_back({OrderEffect::Op::Release, m_object, pipe::readEndToken});
        if (broken())
            loseContents(effects);
    }
    if ((event.flags & tap::CanWrite) != 0 && closed.writeEnds != 0 && --closed.writeEnds == 0)
        effects.order.push_back({OrderEffect::Op::Release, m_object, pipe::writeEndToken});
}

void PipeChannel::releaseEnds(Holder& holder, bool readEnd, bool writeEnd, Effects& effects)
{
    using Op = OrderEffect::Op;
    if (readEnd && holder.readEnds != 0)
        effects.order.push_back({Op::Release, m_object, pipe::readEndToken, 0, 0, holder.thread});
    if (writeEnd && holder.writeEnds != 0)
        effects.order.push_back({Op::Release, m_object, pipe::writeEndToken, 0, 0, holder.thread});
    if (readEnd)
        holder.readEnds = 0;
    if (writeEnd)
        holder.writeEnds = 0;
}

// What a killed writer got in before it died stays in the pipe.
void PipeChannel::processGone(int process, Effects& effects)
{
    std::erase_if(m_writing, [&](const Writer& writer) {
        if (writer.actor.process == process)
            m_writtenReturned += writer.moved;
        return writer.actor.process == process;
    });
    std::erase_if(m_reading, [&](const Reader& reader) {
        if (reader.actor.process == process)
            m_readReturned += reader.taken;
        return reader.actor.process == process;
    });
    std::erase_if(m_opening, [&](const Opening& one) { return one.actor.process == process; });
    const bool wasBroken = broken();
    for (Holder& holder : m_holders)
        if (holder.process == process)
            releaseEnds(holder, true, true, effects);
    if (broken() && !wasBroken)
        loseContents(effects);
}

} // namespace crosstalk::mechanisms
