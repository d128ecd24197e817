#include "engine/session/playback.h"

#include <algorithm>
#include <chrono>

namespace crosstalk::session {

namespace {

constexpr auto showInterval = std::chrono::milliseconds(50); ///< while it is still being folded

} // namespace

Result<std::unique_ptr<Playback>> Playback::open(const std::filesystem::path& path, Changed changed,
                                                 Missed missed)
{
    auto replay = Replay::open(path);
    if (!replay)
        return replay.error();
    return std::unique_ptr<Playback>(
        new Playback(std::move(*replay), path, std::move(changed), std::move(missed)));
}

Playback::Playback(std::unique_ptr<Replay> replay, std::filesystem::path path, Changed changed,
                   Missed missed)
    : m_path(std::move(path)), m_changed(std::move(changed)), m_missed(std::move(missed)),
      m_replay(std::move(replay)), m_cut(m_replay->isCut()),
      m_bytesDamaged(m_replay->isDamaged())
{
    m_thread = std::thread([this] { loop(); });
}

Playback::~Playback()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_told.notify_all();
    }
    m_thread.join();
}

std::shared_ptr<const world::Snapshot> Playback::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void Playback::post(std::function<void()> command)
{
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
    m_told.notify_all();
}

void Playback::loop()
{
    while (takeCommands())
        if (!m_whole.load())
            foldSome();
}

/// Waits for commands only when there is nothing left to fold; false: it is over.
bool Playback::takeCommands()
{
    std::vector<std::function<void()>> commands;
    {
        std::unique_lock lock(m_mutex);
        m_told.wait(lock, [this] { return m_stop || !m_commands.empty() || !m_whole.load(); });
        if (m_stop)
            return false;
        commands.swap(m_commands);
    }
    for (const auto& command : commands)
        command();
    return true;
}

void Playback::foldSome()
{
    const auto until = std::chrono::steady_clock::now() + showInterval;
    bool more = true;
    while (more && std::chrono::steady_clock::now() < until)
        more = m_replay->foldNext();
    m_folded = m_replay->folded();
    m_cut = m_replay->isCut();
    m_bytesDamaged = m_replay->isDamaged();
    m_whole = !more;
    if (m_wanted > 0 && (m_wanted <= m_folded || m_whole))
        showAt(std::exchange(m_wanted, 0));
    else if (m_atEnd)
        showEnd();
}

void Playback::show(world::Snapshot snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = std::make_shared<const world::Snapshot>(std::move(snapshot));
    }
    if (m_changed)
        m_changed();
}

void Playback::showEnd()
{
    m_atEnd = true;
    world::Snapshot snapshot = m_whole ? m_replay->result().first : m_replay->present();
    snapshot.live = true;
    show(std::move(snapshot));
}

void Playback::showAt(std::uint64_t event)
{
    m_atEnd = false;
    if (m_whole) // a damaged file promised more
        event = std::min(event, m_replay->folded());
    const bool isFolded = event <= m_replay->folded();
    m_wanted = isFolded ? 0 : event; // shown again then: what was judged is known then, too
    if (isFolded || m_replay->isInReach(event))
        show(m_replay->at(std::max<std::uint64_t>(event, 1)));
}

void Playback::seek(std::uint64_t event)
{
    post([=, this] { showAt(event); });
}

void Playback::seekTime(std::uint64_t ns)
{
    post([=, this] { showAt(m_replay->countAt(ns)); });
}

void Playback::go(const Landmark& landmark)
{
    post([=, this] {
        const std::uint64_t from = m_atEnd ? m_replay->folded() : snapshot()->event;
        if (const auto found = m_replay->find(from, landmark))
            showAt(*found);
        else if (m_missed)
            m_missed(landmark);
    });
}

void Playback::toEnd()
{
    post([this] {
        m_wanted = 0;
        showEnd();
    });
}

Peek Playback::peek(int channel) const
{
    Peek peek = peekByTap(*snapshot(), channel);
    peek.source = "This is a recording: no kernel can be asked any more. ";
    peek.source += peek.messages.empty()
                       ? "The tap saw nothing go in that was not taken out."
                       : "These are the first bytes of each message, as the tap saw them go in.";
    return peek;
}

} // namespace crosstalk::session
