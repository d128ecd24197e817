#pragma once

#include <QLabel>
#include <QString>

namespace crosstalk::controls {

/// A caption in small letter-spaced capitals, "BREAK SOMETHING"; its colour by `kind` as in
/// theme::Appearance: "caps", "accent", "warn", "good".
class Caption : public QLabel
{
    Q_OBJECT

public:
    explicit Caption(const QString& text = {}, QWidget* parent = nullptr);
    void setKind(const QString& kind);

private:
    void restyle();
};

/// One line of text that gives way: cut with an ellipsis where room is short, whole in its tool
/// tip and for a screen reader.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setWords(const QString& words);
    const QString& words() const { return m_words; } ///< also where only part of them is seen

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();
    QString m_words;
};

/// A thin horizontal separator.
QFrame* separator(QWidget* parent);

} // namespace crosstalk::controls
