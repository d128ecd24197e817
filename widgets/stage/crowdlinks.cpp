#include "widgets/stage/crowdlinks.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace crosstalk::stage {

namespace {

using Link = Structure::Link;

bool isOneProgram(const world::Snapshot& snapshot)
{
    const auto& all = snapshot.processes;
    return std::all_of(all.begin(), all.end(),
                       [&](const auto& p) { return p.program == all.front().program; });
}

bool isLiving(const world::ProcessView& process)
{
    return process.state != world::ProcessState::Exited &&
           process.state != world::ProcessState::Killed &&
           process.state != world::ProcessState::Lost;
}

/// Makes the links of a crowd, then its layers.
class Links
{
public:
    Links(Structure& structure, const world::Snapshot& snapshot)
        : m_structure(structure), m_snapshot(snapshot), m_cardOf(snapshot.processes.size(), -1),
          m_living(std::any_of(snapshot.processes.begin(), snapshot.processes.end(), isLiving))
    {
        for (std::size_t card = 0; card < structure.crowd.size(); ++card)
            for (const int process : structure.crowd[card].processes)
                m_cardOf[std::size_t(process)] = int(card);
    }

    void make()
    {
        for (std::size_t i = 0; i < m_snapshot.channels.size(); ++i)
            add(int(i));
        for (auto& [key, link] : m_links)
            m_structure.links.push_back(std::move(link));
        std::sort(m_structure.links.begin(), m_structure.links.end(),
                  [](const Link& a, const Link& b) { return a.channels < b.channels; });
        layers();
    }

private:
    using Key = std::tuple<std::string, std::vector<int>, std::vector<int>>;

    std::vector<int> cards(const std::vector<int>& processes) const;
    void add(int channel);
    void add(int channel, bool region, const std::vector<int>& from, const std::vector<int>& to);
    std::vector<std::vector<int>> follows() const;
    int depth(int card, const std::vector<std::vector<int>>& follows, std::vector<int>& seen);
    void layers();

    Structure& m_structure;
    const world::Snapshot& m_snapshot;
    std::vector<int> m_cardOf;
    bool m_living; ///< somebody does
    std::map<Key, Link> m_links;
};

std::vector<int> Links::cards(const std::vector<int>& processes) const
{
    std::vector<int> found;
    for (const int process : processes)
        if (process >= 0 && std::size_t(process) < m_cardOf.size() &&
            m_cardOf[std::size_t(process)] >= 0)
            found.push_back(m_cardOf[std::size_t(process)]);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// Who moved bytes counts: after a fork many hold ends that they never use. While somebody lives,
/// what nobody holds any more makes way.
void Links::add(int index)
{
    const world::ChannelView& channel = m_snapshot.channels[std::size_t(index)];
    if (channel.shape == world::Shape::Region)
        return add(index, true, cards(channel.mappedBy), {});
    if (!channel.stream && !channel.messages)
        return;
    const bool second = channel.back >= 0 && channel.back < index;
    if (second)
        return; // drawn with the other direction
    const auto& writers = channel.messages ? channel.messages->senders : channel.stream->writers;
    const auto& readers = channel.messages ? channel.messages->receivers : channel.stream->readers;
    if (m_living && writers.empty() && readers.empty())
        return;
    std::vector<int> from = cards(channel.movedInto.empty() ? writers : channel.movedInto);
    std::vector<int> to = cards(channel.movedOutOf.empty() ? readers : channel.movedOutOf);
    add(index, channel.messages && channel.messages->inUserSpace, from, to);
}

void Links::add(int channel, bool region, const std::vector<int>& from, const std::vector<int>& to)
{
    if (from.empty() && to.empty())
        return; // nobody who is shown
    const world::ChannelView& view = m_snapshot.channels[std::size_t(channel)];
    Link& link = m_links[{view.kind, from, to}];
    link.channels.push_back(channel);
    link.from = from;
    link.to = to;
    link.region = region;
    link.bothWays = view.back >= 0;
}

/// For each card those that it feeds.
std::vector<std::vector<int>> Links::follows() const
{
    std::vector<std::vector<int>> follows(m_structure.crowd.size());
    for (const Link& link : m_structure.links)
        for (const int from : link.from)
            for (const int to : link.to)
                if (from != to)
                    follows[std::size_t(from)].push_back(to);
    return follows;
}

/// The longest way that leads on from a card; -1 in `seen`: not known yet, -2: on the way, so that
/// a circle is cut where it closes.
int Links::depth(int card, const std::vector<std::vector<int>>& follows, std::vector<int>& seen)
{
    int& own = seen[std::size_t(card)];
    if (own != -1)
        return std::max(own, 0);
    own = -2;
    int longest = 0;
    for (const int next : follows[std::size_t(card)])
        if (seen[std::size_t(next)] != -2)
            longest = std::max(longest, 1 + depth(next, follows, seen));
    return own = longest;
}

/// Whoever feeds others stands left of them; who talks to nobody stands first.
void Links::layers()
{
    const auto next = follows();
    std::vector<int> before(next.size(), -1);
    int deepest = 0;
    for (std::size_t card = 0; card < next.size(); ++card)
        deepest = std::max(deepest, depth(int(card), next, before));
    m_structure.layers.assign(next.size(), 0);
    for (const Link& link : m_structure.links)
        for (const auto* ends : {&link.from, &link.to})
            for (const int card : *ends)
                m_structure.layers[std::size_t(card)] = deepest - before[std::size_t(card)];
}

} // namespace

void addCrowd(Structure& structure, const world::Snapshot& snapshot, const CrowdWish& wish)
{
    if (int(snapshot.processes.size()) <= mostCards ||
        (structure.lanes.empty() && isOneProgram(snapshot)))
        return;
    structure.crowded = true;
    structure.crowd = crowdOf(snapshot, wish);
    Links(structure, snapshot).make();
}

} // namespace crosstalk::stage
