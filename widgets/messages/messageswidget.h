#pragma once

#include "engine/world/snapshot.h"

#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace crosstalk::controls {
class ElidedLabel;
}

namespace crosstalk::messages {

class SequenceView;

/// The page "Messages": the sequence diagram, which of the channels it shows, and a way to keep it
/// as a picture.
class MessagesWidget : public QWidget
{
    Q_OBJECT

public:
    explicit MessagesWidget(QWidget* parent = nullptr);

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setReducedMotion(bool reduced);
    /// What is in view as an SVG file; an empty string, or what went wrong.
    QString saveSvg(const QString& file);
    SequenceView& diagram() { return *m_view; }

signals:
    void cursorMoved(quint64 timeNs);   ///< the user chose this moment
    void backToLive();                  ///< the user wants the present again
    void eventActivated(quint64 event); ///< the user chose this message; index in the log

private:
    void applyFilter();
    void updateChannels();
    void updateNote();
    void askForFile();

    std::shared_ptr<const world::Snapshot> m_snapshot;
    std::vector<int> m_channels; ///< in the box, after "all"
    QComboBox* m_channel;
    QCheckBox* m_buffers;
    controls::ElidedLabel* m_note;
    QToolButton* m_follow;
    QToolButton* m_save;
    SequenceView* m_view;
};

} // namespace crosstalk::messages
