#pragma once

#include <QDialog>

namespace crosstalk::window {

/// Asks before anything of a lesson that does not come with Crosstalk is compiled or run, and
/// shows exactly what. Accepted: the user agrees. "Not now" is what Enter and Esc mean.
class ConsentDialog : public QDialog
{
    Q_OBJECT

public:
    /// `folder`: where the lesson lies; `disclosure`: the commands and what they run.
    ConsentDialog(const QString& folder, const QString& disclosure, QWidget* parent);
};

} // namespace crosstalk::window
