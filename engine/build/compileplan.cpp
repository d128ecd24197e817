#include "engine/build/compileplan.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace crosstalk::build {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 16> sourceSuffixes{
    ".c", ".cc", ".cp", ".cxx", ".cpp", ".CPP", ".c++", ".C",
    ".i", ".ii", ".s",  ".S",   ".sx",  ".m",   ".mm",  ".M"};

// Options whose value may be the next argument.
constexpr std::array<std::string_view, 26> takesNext{"-I",          "-D",
                                                     "-U",          "-L",
                                                     "-l",          "-T",
                                                     "-u",          "-z",
                                                     "-e",          "-A",
                                                     "-B",          "-include",
                                                     "-imacros",    "-isystem",
                                                     "-iquote",     "-idirafter",
                                                     "-iprefix",    "-iwithprefix",
                                                     "-isysroot",   "-Xlinker",
                                                     "-Xassembler", "-Xpreprocessor",
                                                     "-MF",         "-MT",
                                                     "-MQ",         "--param"};

constexpr std::array<std::string_view, 9> linkOnlyPrefixes{
    "-l", "-L", "-Wl,", "-Xlinker", "-shared", "-rdynamic", "-pie", "-no-pie", "-fuse-ld="};

constexpr std::array<std::string_view, 6> stopsEarly{"-c", "-S",  "-E",
                                                     "-M", "-MM", "-fsyntax-only"};

bool contains(Names names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

/// One argument with its value, if that follows it.
struct Argument
{
    enum class Kind
    {
        Source,
        Input,
        Option,
        LinkOption,
        Language,
        Output
    };
    Kind kind = Kind::Option;
    std::vector<std::string> words;
    std::string language; ///< Source: of -x, if any
};

using Kind = Argument::Kind;

bool hasSourceSuffix(std::string_view path)
{
    return std::ranges::any_of(sourceSuffixes, [&](auto suffix) { return path.ends_with(suffix); });
}

bool isOption(std::string_view word)
{
    return word.size() > 1 && word.front() == '-';
}

Kind kindOf(std::string_view word, const std::string& language)
{
    if (!isOption(word))
        return !language.empty() || hasSourceSuffix(word) ? Kind::Source : Kind::Input;
    if (word.starts_with("-o"))
        return Kind::Output;
    if (word.starts_with("-x"))
        return Kind::Language;
    const auto begins = [&](auto prefix) { return word.starts_with(prefix); };
    return std::ranges::any_of(linkOnlyPrefixes, begins) ? Kind::LinkOption : Kind::Option;
}

/// The arguments in order, each with what belongs to it.
std::vector<Argument> split(const std::vector<std::string>& words)
{
    std::vector<Argument> out;
    std::string language;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Argument argument{kindOf(words[i], language), {words[i]}, language};
        const bool valueFollows =
            contains(takesNext, words[i]) || words[i] == "-o" || words[i] == "-x";
        if (valueFollows && i + 1 < words.size())
            argument.words.push_back(words[++i]);
        if (argument.kind == Kind::Language)
            language = argument.words.size() > 1 ? argument.words[1] : argument.words[0].substr(2);
        if (language == "none")
            language.clear();
        out.push_back(std::move(argument));
    }
    return out;
}

bool has(const std::vector<Argument>& arguments, std::string_view word)
{
    return std::ranges::any_of(arguments,
                               [&](const auto& one) { return one.words.front() == word; });
}

bool stopsBeforeLinking(const std::vector<Argument>& arguments)
{
    return std::ranges::any_of(stopsEarly, [&](auto word) { return has(arguments, word); });
}

bool hasKind(const std::vector<Argument>& arguments, Kind kind)
{
    return std::ranges::find(arguments, kind, &Argument::kind) != arguments.end();
}

void append(Command& command, const std::vector<std::string>& words)
{
    command.insert(command.end(), words.begin(), words.end());
}

