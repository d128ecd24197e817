#include "engine/lesson/table.h"

#include "engine/lesson/suggestion.h"
#include "engine/lesson/textfile.h"

#include <cctype>

namespace crosstalk::lesson {

namespace {

const toml::table& emptyTable()
{
    static const toml::table none;
    return none;
}

bool isId(const std::string& text)
{
    constexpr std::size_t longest = 40;
    if (text.empty() || text.size() > longest || !std::islower(static_cast<unsigned char>(text[0])))
        return false;
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

} // namespace

Error mistakeAt(const std::filesystem::path& file, std::size_t line, std::size_t column,
                const std::string& message)
{
    // A table that came about implicitly has no place of its own: the file's beginning then.
    return {"use the lesson,",
            file.string() + ":" + std::to_string(std::max<std::size_t>(line, 1)) + ":" +
                std::to_string(std::max<std::size_t>(column, 1)) + ": " + message,
            0,
            {}};
}

void Mistakes::add(const toml::source_position& place, const std::string& message)
{
    m_all.push_back(mistakeAt(m_file, place.line, place.column, message));
}

const toml::node* Table::find(const std::string& key)
{
    m_known.insert(key);
    return m_table->get(key);
}

const toml::node* Table::require(const std::string& key)
{
    const auto* node = find(key);
    if (!node)
        fail(key, inQuotes(key) + " is missing");
    return node;
}

void Table::fail(const std::string& key, const std::string& message)
{
    const auto* node = m_table->get(key);
    m_mistakes->add((node ? node->source() : m_table->source()).begin, message);
}

std::vector<std::string> Table::keys() const
{
    std::vector<std::string> names;
    for (const auto& [key, node] : *m_table)
        names.emplace_back(key.str());
    return names;
}

std::string Table::text(const std::string& key, const std::string& otherwise)
{
    const auto* node = find(key);
    if (!node)
        return otherwise;
    if (!node->is_string())
        fail(key, inQuotes(key) + " must be a text in quotation marks");
    return node->value_or(otherwise);
}

std::string Table::requiredText(const std::string& key)
{
    require(key);
    auto value = text(key);
    if (has(key) && value.empty())
        fail(key, inQuotes(key) + " must not be empty");
    return value;
}

std::int64_t Table::number(const std::string& key, std::int64_t otherwise)
{
    const auto* node = find(key);
    if (!node)
        return otherwise;
    if (!node->is_integer())
        fail(key, inQuotes(key) + " must be a whole number");
    return node->value_or(otherwise);
}

std::int64_t Table::requiredNumber(const std::string& key)
{
    require(key);
    return number(key, 0);
}

bool Table::flag(const std::string& key)
{
    const auto* node = find(key);
    if (node && !node->is_boolean())
        fail(key, inQuotes(key) + " must be true or false");
    return node && node->value_or(false);
}

template<class T> std::vector<T> Table::array(const std::string& key, const char* message)
{
    std::vector<T> values;
    const auto* node = find(key);
    if (!node)
        return values;
    const auto* array = node->as_array();
    if (!array) {
        fail(key, inQuotes(key) + message);
        return values;
    }
    for (const auto& element : *array) {
        if (const auto* value = element.as<T>())
            values.push_back(value->get());
        else
            m_mistakes->add(element.source().begin, inQuotes(key) + message);
    }
    return values;
}

std::vector<std::string> Table::texts(const std::string& key)
{
    return array<std::string>(key, " must be a list of texts");
}

std::vector<std::int64_t> Table::numbers(const std::string& key)
{
    return array<std::int64_t>(key, " must be a list of whole numbers");
}

std::map<std::string, std::string> Table::settings(const std::string& key)
{
    std::map<std::string, std::string> values;
    Table inner = table(key);
    for (const auto& name : inner.keys()) {
        const auto* node = inner.find(name);
        if (const auto* number = node->as_integer())
            values[name] = std::to_string(number->get());
        else if (const auto* text = node->as_string())
            values[name] = text->get();
        else
            inner.fail(name, inQuotes(name) + " must be a text or a whole number");
    }
    return values;
}

Table Table::table(const std::string& key)
{
    const auto* node = find(key);
    if (node && !node->is_table())
        fail(key, inQuotes(key) + " must be a table");
    return {node && node->is_table() ? *node->as_table() : emptyTable(), *m_mistakes};
}

std::vector<Table> Table::tables(const std::string& key)
{
    std::vector<Table> found;
    const auto* node = find(key);
    if (!node)
        return found;
    const auto* array = node->as_array();
    if (!array) {
        fail(key, inQuotes(key) + " must be a list of tables: [[" + key + "]]");
        return found;
    }
    for (const auto& element : *array) {
        if (const auto* table = element.as_table())
            found.push_back({*table, *m_mistakes});
        else
            m_mistakes->add(element.source().begin,
                            inQuotes(key) + " must be a list of tables: [[" + key + "]]");
    }
    return found;
}

std::string Table::requiredId(const std::string& key, std::set<std::string>& taken)
{
    auto id = requiredText(key);
    if (id.empty())
        return id;
    if (!isId(id))
        fail(key, inQuotes(id) + " must begin with a small letter and have at most 40 of a-z, 0-9, "
                                 "- and _");
    if (!taken.insert(id).second)
        fail(key, inQuotes(id) + " is there twice");
    return id;
}

std::string Table::oneOf(const std::string& key, const std::vector<std::string>& names,
                         const std::string& what)
{
    auto name = requiredText(key);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
        fail(key, "there is no " + what + " " + inQuotes(name) + suggestion(name, names));
    return name;
}

void Table::rejectUnknown()
{
    for (const auto& [key, node] : *m_table) {
        const std::string name(key.str());
        if (!m_known.contains(name))
            m_mistakes->add(key.source().begin,
                            "unknown key " + inQuotes(name) +
                                suggestion(name, {m_known.begin(), m_known.end()}));
    }
}

Result<toml::table> parseToml(const std::string& text, const std::filesystem::path& path)
{
    auto parsed = toml::parse(text, path.string());
    if (!parsed)
        return mistakeAt(path, parsed.error().source().begin.line,
                         parsed.error().source().begin.column,
                         std::string(parsed.error().description()));
    return std::move(parsed).table();
}

Result<toml::table> parseToml(const std::filesystem::path& path)
{
    const auto text = readTextFile(path);
    if (!text)
        return text.error();
    return parseToml(text.value(), path);
}

} // namespace crosstalk::lesson
