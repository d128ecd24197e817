#pragma once

#include "widgets/controls/figures.h"
#include "widgets/theme/textbox.h"

#include <QFont>
#include <QWidget>

namespace crosstalk::controls {

/// Up to three figures side by side, as cards.
class FigureCards : public QWidget
{
    Q_OBJECT

public:
    explicit FigureCards(QWidget* parent = nullptr);

    void setFigures(std::vector<Figure> figures);

    /// Every text and the box it must stay in, for tests.
    std::vector<theme::TextBox> textBoxes() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF cardBox(std::size_t index) const;
    QFont captionFont(const Figure& figure) const;
    QFont valueFont(const Figure& figure) const;
    QFont fitted(const QFont& font, const QString& words, double room) const;
    QRectF captionBox(const QRectF& card) const;
    QRectF valueBox(const QRectF& card) const;
    QRectF detailBox(const QRectF& card) const;
    void paintCard(QPainter& painter, std::size_t index) const;

    std::vector<Figure> m_figures;
};

} // namespace crosstalk::controls
