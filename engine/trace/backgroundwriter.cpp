#include "engine/trace/backgroundwriter.h"

#include <utility>

namespace crosstalk::trace {

BackgroundWriter::BackgroundWriter(RecordingWriter writer)
    : m_writer(std::move(writer)), m_thread([this] { loop(); })
{
}

BackgroundWriter::~BackgroundWriter()
{
    close();
}

void BackgroundWriter::add(RecordingPart part)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.size() < mostWaiting; });
    m_waiting.push_back(std::move(part));
    m_changed.notify_all();
}

std::vector<tap::Event> BackgroundWriter::spare()
{
    std::vector<tap::Event> events;
    const std::lock_guard lock(m_mutex);
    if (!m_spare.empty()) {
        events = std::move(m_spare.back());
        m_spare.pop_back();
    }
    return events;
}

void BackgroundWriter::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_closing; });
        if (m_waiting.empty())
            return;
        RecordingPart part = std::move(m_waiting.front());
        lock.unlock();
        write(part);
        lock.lock();
        m_waiting.pop_front(); // only now: what waits and what is at hand count together
        part.events.clear();
        m_spare.push_back(std::move(part.events));
        m_changed.notify_all();
    }
}

void BackgroundWriter::write(const RecordingPart& part)
{
    if (failure())
        return;
    note(m_writer.names(part.names));
    note(m_writer.lines(part.lines));
    note(m_writer.decisions(part.decisions));
    note(m_writer.events(part.events));
    for (const auto& [events, state] : part.keyframes)
        note(m_writer.keyframe(events, state));
}

void BackgroundWriter::note(const Result<void>& result)
{
    if (result)
        return;
    const std::lock_guard lock(m_mutex);
    if (!m_failure)
        m_failure = result.error();
}

std::optional<Error> BackgroundWriter::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

void BackgroundWriter::close()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        m_changed.notify_all();
    }
    m_thread.join();
}

Result<void> BackgroundWriter::finish(const RecordingEnd& end)
{
    close();
    if (!m_failure)
        note(m_writer.end(end));
    if (m_failure)
        return *m_failure;
    return {};
}

} // namespace crosstalk::trace
