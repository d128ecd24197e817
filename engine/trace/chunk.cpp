#include "engine/trace/chunk.h"

#include <array>
#include <cassert>
#include <cstring>
#include <new>
#include <zstd.h>

namespace crosstalk::trace {

namespace {

constexpr std::uint32_t recordingFormat = 1;
constexpr std::uint32_t chunkMark = 0x6b635443; // "CTck"
constexpr int packingLevel = 1;                 // columns need no more, and a run must not wait

/// FNV-1a, to tell a header from other bytes; the content has zstd's own checksum.
std::uint32_t sumOf(std::span<const std::byte> bytes)
{
    std::uint32_t sum = 2166136261u;
    for (const std::byte byte : bytes)
        sum = (sum ^ std::uint8_t(byte)) * 16777619u;
    return sum;
}

template<class Number> std::byte* put(std::byte* at, Number value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        *at++ = std::byte(value >> 8 * i);
    return at;
}

template<class Number> Number take(const std::byte*& at)
{
    Number value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value |= Number(std::uint8_t(*at++)) << 8 * i;
    return value;
}

void putHeader(const ChunkHeader& header, std::byte* begin)
{
    std::byte* at = put(begin, chunkMark);
    at = put(at, std::uint32_t(header.kind));
    at = put(at, header.stored);
    at = put(at, header.raw);
    at = put(at, header.first);
    at = put(at, header.count);
    at = put(at, header.latest);
    put(at, sumOf({begin, at}));
}

} // namespace

std::span<const std::byte> recordingMagic()
{
    static const auto magic = [] {
        std::array<std::byte, 17> bytes;
        std::memcpy(bytes.data(), "CROSSTALK\r\n\x1a\n", 13);
        put(bytes.data() + 13, recordingFormat);
        return bytes;
    }();
    return magic;
}

std::optional<ChunkHeader> parseChunkHeader(std::span<const std::byte> bytes)
{
    if (bytes.size() < chunkHeaderBytes)
        return {};
    const std::byte* at = bytes.data();
    if (take<std::uint32_t>(at) != chunkMark)
        return {};
    ChunkHeader header;
    const auto kind = take<std::uint32_t>(at);
    header.kind = ChunkKind(kind);
    header.stored = take<std::uint32_t>(at);
    header.raw = take<std::uint32_t>(at);
    header.first = take<std::uint64_t>(at);
    header.count = take<std::uint64_t>(at);
    header.latest = take<std::uint64_t>(at);
    const bool whole = take<std::uint32_t>(at) == sumOf(bytes.first(chunkHeaderBytes - 4));
    const bool possible =
        kind >= std::uint32_t(ChunkKind::Info) && kind <= std::uint32_t(ChunkKind::Keyframe) &&
        header.raw <= largestChunk && header.stored <= ZSTD_COMPRESSBOUND(largestChunk);
    return whole && possible ? std::optional(header) : std::nullopt;
}

struct ChunkPacker::Context
{
    ZSTD_CCtx* zstd = ZSTD_createCCtx();
    Context()
    {
        if (zstd == nullptr)
            throw std::bad_alloc();
        ZSTD_CCtx_setParameter(zstd, ZSTD_c_compressionLevel, packingLevel);
        ZSTD_CCtx_setParameter(zstd, ZSTD_c_checksumFlag, 1);
    }
    ~Context() { ZSTD_freeCCtx(zstd); }
};

ChunkPacker::ChunkPacker() : m_context(std::make_unique<Context>()) {}
ChunkPacker::~ChunkPacker() = default;
ChunkPacker::ChunkPacker(ChunkPacker&&) noexcept = default;
ChunkPacker& ChunkPacker::operator=(ChunkPacker&&) noexcept = default;

std::span<const std::byte> ChunkPacker::pack(ChunkHeader header, std::span<const std::byte> bytes)
{
    assert(bytes.size() <= largestChunk);
    m_out.resize(chunkHeaderBytes + ZSTD_compressBound(bytes.size()));
    const std::size_t stored =
        ZSTD_compress2(m_context->zstd, m_out.data() + chunkHeaderBytes,
                       m_out.size() - chunkHeaderBytes, bytes.data(), bytes.size());
    if (ZSTD_isError(stored))
        throw std::bad_alloc(); // with room for any content, nothing else can go wrong
    header.stored = std::uint32_t(stored);
    header.raw = std::uint32_t(bytes.size());
    putHeader(header, m_out.data());
    return {m_out.data(), chunkHeaderBytes + stored};
}

struct ChunkUnpacker::Context
{
    ZSTD_DCtx* zstd = ZSTD_createDCtx();
    Context()
    {
        if (zstd == nullptr)
            throw std::bad_alloc();
    }
    ~Context() { ZSTD_freeDCtx(zstd); }
};

ChunkUnpacker::ChunkUnpacker() : m_context(std::make_unique<Context>()) {}
ChunkUnpacker::~ChunkUnpacker() = default;
ChunkUnpacker::ChunkUnpacker(ChunkUnpacker&&) noexcept = default;
ChunkUnpacker& ChunkUnpacker::operator=(ChunkUnpacker&&) noexcept = default;

bool ChunkUnpacker::unpack(const ChunkHeader& header, std::span<const std::byte> stored,
                           std::vector<std::byte>& out)
{
    if (stored.size() != header.stored || header.raw > largestChunk)
        return false;
    out.resize(header.raw);
    const std::size_t size =
        ZSTD_decompressDCtx(m_context->zstd, out.data(), out.size(), stored.data(), stored.size());
    return !ZSTD_isError(size) && size == header.raw;
}

} // namespace crosstalk::trace
