#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace crosstalk::stage {

/// The line over a crowd in which the user says whom he looks for, and whether the others may
/// leave the stage.
class Finder : public QWidget
{
    Q_OBJECT

public:
    explicit Finder(QWidget* parent);

    QString sought() const;
    bool onlySought() const;
    /// As the words around it are written.
    void setLook(const QFont& font);
    /// Puts the cursor into it.
    void begin();

signals:
    void changed();
    void nextWanted();  ///< Enter: the next one that fits
    void leaveWanted(); ///< Escape, with nothing to clear any more

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_line;
    QToolButton* m_only;
};

} // namespace crosstalk::stage
