#include "engine/world/channels.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace crosstalk::world {

ChannelEntry::ChannelEntry(const ChannelEntry& other)
    : object(other.object), offset(other.offset), opened(other.opened),
      channel(other.channel ? other.channel->clone() : nullptr), mechanism(other.mechanism),
      id(other.id), systemName(other.systemName), ordinal(other.ordinal), series(other.series),
      back(other.back), joined(other.joined), answers(other.answers), readBy(other.readBy),
      writtenBy(other.writtenBy), acquiredTime(other.acquiredTime), closedAt(other.closedAt),
      kernel(other.kernel), bytes(other.bytes), moved(other.moved)
{
}

ChannelEntry& ChannelEntry::operator=(const ChannelEntry& other)
{
    return *this = ChannelEntry(other);
}

std::pair<std::uint64_t, std::uint64_t>& ChannelEntry::movedBy(int process)
{
    if (std::size_t(process) >= moved.size())
        moved.resize(std::size_t(process) + 1);
    return moved[std::size_t(process)];
}

bool ChannelEntry::isWhole() const
{
    return offset == Channels::wholeObject;
}

int Channels::find(std::uint64_t object, std::uint64_t offset) const
{
    const Key key{object, offset};
    if (m_last >= 0 && key == m_lastKey)
        return m_last;
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return -1;
    m_lastKey = key;
    return m_last = found->second;
}

namespace {

const mechanisms::Mechanism* endpointMechanism(const tap::Event& event)
{
    if (event.kind != tap::Kind::Describe)
        return nullptr;
    for (const mechanisms::Mechanism* mechanism : mechanisms::registry())
        if (mechanism->isEndpoint(tap::ObjectKind(event.call)))
            return mechanism;
    return nullptr;
}

using Opened = std::pair<std::unique_ptr<mechanisms::Channel>, const mechanisms::Mechanism*>;

Opened open(const tap::Event& event)
{
    if (event.kind == tap::Kind::Enter) {
        const mechanisms::Mechanism* mechanism = mechanisms::mechanismOf(event.call);
        return {mechanism != nullptr ? mechanism->open(event) : nullptr, mechanism};
    }
    for (const mechanisms::Mechanism* mechanism : mechanisms::registry())
        if (auto channel = mechanism->open(event))
            return {std::move(channel), mechanism};
    return {};
}

} // namespace

void ChannelEntry::archive(StateArchive& archive)
{
    archive(object, offset, id, systemName, ordinal, joined, answers, readBy, writtenBy);
    archive.channel(back);
    archive(acquiredTime, closedAt, kernel, bytes, moved);
    archive.require(moved.size() <= archive.counts().processes);
    archive.raw(opened);
    if (archive.reads())
        std::tie(channel, mechanism) = open(opened);
    archive.require(channel != nullptr);
    if (channel)
        channel->archive(archive);
}

void Channels::archive(StateArchive& archive)
{
    std::map<Key, int> index(m_index.begin(), m_index.end()); // in an order
    archive(m_entries, m_names, m_awaited, m_shown, index);
    archive.require(m_entries.size() == archive.counts().channels && m_shown <= m_entries.size());
    for (const auto& [key, channel] : index)
        archive.require(channel >= 0 && std::size_t(channel) < m_entries.size());
    std::set<int> ordinals; // each of those that are shown has its own
    for (const ChannelEntry& entry : m_entries) {
        archive.require(entry.ordinal >= -1 && entry.ordinal < std::int64_t(m_shown));
        if (entry.ordinal >= 0)
            archive.require(ordinals.insert(entry.ordinal).second);
    }
    archive.require(ordinals.size() == m_shown);
    if (!archive.reads())
        return;
    m_index = {index.begin(), index.end()};
    m_last = -1;
}

int Channels::obtain(const tap::Event& event, bool whole)
{
    const int known = whole ? towards(event.object, mechanisms::Direction::Both)
                            : find(event.object, event.offset);
    if (known >= 0)
        return known;
    if (!whole || endpointMechanism(event) == nullptr)
        return add(event, whole ? wholeObject : event.offset);
    const int out = add(event, outOf);
    const int in = add(event, into);
    if (out >= 0 && in >= 0) {
        (*this)[out].back = in;
        (*this)[in].back = out;
    }
    return out;
}

int Channels::add(const tap::Event& event, std::uint64_t offset)
{
    tap::Event opening = event;
    if (offset == outOf || offset == into)
        opening.offset = offset; // the two ways of one end are two channels
    auto [channel, mechanism] = open(opening);
    if (!channel)
        return -1;
    ChannelEntry entry;
    entry.mechanism = mechanism;
    entry.object = event.object;
    entry.offset = offset;
    entry.opened = opening;
    entry.channel = std::move(channel);
    m_entries.push_back(std::move(entry));
    const int index = int(m_entries.size()) - 1;
    m_index.emplace(Key{event.object, offset}, index);
    if (offset == wholeObject && m_names.contains(event.object))
        show(index);
    return index;
}

