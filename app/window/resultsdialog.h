#pragma once

#include "app/progress/collection.h"

#include <QDialog>

class QLineEdit;

namespace crosstalk::window {

/// Asks whose results these are and what kind of file is wanted, and says what will be in it.
class ResultsDialog : public QDialog
{
    Q_OBJECT

public:
    ResultsDialog(const progress::Extent& extent, const QString& name, QWidget* parent);

signals:
    void fileWanted(const QString& name, const QString& suffix); ///< ".json" or ".pdf"

private:
    QLineEdit* m_name;
};

} // namespace crosstalk::window
