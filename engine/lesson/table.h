#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <toml++/toml.h>

// Strict reading of TOML: what is asked for is what is known, the rest is a mistake. A mistake is
// noted with its place and reading goes on with a default, so that readers stay straight lines.

namespace crosstalk::lesson {

/// What is wrong in one file, in the order in which it was found.
class Mistakes
{
public:
    explicit Mistakes(std::filesystem::path file) : m_file(std::move(file)) {}

    void add(const toml::source_position& place, const std::string& message);
    bool none() const { return m_all.empty(); }
    /// The object of each is "file:line:column: message".
    const std::vector<Error>& all() const { return m_all; }

private:
    std::filesystem::path m_file;
    std::vector<Error> m_all;
};

/// A mistake at a place in a file, both counted from 1.
Error mistakeAt(const std::filesystem::path& file, std::size_t line, std::size_t column,
                const std::string& message);

/// One table of a file; refers to the toml::table and the Mistakes, which must outlive it. Reading
/// a key of another type is a mistake, and so is, at rejectUnknown(), a key that was never read.
class Table
{
public:
    Table(const toml::table& table, Mistakes& mistakes) : m_table(&table), m_mistakes(&mistakes) {}

    bool has(const std::string& key) const { return m_table->contains(key); }
    std::vector<std::string> keys() const;

    std::string text(const std::string& key, const std::string& otherwise = {});
    std::string requiredText(const std::string& key);
    std::int64_t number(const std::string& key, std::int64_t otherwise);
    std::int64_t requiredNumber(const std::string& key);
    bool flag(const std::string& key);
    std::vector<std::string> texts(const std::string& key);
    std::vector<std::int64_t> numbers(const std::string& key);
    /// A table of texts and whole numbers, as texts.
    std::map<std::string, std::string> settings(const std::string& key);
    /// A table, or an empty one when it is absent.
    Table table(const std::string& key);
    std::vector<Table> tables(const std::string& key);

    /// A text made of a-z, 0-9, - and _ that begins with a letter; noted in `taken` and a mistake
    /// when it was there before.
    std::string requiredId(const std::string& key, std::set<std::string>& taken);
    /// A text that is one of `names`; `what` says what they are: "program".
    std::string oneOf(const std::string& key, const std::vector<std::string>& names,
                      const std::string& what);

    /// Notes a mistake at the value of `key`, or at the table where that is absent.
    void fail(const std::string& key, const std::string& message);
    void rejectUnknown();

private:
    const toml::node* find(const std::string& key);
    const toml::node* require(const std::string& key);
    template<class T> std::vector<T> array(const std::string& key, const char* message);

    const toml::table* m_table;
    Mistakes* m_mistakes;
    std::set<std::string> m_known;
};

/// The table of a file, with a mistake noted where it is no TOML.
Result<toml::table> parseToml(const std::filesystem::path& path);

/// The same for a text that was read from `path`.
Result<toml::table> parseToml(const std::string& text, const std::filesystem::path& path);

} // namespace crosstalk::lesson
