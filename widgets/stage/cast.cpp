#include "widgets/stage/cast.h"

#include <algorithm>
#include <map>

namespace crosstalk::stage {

namespace {

constexpr std::size_t smallestFamily = 3;
const std::string endedKey = "\n"; // the family of all that have ended: no program is called so

bool hasEnded(const world::ProcessView& process)
{
    return process.state == world::ProcessState::Exited ||
           process.state == world::ProcessState::Killed ||
           process.state == world::ProcessState::Lost;
}

/// The program that its command line names: "gcc" of "/usr/bin/gcc -c a.c".
std::string programOf(const world::ProcessView& process)
{
    const std::string path = process.program.substr(0, process.program.find(' '));
    return path.substr(path.rfind('/') + 1);
}

/// Sorts processes into families; the order is that of each family's first.
class Families
{
public:
    Families(const world::Snapshot& snapshot, const CrowdWish& wish)
        : m_snapshot(snapshot), m_wish(wish)
    {
        const auto& all = snapshot.processes;
        const bool living = !std::all_of(all.begin(), all.end(), hasEnded);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (shows(int(i)))
                m_families[living && hasEnded(all[i]) ? endedKey : programOf(all[i])].push_back(
                    int(i));
    }

    std::vector<CrowdMember> cards() const
    {
        std::vector<CrowdMember> cards;
        for (const auto& [key, members] : m_families)
            add(cards, key, members);
        std::sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) {
            return a.ended != b.ended ? b.ended : a.processes.front() < b.processes.front();
        });
        return cards;
    }

private:
    bool shows(int process) const
    {
        return !m_wish.onlySought || m_wish.sought.isEmpty() ||
               isSought(m_snapshot.processes[std::size_t(process)], process, m_wish.sought);
    }

    void add(std::vector<CrowdMember>& cards, const std::string& key,
             const std::vector<int>& members) const
    {
        const bool ended = key == endedKey;
        const bool family = members.size() >= (ended ? 2 : smallestFamily);
        if (family && !m_wish.unfolded.contains(key)) {
            cards.push_back({members, key, true, false, ended});
            return;
        }
        for (const int process : members)
            cards.push_back({{process},
                             family ? key : std::string(),
                             false,
                             family && process == members.front(),
                             ended});
    }

    const world::Snapshot& m_snapshot;
    const CrowdWish& m_wish;
    std::map<std::string, std::vector<int>> m_families;
};

} // namespace

bool isSought(const world::ProcessView& process, int ordinal, const QString& sought)
{
    const QString wanted = sought.trimmed();
    if (wanted.isEmpty())
        return false;
    if (wanted.compare(QStringLiteral("P%1").arg(ordinal + 1), Qt::CaseInsensitive) == 0 ||
        wanted == QString::number(process.pid))
        return true;
    return QString::fromStdString(process.program).contains(wanted, Qt::CaseInsensitive);
}

std::vector<CrowdMember> crowdOf(const world::Snapshot& snapshot, const CrowdWish& wish)
{
    if (int(snapshot.processes.size()) <= mostCards)
        return {};
    return Families(snapshot, wish).cards();
}

} // namespace crosstalk::stage
