#pragma once

#include "engine/world/snapshot.h"
#include "widgets/theme/textbox.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace crosstalk::compare {

/// The same job done in several ways, side by side: what one request costs in each, as the taps saw
/// it on this machine. Derived from the snapshot alone.
class CompareWidget : public QWidget
{
    Q_OBJECT

public:
    explicit CompareWidget(QWidget* parent = nullptr);

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);

    /// Every text and the box it must stay in, for tests.
    std::vector<theme::TextBox> textBoxes() const;

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// One line of text in its box.
    struct Cell
    {
        QRectF box;
        QString text;
        QFont font;
        QColor colour;
        bool right = false; ///< figures stand to the right
    };

    QRectF area() const;
    QRectF column(int index, double top, double height) const;
    double rowTop(std::size_t row) const;
    std::vector<Cell> cells() const;
    void addHeader(std::vector<Cell>& cells) const;
    void addRow(std::vector<Cell>& cells, std::size_t row, const world::WayView& way) const;
    void paintBar(QPainter& painter, std::size_t row, const world::WayView& way) const;
    std::uint64_t longestNs() const;
    void describe();

    std::shared_ptr<const world::Snapshot> m_snapshot;
};

} // namespace crosstalk::compare
