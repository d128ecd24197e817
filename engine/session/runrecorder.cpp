#include "engine/session/runrecorder.h"

#include <algorithm>

namespace crosstalk::session {

namespace {

constexpr std::uint64_t longestWait = 1'000'000'000; ///< ns until what is there is written

} // namespace

Result<std::unique_ptr<RunRecorder>> RunRecorder::start(const std::filesystem::path& path,
                                                        const trace::RecordingInfo& info,
                                                        const trace::Log& log, Lines lines)
{
    auto writer = trace::RecordingWriter::create(path, info);
    if (!writer)
        return writer.error();
    return std::unique_ptr<RunRecorder>(new RunRecorder(std::move(*writer), log, std::move(lines)));
}

RunRecorder::RunRecorder(trace::RecordingWriter writer, const trace::Log& log, Lines lines)
    : m_writer(std::move(writer)), m_log(log), m_linesOf(std::move(lines))
{
}

void RunRecorder::take(std::uint64_t now)
{
    const std::uint64_t end = std::min(m_log.size(), m_last);
    for (; m_taken < end; ++m_taken)
        append(m_log.at(m_taken), now);
    const bool waiting = !m_part.events.empty() || !m_part.decisions.empty();
    if (waiting && now - m_since > longestWait)
        flush();
}

void RunRecorder::append(const tap::Event& event, std::uint64_t now)
{
    if (m_part.events.empty()) {
        m_since = now;
        m_part.events = m_writer.spare();
        m_part.events.reserve(trace::largestBlock);
    }
    if (event.pc != m_latestPc)
        noteLine(event.pc);
    m_part.events.push_back(event);
    if (m_part.events.size() == trace::largestBlock)
        flush();
}

void RunRecorder::noteLine(std::uint64_t pc)
{
    m_latestPc = pc;
    if (pc == 0 || !m_known.insert(pc).second)
        return;
    for (trace::RecordedLine& line : m_linesOf(pc))
        m_part.lines.push_back(std::move(line));
}

void RunRecorder::decide(const std::string& line)
{
    m_part.decisions += line;
    m_part.decisions += '\n';
}

void RunRecorder::note(std::uint64_t events, std::vector<std::byte> state)
{
    m_keyframe = events;
    if (events <= m_last)
        m_part.keyframes.emplace_back(events, std::move(state));
}

void RunRecorder::flush()
{
    const auto& names = m_log.names();
    m_part.names.assign(names.begin() + std::ptrdiff_t(m_names), names.end());
    m_names = names.size();
    m_writer.add(std::move(m_part));
    m_part = {};
}

Result<void> RunRecorder::finish(const trace::RecordingEnd& end)
{
    take(m_since);
    flush();
    return m_writer.finish(end);
}

} // namespace crosstalk::session
