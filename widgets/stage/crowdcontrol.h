#pragma once

#include "widgets/stage/cast.h"
#include "widgets/stage/crowdmotion.h"

#include <QObject>
#include <QVariantAnimation>

namespace crosstalk::stage {

class Finder;
class StageWidget;

/// What the user does to a crowd: folds and unfolds families, looks for processes; and the short
/// way from one layout to the next.
class CrowdControl : public QObject
{
    Q_OBJECT

public:
    explicit CrowdControl(StageWidget* stage);

    const CrowdWish& wish() const { return m_wish; }

    /// Unfolds the family that the card of this process stands for, or folds that of its card.
    void toggle(const StageLayout& layout, int process);
    /// The same, but only the one or the other.
    void toggle(const StageLayout& layout, int process, bool unfold);

    /// The first process after `selected` that the user looks for, or -1.
    int next(const world::Snapshot& snapshot, int selected) const;

    /// Shows the line to look for processes where the layout has room for it, or hides it.
    void showFinder(const StageLayout& layout, const StageStyle& style);
    void beginFinding();

    /// Sets out from what is shown to `to`. False: there is nothing to see on the way.
    bool setOut(const StageLayout& shown, const StageLayout& to);
    void arrive();
    /// The layout at this moment of the way.
    StageLayout onTheWay() const;

signals:
    void wishChanged();
    void moved();      ///< one moment on the way
    void nextWanted(); ///< the user looks for the next one that fits

private:
    static const CrowdMember* familyOf(const StageLayout& layout, int process);
    void makeFinder();

    StageWidget* m_stage;
    Finder* m_finder = nullptr; ///< made for the first crowd: most lessons have none
    CrowdWish m_wish;
    CrowdMotion m_motion;
    QVariantAnimation m_clock;
};

} // namespace crosstalk::stage
