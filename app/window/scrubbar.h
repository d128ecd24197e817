#pragma once

#include "app/window/timecommands.h"
#include "engine/world/snapshot.h"

#include <QFrame>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace crosstalk::controls {
class ElidedLabel;
} // namespace crosstalk::controls

namespace crosstalk::window {

/// The row under the tabs that moves through a run: play, step from landmark to landmark, mark a
/// moment; and where the cursor is.
class ScrubBar : public QFrame
{
    Q_OBJECT

public:
    explicit ScrubBar(const TimeCommands& commands, QWidget* parent = nullptr);

    void setSnapshot(const world::Snapshot& snapshot);
    void setSelected(int process);
    /// What is said instead of the position, while a file is still being read; empty: nothing.
    void setProgress(const QString& words);

    const std::string& channel() const { return m_channel; } ///< that "this channel" means

    /// Events of the whole run, where that is known before the end has been shown.
    void setTotal(std::uint64_t total) { m_total = total; }
    std::uint64_t total() const { return m_total; }

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void rateChosen(double eventsPerSecond);

private:
    QWidget* addPair(QAction* before, QAction* after, QWidget* between);
    void fit();
    void showPosition();
    QWidget* button(QAction* action, int icon);
    QComboBox* buildRates();
    QComboBox* buildSubjects();
    void fillSubjects(const world::Snapshot& snapshot);
    void go(int direction);
    void restyle();

    const TimeCommands& m_commands;
    QHBoxLayout* m_row;
    QComboBox* m_rates;
    QComboBox* m_subjects; ///< whose events: processes, then channels
    QAction* m_before;
    QAction* m_after;
    controls::ElidedLabel* m_position;
    QList<QWidget*> m_dispensable; ///< hidden where room is short, the first ones first
    QString m_progress;
    std::vector<std::string> m_names; ///< in m_subjects
    int m_processes = 0;
    std::string m_channel; ///< id
    std::uint64_t m_total = 0;
    std::uint64_t m_here = 0; ///< events at the moment shown
    bool m_goesOn = false;    ///< the run is shown as it runs
};

} // namespace crosstalk::window
