#include "widgets/messages/lifelines.h"

#include <algorithm>
#include <map>
#include <set>

namespace crosstalk::messages {

using world::MessageLog;

namespace {

std::set<int> partiesOf(const MessageLog::Track& track)
{
    std::set<int> parties(track.receivers.begin(), track.receivers.end());
    parties.insert(track.sender);
    return parties;
}

double meanOf(const std::set<int>& ordinals)
{
    double sum = 0;
    for (const int ordinal : ordinals)
        sum += ordinal;
    return sum / double(ordinals.size());
}

} // namespace

int Lifelines::representative(const world::Snapshot& snapshot, int channel)
{
    if (channel < 0 || std::size_t(channel) >= snapshot.channels.size())
        return channel;
    const int back = snapshot.channels[std::size_t(channel)].back;
    return back >= 0 ? std::min(back, channel) : channel;
}

Lifelines Lifelines::make(const std::vector<MessageLog::Track>& tracks,
                          const world::Snapshot& snapshot, const Filter& filter,
                          const Request& request)
{
    Lifelines made;
    for (int c = 0; c < int(snapshot.channels.size()); ++c)
        made.m_representative.push_back(representative(snapshot, c));
    const int only = representative(snapshot, filter.channel);
    std::set<int> processes;
    std::map<int, std::set<int>> channels;
    for (const MessageLog::Track& track : tracks) {
        const int channel = representative(snapshot, track.channel);
        made.m_shown.push_back(only < 0 || channel == only);
        if (!made.m_shown.back())
            continue;
        const std::set<int> parties = partiesOf(track);
        processes.insert(parties.begin(), parties.end());
        channels[channel].insert(parties.begin(), parties.end());
    }
    std::vector<std::pair<double, Lifeline>> places;
    for (const int process : processes)
        places.push_back({double(process), {false, process}});
    if (filter.buffers)
        for (const auto& [channel, parties] : channels)
            places.push_back({meanOf(parties) + 0.01, {true, channel}});
    std::stable_sort(places.begin(), places.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    const double count = double(std::max<std::size_t>(places.size(), 1));
    const double step = std::clamp(request.width / count, request.least, request.widest);
    made.m_width = step * count;
    double x = std::max(0.0, (request.width - made.m_width) / 2) + step / 2;
    for (auto& [place, line] : places) {
        line.x = x;
        line.room = step;
        made.m_lines.push_back(line);
        x += step;
    }
    return made;
}

const Lifeline* Lifelines::find(bool isChannel, int index) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Lifeline& line) {
        return line.isChannel == isChannel && line.index == index;
    });
    return found != m_lines.end() ? &*found : nullptr;
}

const Lifeline* Lifelines::process(int ordinal) const
{
    return find(false, ordinal);
}

const Lifeline* Lifelines::channel(int index) const
{
    const bool known = index >= 0 && std::size_t(index) < m_representative.size();
    return find(true, known ? m_representative[std::size_t(index)] : index);
}

bool Lifelines::shows(int track) const
{
    return track >= 0 && std::size_t(track) < m_shown.size() && m_shown[std::size_t(track)];
}

} // namespace crosstalk::messages
