#pragma once

#include <QAbstractButton>

class QAction;

namespace crosstalk::controls {

/// The one big switch: off in race red, on in green, in words and by the knob's place.
class BigSwitch : public QAbstractButton
{
    Q_OBJECT

public:
    explicit BigSwitch(QWidget* parent = nullptr);

    /// Words for both states: "Stop the loss", "The loss is stopped".
    void setWords(const QString& off, const QString& on);
    void setKey(const QString& key);

    QSize sizeHint() const override;
    /// Where room is short, its words are smaller: never cut.
    QSize minimumSizeHint() const override { return roomFor(smallest); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words() const { return isChecked() ? m_on : m_off; }
    static constexpr double usual = 15;
    static constexpr double smallest = 12; ///< design pixels, as all small words have
    QSize roomFor(double designPixels) const;
    QFont wordFont() const;
    QFont keyFont() const;
    QRectF knobBox() const;
    void paintKnob(QPainter& painter, const QColor& track, const QColor& knob) const;

    QString m_off;
    QString m_on;
    QString m_key;
};

} // namespace crosstalk::controls
