#pragma once

#include "engine/trace/protobuf.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <unordered_map>
#include <vector>

// A trace as ui.perfetto.dev reads it: packets of Perfetto's protos/perfetto/trace/trace.proto, with
// names written once and referred to by number.

namespace crosstalk::session {

/// What an event carries beside its name.
struct Annotation
{
    const char* name;
    std::int64_t number = 0;
    std::string text = {}; ///< taken instead of the number when it is not empty
};

/// Writes packets one after the other; borrows the stream. Times in ns.
class PerfettoTrace
{
public:
    using Track = std::uint64_t; ///< any number but 0

    explicit PerfettoTrace(std::ostream& out) : m_out(out) {}

    void process(Track track, std::int32_t pid, const std::string& name);
    void thread(Track track, std::int32_t pid, std::int32_t tid, const std::string& name);
    void row(Track track, Track parent, const std::string& name); ///< for slices; parent 0: none
    void counter(Track track, const std::string& name, bool bytes);

    /// A slice on a track; `flows` leave from it.
    void begin(Track track, std::uint64_t time, const std::string& name,
               const std::vector<Annotation>& annotations = {},
               const std::vector<std::uint64_t>& flows = {});
    void end(Track track, std::uint64_t time, const std::vector<Annotation>& annotations = {});
    /// A moment; `flows` end in it.
    void instant(Track track, std::uint64_t time, const std::string& name,
                 const std::vector<Annotation>& annotations = {},
                 const std::vector<std::uint64_t>& flows = {});
    void value(Track track, std::uint64_t time, std::int64_t value);

private:
    void describe(const trace::ProtoMessage& descriptor);
    void event(std::uint64_t time, const trace::ProtoMessage& event);
    void annotate(trace::ProtoMessage& event, const std::vector<Annotation>& annotations);
    std::uint64_t nameNumber(const std::string& name);
    std::uint64_t annotationNumber(const std::string& name);
    void packet(trace::ProtoMessage& packet);

    std::ostream& m_out;
    std::unordered_map<std::string, std::uint64_t> m_names;
    std::unordered_map<std::string, std::uint64_t> m_annotations;
    trace::ProtoMessage m_interned; ///< names that the next packet brings along
    bool m_first = true;
};

} // namespace crosstalk::session
