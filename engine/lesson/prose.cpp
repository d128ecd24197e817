#include "engine/lesson/prose.h"

#include "engine/lesson/suggestion.h"

#include <md4c.h>

#include <algorithm>

namespace crosstalk::lesson {

namespace {

/// What md4c's callbacks find. It hands out pieces of the text itself, which gives their places;
/// a piece that it made anew (a link with an entity in it) is placed where the last one was.
class Finder
{
public:
    explicit Finder(const std::string& text) : m_text(text) {}

    void note(const char* piece, const std::string& message)
    {
        const auto offset = place(piece);
        const auto before = m_text.begin() + std::ptrdiff_t(offset);
        const auto line = std::count(m_text.begin(), before, '\n');
        const auto start = line == 0 ? 0 : m_text.rfind('\n', offset == 0 ? 0 : offset - 1) + 1;
        if (!m_found.empty() && m_found.back().line == std::size_t(line) + 1 &&
            m_found.back().message == message)
            return; // a tag and its end, a block's next line: once is enough
        m_found.push_back({std::size_t(line) + 1, offset - start + 1, message});
    }

    void see(const char* piece) { m_last = place(piece); }

    std::vector<ProseMistake> found() { return std::move(m_found); }

private:
    std::size_t place(const char* piece) const
    {
        const char* const begin = m_text.data();
        return piece >= begin && piece < begin + m_text.size() ? std::size_t(piece - begin)
                                                               : m_last;
    }

    const std::string& m_text;
    std::size_t m_last = 0;
    std::vector<ProseMistake> m_found;
};

void checkLink(Finder& finder, const MD_ATTRIBUTE& target)
{
    const std::string address(target.text, target.size);
    if (!address.starts_with("https://"))
        finder.note(target.text, "a link leads to an https address, not to " + inQuotes(address));
}

int enterSpan(MD_SPANTYPE type, void* detail, void* finder)
{
    auto& found = *static_cast<Finder*>(finder);
    if (type == MD_SPAN_A)
        checkLink(found, static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
    if (type == MD_SPAN_IMG)
        found.note(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src.text,
                   "pictures are not shown in a lesson's text");
    return 0;
}

int seeText(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE, void* finder)
{
    auto& found = *static_cast<Finder*>(finder);
    if (type == MD_TEXT_HTML)
        found.note(text, "HTML has no effect in a lesson's text: use Markdown");
    found.see(text);
    return 0;
}

} // namespace

std::vector<ProseMistake> proseMistakes(const std::string& markdown)
{
    Finder finder(markdown);
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_span = enterSpan;
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = seeText;
    md_parse(markdown.data(), MD_SIZE(markdown.size()), &parser, &finder);
    return finder.found();
}

} // namespace crosstalk::lesson