/// The compiler with the taps' flags before the user's, so that a later -O of theirs counts.
Command compilerWithTaps(const Toolchain& toolchain)
{
    Command out = toolchain.compiler;
    append(out, toolchain.flags);
    append(out, {"-isystem", toolchain.kit.string()});
    return out;
}

Command compileOne(const Argument& source, const std::vector<Argument>& arguments,
                   const Toolchain& toolchain, const std::string& object)
{
    Command out = compilerWithTaps(toolchain);
    for (const Argument& argument : arguments)
        if (argument.kind == Kind::Option)
            append(out, argument.words);
    if (!source.language.empty())
        append(out, {"-x", source.language});
    append(out, source.words);
    append(out, {"-c", "-o", object});
    return out;
}

/// An option as the linking compiler may have it: without ThreadSanitizer; empty: not at all.
std::string withoutThreadSanitizer(const std::string& word)
{
    constexpr std::string_view option = "-fsanitize=";
    if (!word.starts_with(option))
        return word;
    std::string kept;
    for (std::size_t at = option.size(); at <= word.size();) {
        const auto comma = std::min(word.find(',', at), word.size());
        const auto name = word.substr(at, comma - at);
        if (name != "thread" && !name.empty())
            kept += (kept.empty() ? "" : ",") + name;
        at = comma + 1;
    }
    return kept.empty() ? std::string() : std::string(option) + kept;
}

/// The tap before every other library, so that its read, write, pthread_mutex_lock … are found
/// first, and kept although nothing may call into it by name.
std::vector<std::string> tapForLinker(const std::filesystem::path& tap)
{
    return {"-Wl,--push-state,--no-as-needed", tap.string(), "-Wl,--pop-state",
            "-Wl,-rpath," + tap.parent_path().string()};
}

/// Objects stand where their sources stood: the order of what is linked matters.
Command linkAll(const std::vector<Argument>& arguments, const std::vector<std::string>& objects,
                const Toolchain& toolchain)
{
    Command out = toolchain.compiler;
    if (!has(arguments, "-r"))
        append(out, tapForLinker(toolchain.tap));
    auto object = objects.begin();
    for (const Argument& argument : arguments) {
        if (argument.kind == Kind::Source)
            out.push_back(*object++);
        else if (argument.kind != Kind::Language)
            for (const std::string& word : argument.words)
                if (auto kept = withoutThreadSanitizer(word); !kept.empty())
                    out.push_back(std::move(kept));
    }
    return out;
}

std::vector<Command> compileThenLink(const std::vector<Argument>& arguments,
                                     const Toolchain& toolchain,
                                     const std::filesystem::path& scratch)
{
    std::vector<Command> out;
    std::vector<std::string> objects;
    for (const Argument& argument : arguments) {
        if (argument.kind != Kind::Source)
            continue;
        objects.push_back((scratch / (std::to_string(objects.size()) + ".o")).string());
        out.push_back(compileOne(argument, arguments, toolchain, objects.back()));
    }
    out.push_back(linkAll(arguments, objects, toolchain));
    return out;
}

} // namespace

Result<std::vector<Command>> planCompilation(const std::vector<std::string>& words,
                                             const Toolchain& toolchain,
                                             const std::filesystem::path& scratch)
{
    const auto arguments = split(words);
    const bool stops = stopsBeforeLinking(arguments);
    if (!stops && (has(arguments, "-static") || has(arguments, "-static-pie")))
        return Error{"link with taps and", "-static", 0,
                     "A tap has to stand before the shared C library: link without -static."};
    if (!stops && (hasKind(arguments, Kind::Source) || hasKind(arguments, Kind::Input)))
        return compileThenLink(arguments, toolchain, scratch);
    // Nothing to link; with no input either, it is a question such as --version.
    Command command = stops ? compilerWithTaps(toolchain) : toolchain.compiler;
    append(command, words);
    return std::vector<Command>{std::move(command)};
}

} // namespace crosstalk::build
