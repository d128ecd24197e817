#pragma once

#include "engine/session/exploration.h"
#include "engine/session/untouched.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace crosstalk::schedules {

class TreeView;

/// Every schedule of the lesson shown, once somebody asked for it: how they end and how many do,
/// the shortest way there, to be replayed; and beside it how often each end comes about when nobody
/// watches. Shows what it is given and says what is wanted.
class SchedulesWidget : public QWidget
{
    Q_OBJECT

public:
    explicit SchedulesWidget(QWidget* parent = nullptr);

    void setExploration(const session::Exploration& exploration, bool running);
    void setUntouched(const session::Untouched& untouched, bool running);
    void setFailure(const QString& sentence); ///< why there is nothing to show
    void clear();                             ///< for another lesson or other settings
    void setReplayable(bool can) { m_replayable = can; }

    /// Every sentence and figure that is shown, for tests.
    QStringList texts() const;

signals:
    void exploreRequested();
    void untouchedRequested();
    void stopRequested();
    /// "P1 P2 P2 P1", of which the first `setup` steps are set-up.
    void scheduleChosen(const QString& schedule, int setup);

private:
    void buildHead();
    void rebuild();
    void addOutcomes();
    QWidget* outcomeRow(const session::ExploredOutcome& outcome);
    void addTree();
    void addUntouched();
    void addWords(const QString& words, const char* kind = "muted");
    QString stateOfExploration() const;

    QPushButton* m_explore = nullptr;
    QPushButton* m_count = nullptr;
    QLabel* m_state = nullptr;
    QWidget* m_page = nullptr;
    QVBoxLayout* m_rows = nullptr;
    std::optional<session::Exploration> m_exploration;
    std::optional<session::Untouched> m_untouched;
    QString m_failure;
    bool m_exploring = false;
    bool m_counting = false;
    bool m_countedLast = false; ///< untouched: that was asked for after the exploration
    bool m_replayable = true;
};

} // namespace crosstalk::schedules
