#include "widgets/stage/crowdcontrol.h"

#include "widgets/stage/finder.h"
#include "widgets/stage/stagewidget.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

constexpr int wayMs = 180;

} // namespace

CrowdControl::CrowdControl(StageWidget* stage) : QObject(stage), m_stage(stage)
{
    m_clock.setStartValue(0.0);
    m_clock.setEndValue(1.0);
    m_clock.setDuration(wayMs);
    m_clock.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_clock, &QVariantAnimation::valueChanged, this, &CrowdControl::moved);
}

void CrowdControl::makeFinder()
{
    m_finder = new Finder(m_stage);
    connect(m_finder, &Finder::changed, this, [this] {
        m_wish.sought = m_finder->sought();
        m_wish.onlySought = m_finder->onlySought();
        emit wishChanged();
    });
    connect(m_finder, &Finder::nextWanted, this, &CrowdControl::nextWanted);
    connect(m_finder, &Finder::leaveWanted, m_stage, [this] { m_stage->setFocus(); });
}

/// The family on whose card the process is, or null.
const CrowdMember* CrowdControl::familyOf(const StageLayout& layout, int process)
{
    const auto holds = [process](const StageLayout::CrowdCard& card) {
        const auto& members = card.member.processes;
        return !card.member.family.empty() &&
               std::find(members.begin(), members.end(), process) != members.end();
    };
    const auto found = std::find_if(layout.crowd.begin(), layout.crowd.end(), holds);
    return found == layout.crowd.end() ? nullptr : &found->member;
}

void CrowdControl::toggle(const StageLayout& layout, int process)
{
    if (const CrowdMember* family = familyOf(layout, process))
        toggle(layout, process, family->folded);
}

void CrowdControl::toggle(const StageLayout& layout, int process, bool unfold)
{
    const CrowdMember* family = familyOf(layout, process);
    if (!family || family->folded != unfold)
        return;
    if (unfold)
        m_wish.unfolded.insert(family->family);
    else
        m_wish.unfolded.erase(family->family);
    emit wishChanged();
}

int CrowdControl::next(const world::Snapshot& snapshot, int selected) const
{
    const int count = int(snapshot.processes.size());
    for (int step = 1; step <= count; ++step) {
        const int process = (std::max(selected, -1) + step) % count;
        if (isSought(snapshot.processes[std::size_t(process)], process, m_wish.sought))
            return process;
    }
    return -1;
}

void CrowdControl::showFinder(const StageLayout& layout, const StageStyle& style)
{
    if (layout.finder.isEmpty()) {
        if (m_finder != nullptr)
            m_finder->hide();
        return;
    }
    if (m_finder == nullptr)
        makeFinder();
    m_finder->setLook(style.font(TextRole::Small));
    m_finder->setGeometry(layout.finder.toAlignedRect());
    m_finder->show();
}

void CrowdControl::beginFinding()
{
    if (m_finder != nullptr && !m_finder->isHidden())
        m_finder->begin();
}

bool CrowdControl::setOut(const StageLayout& shown, const StageLayout& to)
{
    m_motion = CrowdMotion(shown, to);
    m_clock.stop();
    if (!m_motion.isWorthIt())
        return false;
    m_clock.start();
    return true;
}

void CrowdControl::arrive()
{
    m_clock.stop();
}

StageLayout CrowdControl::onTheWay() const
{
    return m_motion.at(m_clock.currentValue().toDouble());
}

} // namespace crosstalk::stage
