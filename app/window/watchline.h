#pragma once

#include <QWidget>

class QComboBox;
class QPushButton;

namespace crosstalk::window {

/// One line to type a command to be watched, with those watched before: for the dialog and for any
/// page that offers it.
class WatchLine : public QWidget
{
    Q_OBJECT

public:
    explicit WatchLine(QWidget* parent = nullptr);

    QString command() const; ///< trimmed
    void setCommand(const QString& command);
    void selectAll();

signals:
    void watchRequested(const QString& command); ///< Enter or the button; never empty

private:
    void request();

    QComboBox* m_line;
    QPushButton* m_button;
};

} // namespace crosstalk::window
