#pragma once

#include "engine/lesson/lesson.h"
#include "engine/session/peek.h"
#include "engine/world/snapshot.h"

#include <QFrame>

#include <memory>

class QLabel;
class QMenu;
class QSplitter;
class QTabWidget;

namespace crosstalk::messages {
class PeekPanel;
}

namespace crosstalk::schedules {
class SchedulesWidget;
}

namespace crosstalk::stage {
class StageWidget;
}

namespace crosstalk::timeline {
class TimelineWidget;
}

namespace crosstalk::window {

/// The middle of the window: the stage above, the tabs below, and a banner where something failed.
/// The only place that knows what the tabs are.
class CentrePane : public QFrame
{
    Q_OBJECT

public:
    explicit CentrePane(QWidget* parent = nullptr);

    void setLesson(const lesson::Lesson& lesson);
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setSelected(int process);
    void setReducedMotion(bool reduced);
    void showError(const QString& sentence); ///< until the reader closes it or a run starts
    void clearError();
    void setNote(const QString& note); ///< what is shown is no run but this; empty: it is one
    void setFoot(QWidget* foot);       ///< a row below the tabs; takes it over
    void showPeek(const session::Peek& peek); ///< what is in a buffer, in a panel beside

    stage::StageWidget& stage() { return *m_stage; }
    QWidget* page() const; ///< of the tab that is shown
    schedules::SchedulesWidget& schedules() const;
    timeline::TimelineWidget& timeline() const;

    int tab() const;
    void setTab(int index);
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

signals:
    void processSelected(int process);
    void processActivated(int process); ///< wants one step of it
    void eventChosen(quint64 event);    ///< shows the stage as it was after it
    void timeChosen(quint64 ns);
    void liveRequested();
    void peekRequested(int channel); ///< wants to look into its buffer
    void pauseWanted();              ///< something is measured: what runs is in its way
    void processMenuRequested(QMenu* menu, int process);

private:
    void buildBanner();
    void buildTabs();
    void restyle();
    void fitTabs();
    void resizeEvent(QResizeEvent* event) override;
    void updateTab();
    void openChannel(int channel);
    void offerComparing(bool severalWays);
    void offerMeasuring(const lesson::Lesson& lesson);

    std::shared_ptr<const world::Snapshot> m_snapshot;
    QFrame* m_banner = nullptr;
    QLabel* m_error = nullptr;
    QSplitter* m_splitter;
    stage::StageWidget* m_stage;
    QTabWidget* m_tabs;
    class Tabs;
    std::shared_ptr<Tabs> m_pages;
    QLabel* m_note;
    messages::PeekPanel* m_peek = nullptr; ///< made when first asked for
};

} // namespace crosstalk::window
