#pragma once

#include <QDialog>

namespace crosstalk::window {

class WatchLine;

/// Asks which command is to be watched, and says what that does and what it costs. Accepted: the
/// user wants it run.
class WatchDialog : public QDialog
{
    Q_OBJECT

public:
    explicit WatchDialog(QWidget* parent);

    QString command() const;

private:
    WatchLine* m_line;
};

} // namespace crosstalk::window
