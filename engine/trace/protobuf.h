#pragma once

#include "engine/base/varint.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace crosstalk::trace {

/// Writes a message in the wire format of Protocol Buffers, field by field: the few kinds of field
/// that an export needs, so that no schema has to be compiled.
class ProtoMessage
{
public:
    void number(std::uint32_t field, std::uint64_t value)
    {
        put(std::uint64_t(field) << 3);
        put(value);
    }
    void signedNumber(std::uint32_t field, std::int64_t value)
    {
        number(field, std::uint64_t(value)); // int64, not sint64: no zigzag
    }
    void fixed(std::uint32_t field, std::uint64_t value)
    {
        put(std::uint64_t(field) << 3 | 1);
        for (int i = 0; i < 8; ++i)
            m_bytes += char(value >> 8 * i);
    }
    void text(std::uint32_t field, std::string_view value)
    {
        put(std::uint64_t(field) << 3 | 2);
        put(value.size());
        m_bytes += value;
    }
    void message(std::uint32_t field, const ProtoMessage& part) { text(field, part.m_bytes); }

    const std::string& bytes() const { return m_bytes; }
    bool empty() const { return m_bytes.empty(); }
    void clear() { m_bytes.clear(); }

private:
    void put(std::uint64_t value)
    {
        std::byte room[longestVarint];
        const std::byte* end = putVarint(room, value);
        m_bytes.append(reinterpret_cast<const char*>(room), std::size_t(end - room));
    }

    std::string m_bytes;
};

} // namespace crosstalk::trace
