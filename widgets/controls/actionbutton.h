#pragma once

#include "widgets/controls/icon.h"

#include <QAbstractButton>
#include <QPointer>

class QAction;

namespace crosstalk::controls {

/// A button for a QAction: its picture, its words, its key in a small cap. The action is the
/// command; the button only triggers it and shows whether it can be.
class ActionButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look
    {
        Plain,
        Strong,
        Flat
    };

    explicit ActionButton(QAction* action, Icon icon = Icon::None, QWidget* parent = nullptr);

    void setIconKind(Icon icon);
    void setLook(Look look);
    void setShowsKey(bool shows);
    void setCentred(bool centred);         ///< the words, where the button is wider than it need be
    void setWordless(bool wordless);       ///< the picture alone; the words stay for screen readers
    void setRoomFor(const QString& words); ///< never narrower than these: it does not jump
    void setCompact(bool compact, bool tight = false); ///< lower, smaller: for rows of buttons

    QAction* action() const { return m_action; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QRectF textBox() const; ///< where the words are painted

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    QFont wordFont() const;
    QFont keyFont() const;
    QString key() const;
    double margin() const;
    double iconWidth() const;
    double keyWidth() const;
    QColor inkColour() const;
    void paintFrame(QPainter& painter) const;
    void paintKey(QPainter& painter, const QRectF& box) const;

    QPointer<QAction> m_action;
    Icon m_icon = Icon::None;
    Look m_look = Look::Plain;
    bool m_showsKey = true;
    QString m_roomFor;
    bool m_wordless = false;
    bool m_centred = false;
    bool m_compact = false;
    bool m_tight = false;
};

} // namespace crosstalk::controls
