#include "engine/session/csvexport.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace crosstalk::session {

namespace {

constexpr std::string_view kinds[] = {
    "none",       "read",        "write",         "value",        "atomic-load", "atomic-store",
    "rmw-begin",  "atomic-rmw",  "fence",         "enter",        "exit",        "held",
    "released",   "thread-start", "thread-end",   "describe",     "map",         "unmap",
    "open",       "close",       "name",          "mark",         "exec",        "joined",
    "part",       "delivered",   "choice",        "fault",        "process-state", "process-exit",
    "probe",      "resized",     "pace",          "gap",          "overflow"};
static_assert(std::size(kinds) == std::size_t(tap::Kind::Overflow) + 1);

constexpr std::string_view orders[] = {"relaxed", "consume", "acquire",
                                       "release", "acq_rel", "seq_cst"};

bool isAtomic(tap::Kind kind)
{
    return kind == tap::Kind::AtomicLoad || kind == tap::Kind::AtomicStore ||
           kind == tap::Kind::AtomicRmw || kind == tap::Kind::Fence;
}

bool isCall(tap::Kind kind)
{
    return kind == tap::Kind::Enter || kind == tap::Kind::Exit || kind == tap::Kind::Held;
}

/// One line, field by field.
class Line
{
public:
    void text(std::string_view field)
    {
        begin();
        if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
            m_line += field;
            return;
        }
        m_line += '"';
        for (const char c : field) {
            if (c == '"')
                m_line += '"';
            m_line += c;
        }
        m_line += '"';
    }
    template<class Number> void number(Number value, int base = 10)
    {
        begin();
        char digits[24];
        m_line.append(digits, std::to_chars(digits, digits + sizeof digits, value, base).ptr);
    }
    void nothing() { begin(); }

    void writeTo(std::ostream& out)
    {
        m_line += '\n';
        out.write(m_line.data(), std::streamsize(m_line.size()));
        m_line.clear();
        m_first = true;
    }

private:
    void begin()
    {
        if (!m_first)
            m_line += ',';
        m_first = false;
    }

    std::string m_line;
    bool m_first = true;
};

std::string bytesOf(const tap::Event& event)
{
    static constexpr std::array<std::uint8_t, 8> none{};
    if (std::memcmp(event.payload, none.data(), none.size()) == 0)
        return {};
    std::string out;
    for (const std::uint8_t byte : event.payload) {
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
    }
    return out;
}

std::string flagsOf(const tap::Event& event)
{
    static constexpr std::pair<std::uint8_t, std::string_view> names[] = {
        {tap::Internal, "internal"}, {tap::Sampled, "sampled"},   {tap::Volatile, "volatile"},
        {tap::Slept, "slept"},       {tap::NonBlocking, "nonblocking"}};
    std::string out;
    for (const auto& [bit, name] : names)
        if ((event.flags & bit) != 0)
            out += (out.empty() ? "" : " ") + std::string(name);
    return out;
}

void putWho(Line& line, const tap::Event& event, const world::World& world)
{
    const int process = event.thread < tap::slotCount ? world.processOf(event.thread) : -1;
    line.text(process >= 0 ? "P" + std::to_string(process + 1) : std::string());
    line.text(process >= 0 ? world.programOf(process) : std::string());
    if (event.thread < tap::slotCount)
        line.number(event.thread);
    else
        line.nothing();
}

void putWhat(Line& line, const tap::Event& event, const world::World& world)
{
    line.text(kindName(event.kind));
    line.text(isCall(event.kind) && event.call != 0 ? mechanisms::callName(event.call)
                                                    : std::string_view());
    const std::string object = objectName(event, world);
    if (object.empty() && event.object != 0)
        line.number(event.object, 16);
    else
        line.text(object);
    line.number(event.offset);
    line.number(event.size);
    if (event.kind == tap::Kind::Exit)
        line.number(std::int64_t(event.value));
    else
        line.number(event.value);
    const bool failed = event.kind == tap::Kind::Exit && event.aux != 0;
    const char* error = failed ? ::strerrorname_np(int(event.aux)) : nullptr;
    line.text(error != nullptr ? error : "");
}

void putWhere(Line& line, const tap::Event& event, const world::World& world)
{
    if (event.fd >= 0 && isCall(event.kind))
        line.number(event.fd);
    else
        line.nothing();
    line.text(isAtomic(event.kind) && event.aux < std::size(orders) ? orders[event.aux]
                                                                    : std::string_view());
    const int process = event.thread < tap::slotCount ? world.processOf(event.thread) : -1;
    const world::SourceLine at = world.line(process, event.pc);
    line.text(at.file);
    if (at.line > 0)
        line.number(at.line);
    else
        line.nothing();
    line.text(bytesOf(event));
    line.text(flagsOf(event));
}

} // namespace

std::string_view kindName(tap::Kind kind)
{
    return kind <= tap::Kind::Overflow ? kinds[std::size_t(kind)] : kinds[0];
}

std::string objectName(const tap::Event& event, const world::World& world)
{
    if (event.object == 0)
        return {};
    const bool access = event.kind >= tap::Kind::Read && event.kind <= tap::Kind::AtomicRmw;
    if (access)
        if (const int variable = world.variableAt(event.object, event.offset); variable >= 0)
            return world.variable(variable).name;
    return world.channelId(event.object, event.offset);
}

Result<void> exportCsv(Replay& replay, std::ostream& out)
{
    out << "event,time_ns,process,program,thread,kind,call,object,offset,size,value,error,fd,order,"
           "file,line,bytes,flags\n";
    Line line;
    replay.watch([&](const tap::Event& event, std::uint64_t index, const mechanisms::Effects&,
                     const world::World& world) {
        line.number(index);
        line.number(event.time);
        putWho(line, event, world);
        putWhat(line, event, world);
        putWhere(line, event, world);
        line.writeTo(out);
    });
    while (out.good() && replay.foldNext()) {
    }
    out.flush();
    if (!out.good())
        return systemError("write", "the events", "Is the disk full, or the reader gone?");
    return {};
}

} // namespace crosstalk::session
