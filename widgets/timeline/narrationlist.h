#pragma once

#include "engine/world/snapshot.h"

#include <QListView>

#include <memory>

namespace crosstalk::timeline {

class NarrationModel;

/// The run told in text, line by line. Stays at the newest line as long as that is in view; once
/// one scrolls away from it, it stays where one reads.
class NarrationList : public QListView
{
    Q_OBJECT

public:
    explicit NarrationList(QWidget* parent = nullptr);

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);

signals:
    void eventActivated(quint64 event); ///< a line was clicked or Enter pressed on it

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void applyTheme();
    void activate(const QModelIndex& index);
    bool isAtEnd() const;

    NarrationModel* m_model; ///< child
};

} // namespace crosstalk::timeline
