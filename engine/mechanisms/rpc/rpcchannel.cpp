#include "engine/mechanisms/rpc/rpcchannel.h"

#include <algorithm>

namespace crosstalk::mechanisms {

namespace {

constexpr std::size_t shownCalls = 32;
constexpr std::size_t keptCalls = 256; ///< more are open at a time only in a run gone wild

void insert(std::vector<int>& processes, int process)
{
    if (process >= 0 && std::find(processes.begin(), processes.end(), process) == processes.end())
        processes.insert(std::upper_bound(processes.begin(), processes.end(), process), process);
}

} // namespace

std::unique_ptr<Channel> RpcChannel::clone() const
{
    return std::make_unique<RpcChannel>(*this);
}

void RpcChannel::archive(StateArchive& archive)
{
    archive(m_entries, m_tellings);
    archive.processes(m_clients);
    archive.processes(m_servers);
    archive(m_made, m_returned, m_failed, m_executed, m_saidAt);
}

void RpcChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.kind == tap::Kind::Enter)
        enter(event, actor, effects);
    else if (event.kind == tap::Kind::Part)
        part(event, actor, effects);
    else if (event.kind == tap::Kind::Exit)
        exit(event, actor, effects);
}

void RpcChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.call == idOf("rpc_call"))
        begin(event, actor, effects);
    Entry* entry = find(rpc::keyOf(event));
    if (entry == nullptr)
        return; // a call from a client that nobody watches
    if (event.call == idOf("rpc_sent"))
        entry->call.stage = std::max(entry->call.stage, CallStage::OnWire);
    else if (event.call == idOf("rpc_dispatch"))
        taken(*entry, event, actor, effects);
    else if (event.call == idOf("rpc_serve"))
        entry->running = true, entry->call.stage = std::max(entry->call.stage, CallStage::Running);
    else if (event.call == idOf("rpc_cut") || event.call == idOf("rpc_hold"))
        broken(*entry, event.call == idOf("rpc_hold"), event, effects);
    if (event.call != idOf("rpc_call") && event.call != idOf("rpc_reply"))
        return;
    const auto lengths = rpc::Lengths::of(event.value);
    Telling telling{actor.thread, event.call, rpc::keyOf(event), 0, lengths.detail, event.size, {}};
    for (int i = 0; i < rpc::sectionCount; ++i) {
        telling.text[std::size_t(i)].resize(lengths.length[i]);
        telling.left += lengths.length[i];
    }
    std::erase_if(m_tellings, [&](const Telling& other) { return other.thread == actor.thread; });
    if (telling.left == 0)
        told(telling, event, actor, effects);
    else
        m_tellings.push_back(std::move(telling));
}

void RpcChannel::part(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto telling =
        std::find_if(m_tellings.begin(), m_tellings.end(),
                     [&](const Telling& one) { return one.thread == actor.thread; });
    if (telling == m_tellings.end() || event.aux >= rpc::sectionCount || event.size > 8)
        return;
    std::string& text = telling->text[event.aux];
    for (std::size_t i = 0;
         i < event.size && event.offset < text.size() && event.offset + i < text.size(); ++i)
        text[event.offset + i] = char(event.payload[i]);
    telling->left -= std::min(telling->left, event.size);
    if (telling->left != 0)
        return;
    const Telling whole = std::move(*telling);
    m_tellings.erase(telling);
    told(whole, event, actor, effects);
}

void RpcChannel::told(const Telling& telling, const tap::Event& event, const Actor&,
                      Effects& effects)
{
    Entry* entry = find(telling.key);
    if (entry == nullptr)
        return;
    if (telling.call == idOf("rpc_call"))
        marshalled(*entry, telling, event, effects);
    else
        replied(*entry, telling, event, effects);
}

void RpcChannel::exit(const tap::Event& event, const Actor&, Effects& effects)
{
    Entry* entry = find(rpc::keyOf(event));
    if (entry == nullptr)
        return;
    if (event.call == idOf("rpc_serve"))
        ran(*entry, event, effects);
    else if (event.call == idOf("rpc_call"))
        ended(*entry, event, effects);
}

// Whoever could make a client go on: the server that has its call; before one has taken it, every
// server of the service.
std::vector<int> RpcChannel::unblockers(tap::CallId, int sleeper) const
{
    std::vector<int> some;
    for (const Entry& entry : m_entries) {
        if (entry.call.client != sleeper || entry.answered)
            continue;
        if (entry.call.server >= 0)
            insert(some, entry.call.server);
        else
            for (const int server : m_servers)
                insert(some, server);
    }
    return some;
}

bool RpcChannel::endsByItself(tap::CallId, int sleeper) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [sleeper](const Entry& entry) {
        return entry.call.client == sleeper && !entry.answered && entry.limited;
    });
}

SleepReason RpcChannel::sleepReason(tap::CallId, int sleeper) const
{
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
        if (entry->call.client == sleeper && !entry->answered)
            return {"has not answered " + entry->written(), "by answering"};
    return {};
}

void RpcChannel::processGone(int process, Effects&)
{
    for (Entry& entry : m_entries) {
        if (entry.call.server == process)
            entry.running = false;
        if (entry.call.client != process || entry.answered)
            continue;
        entry.answered = true; // nobody is left who could take the answer
        entry.call.stage = CallStage::Failed;
        entry.call.status = "client gone";
        ++m_failed;
    }
    std::erase(m_servers, process);
}

void RpcChannel::view(CallsView& out) const
{
    const std::size_t shown = std::min(m_entries.size(), shownCalls);
    for (std::size_t i = m_entries.size() - shown; i < m_entries.size(); ++i)
        out.calls.push_back(m_entries[i].call);
    out.made = m_made;
    out.returned = m_returned;
    out.failed = m_failed;
    out.executed = m_executed;
    out.clients = m_clients;
    out.servers = m_servers;
}

std::uint64_t RpcChannel::level() const
{
    return std::uint64_t(std::count_if(m_entries.begin(), m_entries.end(),
                                       [](const Entry& entry) { return !entry.answered; }));
}

void RpcChannel::insertClient(int process)
{
    insert(m_clients, process);
}

void RpcChannel::insertServer(int process)
{
    insert(m_servers, process);
}

RpcChannel::Entry* RpcChannel::find(std::uint64_t key)
{
    return const_cast<Entry*>(static_cast<const RpcChannel*>(this)->find(key));
}

const RpcChannel::Entry* RpcChannel::find(std::uint64_t key) const
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(),
                                    [key](const Entry& entry) { return entry.key == key; });
    return found != m_entries.rend() ? &*found : nullptr;
}

// A call stays until its client has an answer and the server is done with it as well.
void RpcChannel::forgetOld()
{
    const auto settled = [](const Entry& entry) { return entry.answered && !entry.running; };
    while (m_entries.size() > shownCalls) {
        const auto oldest = m_entries.size() > keptCalls
                                ? m_entries.begin()
                                : std::find_if(m_entries.begin(), m_entries.end(), settled);
        if (oldest == m_entries.end())
            return;
        m_entries.erase(oldest);
    }
}

} // namespace crosstalk::mechanisms
