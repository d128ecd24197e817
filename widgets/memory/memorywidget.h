#pragma once

#include "engine/world/snapshot.h"
#include "widgets/theme/textbox.h"

#include <QScrollArea>

#include <memory>
#include <vector>

namespace crosstalk::memory {

class MemoryCanvas;

/// The tab "Memory": every segment byte by byte where it has named variables, who wrote what last,
/// what is hot, what races; below, the same as a table. Paints its Snapshot and nothing else.
class MemoryWidget : public QScrollArea
{
    Q_OBJECT

public:
    explicit MemoryWidget(QWidget* parent = nullptr);

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);

    /// Every text as it is painted now, in the coordinates of the scrolled content.
    std::vector<theme::TextBox> textBoxes() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    MemoryCanvas* m_canvas; ///< owned by the scroll area
};

} // namespace crosstalk::memory
