#include "engine/trace/recordingreader.h"

#include "engine/base/varint.h"
#include "engine/trace/block.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace crosstalk::trace {

namespace {

// A file of a few bytes may claim to unpack to very many; no run has so much beside its events.
constexpr std::size_t mostTextBytes = 64u << 20;
constexpr std::size_t mostNames = 1u << 20;

std::string takeText(VarintReader& reader)
{
    const auto bytes = reader.take(reader.next());
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

RecordedExpression takeExpression(VarintReader& reader)
{
    RecordedExpression one;
    one.text = takeText(reader);
    one.member = takeText(reader);
    one.bytes = reader.next();
    for (bool* flag : {&one.hasParts, &one.hasIndex, &one.loads, &one.stores})
        *flag = reader.next() != 0;
    return one;
}

} // namespace

Result<RecordingReader> RecordingReader::open(const std::filesystem::path& path)
{
    UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); // a FIFO must not hang
    if (!file)
        return systemError("open the recording", path.string());
    RecordingReader reader(std::move(file));
    if (auto read = reader.readAll(path); !read)
        return read.error();
    return reader;
}

Result<void> RecordingReader::readAll(const std::filesystem::path& path)
{
    struct stat status
    {
    };
    if (::fstat(m_file.get(), &status) != 0)
        return systemError("open the recording", path.string());
    if (!S_ISREG(status.st_mode))
        return Error{"open the recording", path.string(), 0, "It is not an ordinary file."};
    m_fileSize = std::uint64_t(status.st_size);
    const auto magic = recordingMagic();
    std::vector<std::byte> begin(magic.size());
    if (read(begin, 0) != begin.size() ||
        !std::equal(magic.begin(), magic.end() - 4, begin.begin()))
        return Error{"open the recording", path.string(), 0, "It is no recording of Crosstalk."};
    if (!std::equal(magic.begin(), magic.end(), begin.begin()))
        return Error{"open the recording", path.string(), 0,
                     "It was made by another version of Crosstalk."};
    walk(magic.size());
    if (!m_hasInfo)
        return Error{"open the recording", path.string(), 0,
                     m_damaged ? "Its bytes were changed: nothing of it can be read."
                               : "It breaks off before anything was recorded."};
    return {};
}

std::size_t RecordingReader::read(std::span<std::byte> into, std::uint64_t offset) const
{
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t got =
            ::pread(m_file.get(), into.data() + done, into.size() - done, off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += std::size_t(got);
    }
    return done;
}

void RecordingReader::walk(std::uint64_t offset)
{
    std::vector<std::byte> bytes(chunkHeaderBytes);
    while (!m_end && read(bytes, offset) == bytes.size()) {
        const auto header = parseChunkHeader(bytes);
        offset += chunkHeaderBytes;
        if (header && header->stored > m_fileSize - std::min(offset, m_fileSize))
            return;
        if (!header || m_hasInfo == (header->kind == ChunkKind::Info) ||
            !take({*header, offset})) {
            m_damaged = true; // a file that was only cut has no byte that was not written so
            return;
        }
        offset += header->stored;
    }
}

bool RecordingReader::take(const Place& place)
{
    if (place.header.kind == ChunkKind::Events) {
        if (place.header.first != m_size || place.header.count == 0 ||
            place.header.count > largestBlock)
            return false;
        m_size += place.header.count;
        m_blocks.push_back(place);
        return true;
    }
    if (place.header.kind == ChunkKind::Keyframe)
        return takeKeyframe(place);
    m_textBytes += place.header.raw;
    if (m_textBytes > mostTextBytes || !load(place))
        return false;
    switch (place.header.kind) {
    case ChunkKind::Info: {
        auto info = parseInfo(text());
        if (info)
            m_info = std::move(*info);
        return m_hasInfo = info.has_value();
    }
    case ChunkKind::Names:
        return takeNames(place.header);
    case ChunkKind::Lines:
        return takeLines(place.header);
    case ChunkKind::Decisions:
        m_decisions += text();
        return true;
    default:
        return takeEnd();
    }
}

bool RecordingReader::takeKeyframe(const Place& place)
{
    const std::uint64_t latest = m_keyframes.empty() ? 0 : m_keyframes.back().header.first;
    if (place.header.first <= latest || place.header.raw > largestKeyframe)
        return false;
    m_keyframes.push_back(place);
    return true;
}

bool RecordingReader::takeNames(const ChunkHeader& header)
{
    if (header.first != m_names.size() || header.count > mostNames - m_names.size())
        return false;
    VarintReader reader(m_raw);
    for (std::uint64_t i = 0; i < header.count && !reader.failed(); ++i)
        m_names.push_back(takeText(reader));
    return !reader.failed();
}

bool RecordingReader::takeLines(const ChunkHeader& header)
{
    if (header.count > mostNames - m_lines.size())
        return false;
    VarintReader reader(m_raw);
    for (std::uint64_t i = 0; i < header.count && !reader.failed(); ++i) {
        RecordedLine line;
        line.program = takeText(reader);
        line.pc = reader.next();
        line.file = takeText(reader);
        line.line = int(std::min<std::uint64_t>(reader.next(), 1u << 30));
        const std::uint64_t expressions = reader.next();
        for (std::uint64_t e = 0; e < expressions && !reader.failed(); ++e)
            line.expressions.push_back(takeExpression(reader));
        m_lines.push_back(std::move(line));
    }
    return !reader.failed();
}

bool RecordingReader::takeEnd()
{
    auto end = parseEnd(text());
    if (end)
        m_end = std::move(*end);
    return end.has_value();
}

bool RecordingReader::load(const Place& place)
{
    m_stored.resize(place.header.stored);
    return read(m_stored, place.offset) == m_stored.size() &&
           m_unpacker.unpack(place.header, m_stored, m_raw);
}

std::string_view RecordingReader::text() const
{
    return {reinterpret_cast<const char*>(m_raw.data()), m_raw.size()};
}

std::span<const tap::Event> RecordingReader::block(std::size_t block)
{
    if (block == m_loaded)
        return m_events;
    m_loaded = ~std::size_t{0};
    m_events.resize(std::size_t(m_blocks[block].header.count));
    if (!load(m_blocks[block]) || !decodeBlock(m_raw, m_events))
        return {};
    m_loaded = block;
    return m_events;
}

std::span<const std::byte> RecordingReader::keyframe(std::size_t keyframe)
{
    return load(m_keyframes[keyframe]) ? std::span<const std::byte>(m_raw)
                                       : std::span<const std::byte>();
}

std::size_t RecordingReader::blockOf(std::uint64_t index) const
{
    const auto after = std::upper_bound(
        m_blocks.begin(), m_blocks.end(), index,
        [](std::uint64_t wanted, const Place& place) { return wanted < place.header.first; });
    return std::size_t(after - m_blocks.begin()) - 1;
}

const tap::Event& RecordingReader::at(std::uint64_t index)
{
    static const tap::Event damaged{};
    const std::size_t number = blockOf(index);
    const auto events = block(number);
    return events.empty() ? damaged : events[std::size_t(index - firstOf(number))];
}

std::uint64_t RecordingReader::countAt(std::uint64_t ns)
{
    // The first block in which anything is later.
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [&](const Place& place) { return place.header.latest > ns; });
    if (found == m_blocks.end())
        return m_size;
    std::uint64_t count = found->header.first;
    for (const tap::Event& event : block(std::size_t(found - m_blocks.begin()))) {
        if (event.time > ns)
            break;
        ++count;
    }
    return count;
}

} // namespace crosstalk::trace
