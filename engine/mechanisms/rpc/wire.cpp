#include "engine/mechanisms/rpc/wire.h"

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>

// Letters of a schema: s string, y bytes, i signed and u unsigned varint, z zigzag varint, o bool,
// d double, f float, x fixed-size integer, m message.

namespace crosstalk::mechanisms::rpc {

namespace {

enum WireType : unsigned
{
    Varint = 0,
    Fixed64 = 1,
    Delimited = 2,
    Fixed32 = 5,
};

/// Takes what it needs from the front of `bytes`; nothing when there is too little.
std::optional<std::uint64_t> takeVarint(std::string_view& bytes)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < bytes.size() && i < 10; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        value |= std::uint64_t(byte & 0x7f) << 7 * i;
        if (byte < 0x80) {
            bytes.remove_prefix(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> take(std::string_view& bytes, std::uint64_t size)
{
    if (size > bytes.size())
        return std::nullopt;
    const std::string_view taken = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return taken;
}

/// One field as it lies in the message.
struct Raw
{
    unsigned number = 0;
    unsigned type = Varint;
    std::uint64_t varint = 0;
    std::string_view content; ///< of what is no varint
};

std::optional<Raw> takeField(std::string_view& bytes)
{
    const auto tag = takeVarint(bytes);
    if (!tag || *tag >> 3 == 0)
        return std::nullopt;
    Raw raw{unsigned(*tag >> 3), unsigned(*tag & 7), 0, {}};
    std::optional<std::string_view> content = std::string_view();
    if (raw.type == Varint || raw.type == Delimited) {
        const auto value = takeVarint(bytes);
        if (!value)
            return std::nullopt;
        raw.varint = *value;
    }
    if (raw.type == Delimited)
        content = take(bytes, raw.varint);
    else if (raw.type == Fixed32 || raw.type == Fixed64)
        content = take(bytes, raw.type == Fixed32 ? 4 : 8);
    else if (raw.type != Varint)
        return std::nullopt;
    if (!content)
        return std::nullopt;
    raw.content = *content;
    return raw;
}

struct Described
{
    char letter = 0; ///< 0: not in the schema
    std::string_view name;
};

Described lookUp(std::string_view schema, unsigned number)
{
    while (!schema.empty()) {
        std::string_view entry = schema.substr(0, schema.find(','));
        schema.remove_prefix(std::min(schema.size(), entry.size() + 1));
        unsigned found = 0;
        const auto [end, error] = std::from_chars(entry.data(), entry.data() + entry.size(), found);
        entry.remove_prefix(std::size_t(end - entry.data()));
        if (error == std::errc() && found == number && entry.size() >= 2)
            return {entry[0], entry.substr(2)};
    }
    return {};
}

std::string quoted(std::string_view content)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text = "\"";
    for (const char c : content) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\')
            text += c;
        else
            text += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    }
    return text + '"';
}

std::uint64_t littleEndian(std::string_view content)
{
    std::uint64_t value = 0;
    for (std::size_t i = content.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(content[i]);
    return value;
}

std::string real(double value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string("?");
}

std::string varintMeaning(std::uint64_t value, char letter)
{
    if (letter == 'o')
        return value != 0 ? "true" : "false";
    if (letter == 'z')
        return std::to_string(std::int64_t(value >> 1) ^ -std::int64_t(value & 1));
    return letter == 'u' ? std::to_string(value) : std::to_string(std::int64_t(value));
}

std::string meaningOf(const Raw& raw, char letter)
{
    if (raw.type == Varint)
        return varintMeaning(raw.varint, letter);
    if (raw.type == Delimited)
        return letter == 'm' ? "message of " + std::to_string(raw.content.size()) + " bytes"
                             : quoted(raw.content);
    const std::uint64_t bits = littleEndian(raw.content);
    if (letter == 'd' && raw.type == Fixed64)
        return real(std::bit_cast<double>(bits));
    if (letter == 'f' && raw.type == Fixed32)
        return real(double(std::bit_cast<float>(std::uint32_t(bits))));
    return std::to_string(bits);
}

/// Calls `found` with each field's bytes, its raw form and what the schema says of it; with no raw
/// form for the rest that is no field.
template<class Found> void eachField(std::string_view bytes, std::string_view schema, Found found)
{
    while (!bytes.empty()) {
        std::string_view rest = bytes;
        const std::optional<Raw> raw = takeField(rest);
        if (!raw)
            return found(bytes, raw, Described());
        found(bytes.substr(0, bytes.size() - rest.size()), raw, lookUp(schema, raw->number));
        bytes = rest;
    }
}

} // namespace

std::vector<MarshalledField> splitFields(std::string_view bytes, std::string_view schema)
{
    std::vector<MarshalledField> fields;
    eachField(bytes, schema, [&](std::string_view part, const auto& raw, const Described& is) {
        fields.push_back({{part.begin(), part.end()},
                          raw ? meaningOf(*raw, is.letter) : std::string("not a field")});
    });
    return fields;
}

std::string withNames(std::string_view bytes, std::string_view schema)
{
    std::string text;
    eachField(bytes, schema, [&](std::string_view, const auto& raw, const Described& is) {
        text += text.empty() ? "" : ", ";
        if (!raw) {
            text += "not a field";
            return;
        }
        text += is.name.empty() ? "field " + std::to_string(raw->number) : std::string(is.name);
        text += ' ' + meaningOf(*raw, is.letter);
    });
    return text;
}

std::string asArguments(const std::vector<MarshalledField>& fields)
{
    std::string text;
    for (const MarshalledField& field : fields)
        text += (text.empty() ? "" : ", ") + field.meaning;
    return text;
}

} // namespace crosstalk::mechanisms::rpc
