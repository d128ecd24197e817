#pragma once

#include "engine/world/snapshot.h"
#include "widgets/stage/drawing.h"
#include "widgets/theme/textbox.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace crosstalk::memory {

/// What MemoryWidget scrolls: as high as its segments need.
class MemoryCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit MemoryCanvas(QWidget* parent = nullptr);
    ~MemoryCanvas() override;

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void fit(int width); ///< lays everything out for this width and the theme in force
    std::vector<theme::TextBox> textBoxes() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void compose();

    std::shared_ptr<const world::Snapshot> m_snapshot;
    std::unique_ptr<stage::StageStyle> m_style;
    std::vector<stage::Group> m_groups;
    int m_width = 0;
};

} // namespace crosstalk::memory