void Channels::reopen(int channel, const tap::Event& enter)
{
    ChannelEntry& entry = (*this)[channel];
    if (entry.mechanism == mechanisms::mechanismOf(enter.call))
        return;
    if (auto [fresh, mechanism] = open(enter); fresh) {
        entry.opened = enter;
        entry.channel = std::move(fresh);
        entry.mechanism = mechanism;
    }
}

int Channels::towards(std::uint64_t object, mechanisms::Direction direction) const
{
    const int whole = find(object, wholeObject);
    if (whole >= 0)
        return whole;
    return find(object, direction == mechanisms::Direction::Up ? into : outOf);
}

std::vector<int> Channels::allOf(std::uint64_t object) const
{
    std::vector<int> all;
    for (const std::uint64_t way : {wholeObject, into, outOf})
        if (const int channel = find(object, way); channel >= 0)
            all.push_back(channel);
    return all;
}

// The end that was known first keeps its channels: somebody may already have written to it, or
// sleep in a read of it. Described only for its Joined, the other one has been used by nobody.
void Channels::join(std::uint64_t one, std::uint64_t other)
{
    const auto known = [&](std::uint64_t end) {
        const int out = find(end, outOf);
        return out >= 0 ? out : int(m_entries.size());
    };
    const std::uint64_t older = known(one) <= known(other) ? one : other;
    const std::uint64_t newer = older == one ? other : one;
    const int out = find(older, outOf);
    const int in = find(older, into);
    if (out < 0 || in < 0)
        return;
    (*this)[out].joined = (*this)[in].joined = true;
    m_index[Key{newer, into}] = out;
    m_index[Key{newer, outOf}] = in;
    m_last = -1;
}

void Channels::show(int channel)
{
    ChannelEntry& entry = (*this)[channel];
    if (entry.ordinal >= 0)
        return;
    entry.ordinal = int(m_shown++);
    if (entry.id.empty())
        entry.id = freshId(entry);
}

void Channels::nameObject(std::uint64_t object, const std::string& id)
{
    m_names[object] = id;
    const int known = find(object, wholeObject);
    if (known < 0)
        return;
    (*this)[known].id = id;
    show(known);
}

void Channels::nameLock(int channel, const std::string& id)
{
    (*this)[channel].id = id;
    show(channel);
}

int Channels::segmentOf(int channel) const
{
    const ChannelEntry& entry = (*this)[channel];
    return entry.isWhole() ? -1 : find(entry.object, wholeObject);
}

std::string Channels::freshId(const ChannelEntry& entry)
{
    if (entry.back >= 0 && (*this)[entry.back].ordinal >= 0)
        return (*this)[entry.back].id + ".back";
    const auto given = m_names.find(entry.object);
    if (entry.isWhole() && given != m_names.end())
        return given->second;
    const auto awaited = std::ranges::find(m_awaited, entry.channel->kind(),
                                           &std::pair<std::string, std::string>::first);
    if (awaited != m_awaited.end()) {
        const std::string id = awaited->second;
        m_awaited.erase(awaited);
        return id;
    }
    const int segment = entry.isWhole() ? -1 : find(entry.object, wholeObject);
    if (entry.offset < into && segment >= 0)
        return (*this)[segment].id + "." + std::to_string(entry.offset);
    if ((entry.channel->shape() == Shape::Region && !entry.systemName.empty()) ||
        entry.systemName.starts_with('/'))
        return shortSegmentName(entry.systemName);
    const auto alike = std::count_if(m_entries.begin(), m_entries.end(), [&](const auto& other) {
        return other.ordinal >= 0 && other.channel->kind() == entry.channel->kind() &&
               other.offset != into;
    });
    // An address in one process's own memory tells a reader nothing.
    const bool isPrivate = entry.offset < into && entry.object >> 63 != 0;
    return (isPrivate ? "private." : "") + entry.channel->kind() +
           std::to_string(std::max<std::ptrdiff_t>(alike, 1));
}

std::string shortSegmentName(const std::string& systemName)
{
    std::string name = systemName.substr(systemName.rfind('/') + 1);
    const std::string prefix = "crosstalk";
    if (name.rfind(prefix, 0) != 0)
        return name;
    std::size_t at = prefix.size();
    while (at < name.size() && (name[at] == '.' || name[at] == '-' || name[at] == '_' ||
                                std::isdigit(static_cast<unsigned char>(name[at])) != 0))
        ++at;
    return at < name.size() ? name.substr(at) : name;
}

} // namespace crosstalk::world
