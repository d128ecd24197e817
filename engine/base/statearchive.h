#pragma once

#include "engine/base/varint.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace crosstalk {

/// The bytes of a state, written or read by one and the same list of its fields, as
/// Boost.Serialization has it: a class says `void archive(StateArchive& archive)` and names them
/// there. Unlike that library it trusts nothing that it reads: a length that cannot be, a number
/// too large for its field and an index beyond what it counts end the reading; failed() says so,
/// and what was read is then not to be used. The same state always gives the same bytes.
class StateArchive
{
public:
    StateArchive() : m_reads(false) {} ///< writes
    explicit StateArchive(std::span<const std::byte> bytes) : m_reads(true), m_reader(bytes) {}

    bool reads() const { return m_reads; }
    bool failed() const { return m_failed || m_reader.failed(); }
    bool isWhole() const { return !failed() && m_reader.atEnd(); } ///< nothing was left over

    /// What is read cannot be the state of anything.
    void fail() { m_failed = true; }
    void require(bool holds) { m_failed = m_failed || !holds; }

    std::vector<std::byte> take() { return std::move(m_bytes); } ///< what was written

    /// Numbers, bools, texts, pairs, optional values, containers, and classes with archive().
    template<class... Values> void operator()(Values&... values) { (one(values), ...); }

    /// One of the enumerators up to `last`.
    template<class Enum> void choice(Enum& value, Enum last)
    {
        auto number = std::uint64_t(value);
        one(number);
        require(number <= std::uint64_t(last));
        value = failed() ? Enum{} : Enum(number);
    }

    /// A value without padding, byte by byte.
    template<class Value> void raw(Value& value)
    {
        static_assert(std::has_unique_object_representations_v<Value>);
        auto bytes = std::as_writable_bytes(std::span(&value, 1));
        if (!m_reads)
            m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        else if (const auto read = m_reader.take(bytes.size()); read.size() == bytes.size())
            std::copy(read.begin(), read.end(), bytes.begin());
    }

    // --- indexes: below how many there are, or -1 for none, but for someProcess() ---
    struct Counts
    {
        std::size_t processes = 0;
        std::size_t variables = 0;
        std::size_t channels = 0;
    };
    void setCounts(const Counts& counts) { m_counts = counts; }
    const Counts& counts() const { return m_counts; }
    void process(int& index) { indexBelow(index, m_counts.processes); }
    void someProcess(int& index)
    {
        process(index);
        require(index >= 0);
    }
    void variable(int& index) { indexBelow(index, m_counts.variables); }
    void channel(int& index) { indexBelow(index, m_counts.channels); }
    /// Each of them some process.
    void processes(std::vector<int>& indexes)
    {
        sized(indexes, [this](int& index) { someProcess(index); });
    }

    /// A container whose elements `element` archives.
    template<class Container, class Element>
    void sized(Container& container, const Element& element)
    {
        std::uint64_t size = container.size();
        one(size);
        if (m_reads) {
            require(size <= m_reader.left()); // every element takes a byte at least
            container.clear();
            container.resize(failed() ? 0 : std::size_t(size));
        }
        for (auto& value : container)
            element(value);
    }

private:
    template<class Value> void one(Value& value)
    {
        if constexpr (std::is_same_v<Value, bool>)
            value = number(value ? 1 : 0) != 0;
        else if constexpr (std::is_integral_v<Value> && std::is_signed_v<Value>)
            value = narrowed<Value>(std::int64_t(unzigzag(number(zigzag(std::uint64_t(value))))));
        else if constexpr (std::is_integral_v<Value>)
            value = narrowed<Value>(number(value));
        else
            value.archive(*this);
    }
    void one(std::string& text)
    {
        const std::uint64_t size = number(text.size());
        if (!m_reads) {
            const auto bytes = std::as_bytes(std::span(text));
            m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
            return;
        }
        const auto bytes = m_reader.take(size);
        text.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    template<class First, class Second> void one(std::pair<First, Second>& pair)
    {
        one(pair.first);
        one(pair.second);
    }
    template<class Value> void one(std::optional<Value>& value)
    {
        bool has = value.has_value();
        one(has);
        if (m_reads)
            value = has ? std::optional<Value>(std::in_place) : std::nullopt;
        if (value)
            one(*value);
    }
    template<class Value, std::size_t size> void one(std::array<Value, size>& values)
    {
        for (Value& value : values)
            one(value);
    }
    template<class Value> void one(std::vector<Value>& values)
    {
        sized(values, [this](Value& value) { one(value); });
    }
    template<class Value> void one(std::deque<Value>& values)
    {
        sized(values, [this](Value& value) { one(value); });
    }
    template<class Key, class Value> void one(std::map<Key, Value>& values)
    {
        std::vector<std::pair<Key, Value>> sorted(values.begin(), values.end());
        one(sorted);
        if (m_reads)
            values = std::map<Key, Value>(sorted.begin(), sorted.end());
    }

    std::uint64_t number(std::uint64_t value)
    {
        if (m_reads)
            return m_reader.next();
        std::byte room[longestVarint];
        m_bytes.insert(m_bytes.end(), room, putVarint(room, value));
        return value;
    }
    template<class Value, class Wide> Value narrowed(Wide value)
    {
        const bool fits =
            value <= Wide(std::numeric_limits<Value>::max()) &&
            (std::is_unsigned_v<Wide> || value >= Wide(std::numeric_limits<Value>::min()));
        require(fits);
        return fits ? Value(value) : Value{};
    }
    void indexBelow(int& index, std::size_t count)
    {
        one(index);
        if (!m_reads || (index >= -1 && index < std::int64_t(count)))
            return;
        fail();
        index = -1;
    }

    bool m_reads;
    bool m_failed = false;
    VarintReader m_reader;
    std::vector<std::byte> m_bytes;
    Counts m_counts;
};

} // namespace crosstalk
