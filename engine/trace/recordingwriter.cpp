#include "engine/trace/recordingwriter.h"

#include "engine/base/varint.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace crosstalk::trace {

namespace {

class Bytes
{
public:
    void number(std::uint64_t value)
    {
        std::byte room[longestVarint];
        m_bytes.insert(m_bytes.end(), room, putVarint(room, value));
    }
    void text(const std::string& text)
    {
        number(text.size());
        const auto* begin = reinterpret_cast<const std::byte*>(text.data());
        m_bytes.insert(m_bytes.end(), begin, begin + text.size());
    }
    void expression(const RecordedExpression& one)
    {
        text(one.text);
        text(one.member);
        number(one.bytes);
        for (const bool flag : {one.hasParts, one.hasIndex, one.loads, one.stores})
            number(flag ? 1 : 0);
    }
    std::span<const std::byte> all() const { return m_bytes; }

private:
    std::vector<std::byte> m_bytes;
};

} // namespace

RecordingWriter::RecordingWriter(std::filesystem::path path, UniqueFd file)
    : m_path(std::move(path)), m_file(std::move(file))
{
}

Result<RecordingWriter> RecordingWriter::create(const std::filesystem::path& path,
                                                const RecordingInfo& info)
{
    UniqueFd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file)
        return systemError("record into", path.string());
    RecordingWriter writer(path, std::move(file));
    if (auto written = writer.writeAll(recordingMagic()); !written)
        return written.error();
    if (auto written = writer.text(ChunkKind::Info, toJson(info)); !written)
        return written.error();
    return writer;
}

Result<void> RecordingWriter::writeAll(std::span<const std::byte> bytes)
{
    if (m_broken)
        return Error{"record into", m_path.string(), 0, "An earlier part could not be written."};
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            m_broken = true;
            return systemError("record into", m_path.string(),
                               "What was recorded up to here can be opened.");
        }
        m_bytes += std::uint64_t(written);
        bytes = bytes.subspan(std::size_t(written));
    }
    return {};
}

Result<void> RecordingWriter::chunk(const ChunkHeader& header, std::span<const std::byte> bytes)
{
    if (bytes.size() > largestChunk)
        return Error{"record into", m_path.string(), EFBIG, "The lesson's files are too large."};
    return writeAll(m_packer.pack(header, bytes));
}

Result<void> RecordingWriter::text(ChunkKind kind, const std::string& text)
{
    ChunkHeader header;
    header.kind = kind;
    return chunk(header, std::as_bytes(std::span(text)));
}

Result<void> RecordingWriter::names(std::span<const std::string> names)
{
    if (names.empty())
        return {};
    ChunkHeader header;
    header.kind = ChunkKind::Names;
    header.first = m_names;
    header.count = names.size();
    m_names += names.size();
    Bytes bytes;
    for (const std::string& name : names)
        bytes.text(name);
    return chunk(header, bytes.all());
}

Result<void> RecordingWriter::lines(std::span<const RecordedLine> lines)
{
    if (lines.empty())
        return {};
    ChunkHeader header;
    header.kind = ChunkKind::Lines;
    header.count = lines.size();
    Bytes bytes;
    for (const RecordedLine& line : lines) {
        bytes.text(line.program);
        bytes.number(line.pc);
        bytes.text(line.file);
        bytes.number(std::uint64_t(line.line));
        bytes.number(line.expressions.size());
        for (const RecordedExpression& expression : line.expressions)
            bytes.expression(expression);
    }
    return chunk(header, bytes.all());
}

Result<void> RecordingWriter::decisions(const std::string& lines)
{
    return lines.empty() ? Result<void>() : text(ChunkKind::Decisions, lines);
}

Result<void> RecordingWriter::events(std::span<const tap::Event> events)
{
    if (events.empty())
        return {};
    for (const tap::Event& event : events)
        m_latest = std::max(m_latest, event.time);
    ChunkHeader header;
    header.kind = ChunkKind::Events;
    header.first = m_events;
    header.count = events.size();
    header.latest = m_latest;
    m_events += events.size();
    return chunk(header, m_encoder.encode(events));
}

Result<void> RecordingWriter::keyframe(std::uint64_t events, std::span<const std::byte> state)
{
    if (state.size() > largestKeyframe)
        return {};
    ChunkHeader header;
    header.kind = ChunkKind::Keyframe;
    header.first = events;
    return chunk(header, state);
}

Result<void> RecordingWriter::end(const RecordingEnd& end)
{
    return text(ChunkKind::End, toJson(end));
}

} // namespace crosstalk::trace
