#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Reads a trace back by Perfetto's own schema: of protos/perfetto/trace/*.proto the messages and
// fields that an export may use, with their numbers and types. What is not here is an error.

namespace crosstalk::perfetto {

/// A message as it was read: each field's values in their order.
struct Message
{
    std::multimap<std::string, std::uint64_t> numbers;
    std::multimap<std::string, std::string> texts;
    std::multimap<std::string, Message> parts;

    std::optional<std::uint64_t> number(const std::string& name) const
    {
        const auto found = numbers.find(name);
        return found != numbers.end() ? std::optional(found->second) : std::nullopt;
    }
    std::string text(const std::string& name) const
    {
        const auto found = texts.find(name);
        return found != texts.end() ? found->second : std::string();
    }
    const Message* part(const std::string& name) const
    {
        const auto found = parts.find(name);
        return found != parts.end() ? &found->second : nullptr;
    }
};

struct Field
{
    std::string name;
    enum Type
    {
        Varint,
        Fixed64,
        Text,
        Part
    } type;
    std::string message = {}; ///< of a Part
};

using Schema = std::map<std::string, std::map<std::uint64_t, Field>>;

inline const Schema& schema()
{
    static const Schema all{
        {"Trace", {{1, {"packet", Field::Part, "TracePacket"}}}},
        {"TracePacket",
         {{8, {"timestamp", Field::Varint}},
          {10, {"trusted_packet_sequence_id", Field::Varint}},
          {11, {"track_event", Field::Part, "TrackEvent"}},
          {12, {"interned_data", Field::Part, "InternedData"}},
          {13, {"sequence_flags", Field::Varint}},
          {60, {"track_descriptor", Field::Part, "TrackDescriptor"}}}},
        {"TrackEvent",
         {{4, {"debug_annotations", Field::Part, "DebugAnnotation"}},
          {9, {"type", Field::Varint}},
          {10, {"name_iid", Field::Varint}},
          {11, {"track_uuid", Field::Varint}},
          {30, {"counter_value", Field::Varint}},
          {47, {"flow_ids", Field::Fixed64}},
          {48, {"terminating_flow_ids", Field::Fixed64}}}},
        {"DebugAnnotation",
         {{1, {"name_iid", Field::Varint}},
          {4, {"int_value", Field::Varint}},
          {6, {"string_value", Field::Text}}}},
        {"InternedData",
         {{2, {"event_names", Field::Part, "Name"}},
          {3, {"debug_annotation_names", Field::Part, "Name"}}}},
        {"Name", {{1, {"iid", Field::Varint}}, {2, {"name", Field::Text}}}},
        {"TrackDescriptor",
         {{1, {"uuid", Field::Varint}},
          {2, {"name", Field::Text}},
          {3, {"process", Field::Part, "ProcessDescriptor"}},
          {4, {"thread", Field::Part, "ThreadDescriptor"}},
          {5, {"parent_uuid", Field::Varint}},
          {8, {"counter", Field::Part, "CounterDescriptor"}}}},
        {"ProcessDescriptor", {{1, {"pid", Field::Varint}}, {6, {"process_name", Field::Text}}}},
        {"ThreadDescriptor",
         {{1, {"pid", Field::Varint}},
          {2, {"tid", Field::Varint}},
          {5, {"thread_name", Field::Text}}}},
        {"CounterDescriptor", {{3, {"unit", Field::Varint}}}}};
    return all;
}

/// Reads one message; none when a field is not in the schema, has another type, or is cut.
class Parser
{
public:
    std::string wrong; ///< the first thing that was

    Message parse(std::string_view bytes, const std::string& name)
    {
        Message message;
        while (!bytes.empty() && wrong.empty())
            readField(bytes, name, message);
        return message;
    }

private:
    void readField(std::string_view& bytes, const std::string& name, Message& message)
    {
        const std::uint64_t key = varint(bytes);
        const auto& fields = schema().at(name);
        const auto found = fields.find(key >> 3);
        if (found == fields.end())
            return fail(name + " has no field " + std::to_string(key >> 3));
        const Field& field = found->second;
        static constexpr unsigned wireTypes[] = {0, 1, 2, 2};
        if ((key & 7) != wireTypes[field.type])
            return fail(name + "." + field.name + " has another type");
        if (field.type == Field::Varint)
            message.numbers.emplace(field.name, varint(bytes));
        else if (field.type == Field::Fixed64)
            message.numbers.emplace(field.name, fixed(bytes));
        else
            readPart(take(bytes, varint(bytes)), field, message);
    }

    void readPart(std::string_view bytes, const Field& field, Message& message)
    {
        if (field.type == Field::Text)
            message.texts.emplace(field.name, bytes);
        else
            message.parts.emplace(field.name, parse(bytes, field.message));
    }

    void fail(const std::string& what)
    {
        if (wrong.empty())
            wrong = what;
    }

    std::uint64_t varint(std::string_view& bytes)
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::string_view one = take(bytes, 1);
            if (one.empty())
                return 0;
            value |= std::uint64_t(one[0] & 0x7f) << shift;
            if ((one[0] & 0x80) == 0)
                return value;
        }
        fail("a number is too long");
        return 0;
    }

    std::uint64_t fixed(std::string_view& bytes)
    {
        std::uint64_t value = 0;
        const std::string_view eight = take(bytes, 8);
        std::memcpy(&value, eight.data(), eight.size());
        return value;
    }

    std::string_view take(std::string_view& bytes, std::uint64_t count)
    {
        if (count > bytes.size()) {
            fail("it is cut");
            bytes = {};
            return {};
        }
        const std::string_view taken = bytes.substr(0, std::size_t(count));
        bytes.remove_prefix(std::size_t(count));
        return taken;
    }
};

} // namespace crosstalk::perfetto
