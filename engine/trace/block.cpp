#include "engine/trace/block.h"

#include "engine/base/varint.h"
#include "engine/tap/control.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

namespace crosstalk::trace {

using tap::Event;

namespace {

using Shape = BlockEncoder::Shape;

static_assert(sizeof(Shape) == 32 && std::has_unique_object_representations_v<Shape>);

enum Column
{
    Numbers,
    Times,
    Offsets,
    Values,
    Payloads,
    ColumnCount
};

constexpr std::size_t tableSize = 2 * largestBlock; // never more than half full
constexpr std::uint32_t none = ~std::uint32_t{0};

Shape shapeOf(const Event& event)
{
    return {event.object, event.pc, event.size, event.aux,  event.thread,
            event.call,   event.fd, event.kind, event.flags};
}

std::size_t placeOf(const Shape& shape)
{
    std::uint64_t words[4];
    std::memcpy(words, &shape, sizeof words);
    std::uint64_t hash = 0;
    for (const std::uint64_t word : words)
        hash = (hash ^ word ^ word >> 29) * 0x9e3779b97f4a7c15u;
    return std::size_t(hash >> 40) % tableSize;
}

std::uint64_t payloadOf(const Event& event)
{
    std::uint64_t payload;
    std::memcpy(&payload, event.payload, sizeof payload);
    return payload;
}

/// Byte 0 of every shape, then byte 1 of every shape …: what is alike lies side by side.
std::byte* putPlanes(std::byte* out, const std::vector<Shape>& shapes)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(shapes.data());
    for (std::size_t plane = 0; plane < sizeof(Shape); ++plane)
        for (std::size_t i = 0; i < shapes.size(); ++i)
            *out++ = bytes[i * sizeof(Shape) + plane];
    return out;
}

bool isPossible(const Event& event)
{
    return event.kind <= tap::lastKind &&
           (event.thread < tap::slotCount || event.thread == tap::engineThread);
}

/// An event with a shape's part filled in.
Event eventOf(const Shape& shape)
{
    Event event{};
    event.object = shape.object;
    event.pc = shape.pc;
    event.size = shape.size;
    event.aux = shape.aux;
    event.thread = shape.thread;
    event.call = shape.call;
    event.fd = shape.fd;
    event.kind = shape.kind;
    event.flags = shape.flags;
    return event;
}

/// The latest event of each shape, to begin with only its shape's part; empty when one of them
/// cannot be.
std::vector<Event> shapesIn(std::span<const std::byte> planes, std::size_t count)
{
    std::vector<Event> events;
    events.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::array<std::byte, sizeof(Shape)> bytes;
        for (std::size_t plane = 0; plane < sizeof(Shape); ++plane)
            bytes[plane] = planes[plane * count + i];
        Shape shape;
        std::memcpy(&shape, bytes.data(), sizeof shape);
        events.push_back(eventOf(shape));
        if (!isPossible(events.back()))
            return {};
    }
    return events;
}

/// Adds what an event differs in from the latest of its shape; returns it.
const Event& advance(Event& latest, std::array<VarintReader, ColumnCount>& columns)
{
    latest.offset += unzigzag(columns[Offsets].next());
    latest.value += unzigzag(columns[Values].next());
    const std::uint64_t payload = payloadOf(latest) ^ columns[Payloads].next();
    std::memcpy(latest.payload, &payload, sizeof payload);
    return latest;
}

bool decodeEvents(std::vector<Event>& shapes, std::array<VarintReader, ColumnCount>& columns,
                  std::span<Event> out)
{
    std::uint64_t time = 0;
    for (Event& event : out) {
        const std::uint64_t number = columns[Numbers].next();
        if (number >= shapes.size())
            return false;
        time += unzigzag(columns[Times].next());
        event = advance(shapes[number], columns);
        event.time = time;
    }
    return std::all_of(columns.begin(), columns.end(), [](const VarintReader& column) {
        return !column.failed() && column.atEnd();
    });
}

} // namespace

BlockEncoder::BlockEncoder() : m_table(tableSize) {}

void BlockEncoder::clear()
{
    // A block has few shapes as a rule: those places alone are emptied.
    for (const Shape& shape : m_shapes)
        for (std::size_t place = placeOf(shape); m_table[place] != 0;
             place = (place + 1) % tableSize)
            m_table[place] = 0;
    m_shapes.clear();
    m_last.clear();
    m_next.clear();
}

std::uint32_t BlockEncoder::numberOf(const Shape& shape, std::uint32_t previous)
{
    if (previous != none && m_next[previous] != none && m_shapes[m_next[previous]] == shape)
        return m_next[previous];
    std::size_t place = placeOf(shape);
    while (m_table[place] != 0 && m_shapes[m_table[place] - 1] != shape)
        place = (place + 1) % tableSize;
    if (m_table[place] == 0) {
        m_shapes.push_back(shape);
        m_last.emplace_back();
        m_next.push_back(none);
        m_table[place] = std::uint32_t(m_shapes.size());
    }
    const std::uint32_t number = m_table[place] - 1;
    if (previous != none)
        m_next[previous] = number;
    return number;
}

std::span<const std::byte> BlockEncoder::encode(std::span<const Event> events)
{
    assert(events.size() <= largestBlock);
    clear();
    const std::size_t room = events.size() * longestVarint;
    m_scratch.resize(std::max(m_scratch.size(), ColumnCount * room));
    std::array<std::byte*, ColumnCount> begin;
    for (std::size_t column = 0; column < ColumnCount; ++column)
        begin[column] = m_scratch.data() + column * room;
    auto at = begin;
    std::uint64_t time = 0;
    std::uint32_t previous = none;
    for (const Event& event : events) {
        previous = numberOf(shapeOf(event), previous);
        Last& last = m_last[previous];
        at[Numbers] = putVarint(at[Numbers], previous);
        at[Times] = putVarint(at[Times], zigzag(event.time - time));
        at[Offsets] = putVarint(at[Offsets], zigzag(event.offset - last.offset));
        at[Values] = putVarint(at[Values], zigzag(event.value - last.value));
        at[Payloads] = putVarint(at[Payloads], payloadOf(event) ^ last.payload);
        time = event.time;
        last = {event.offset, event.value, payloadOf(event)};
    }
    m_out.resize(blockBound(events.size()));
    std::byte* out = putVarint(m_out.data(), m_shapes.size());
    for (std::size_t column = 0; column < ColumnCount; ++column)
        out = putVarint(out, std::uint64_t(at[column] - begin[column]));
    out = putPlanes(out, m_shapes);
    for (std::size_t column = 0; column < ColumnCount; ++column)
        out = std::copy(begin[column], at[column], out);
    return {m_out.data(), std::size_t(out - m_out.data())};
}

bool decodeBlock(std::span<const std::byte> block, std::span<Event> out)
{
    VarintReader reader(block);
    const std::uint64_t count = reader.next();
    std::array<std::uint64_t, ColumnCount> sizes;
    for (std::uint64_t& size : sizes)
        size = reader.next();
    if (count > out.size())
        return false;
    const auto planes = reader.take(count * sizeof(Shape));
    std::array<VarintReader, ColumnCount> columns{};
    for (std::size_t column = 0; column < ColumnCount; ++column)
        columns[column] = VarintReader(reader.take(sizes[column]));
    if (reader.failed() || !reader.atEnd())
        return false;
    std::vector<Event> shapes = shapesIn(planes, std::size_t(count));
    return shapes.size() == count && decodeEvents(shapes, columns, out);
}

} // namespace crosstalk::trace
