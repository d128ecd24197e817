#pragma once

#include "engine/world/snapshot.h"

#include <QFrame>

class QLabel;

namespace crosstalk::controls {

class ElidedLabel;

/// The line along the window's foot: live or not, what there is, how fast, how much, what was lost.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setSnapshot(const world::Snapshot& snapshot);
    /// What is shown is a recording that ends before its run did: how that ended is not known.
    void setCutOff(bool cutOff) { m_cutOff = cutOff; }
    /// At the right: what the last command did, or a fault.
    void setMessage(const QString& message);
    const QString& message() const; ///< as it was set, whole

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void makeRoom();

    bool m_cutOff = false;
    QString m_whole; ///< the figures, and in fewer words where those do not fit
    QString m_brief;
    QLabel* m_state;
    ElidedLabel* m_figures;
    ElidedLabel* m_message;
};

/// "live", "paused", "ended", …
QString runWord(const world::Snapshot& snapshot);

/// "2 processes · 1 segment · 1 pipe · 9.6 events/s   events 1 204 · dropped 0"; `brief`: "2 channels"
/// instead of how many of each kind.
QString runFigures(const world::Snapshot& snapshot, bool brief = false);

} // namespace crosstalk::controls
