#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <QWidget>

#include <map>
#include <string>

class QComboBox;
class QSpinBox;

namespace crosstalk::controls {

/// The numbers of a lesson that can be changed while it runs, one row each.
class ParameterPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterPanel(const lesson::Lesson& lesson, QWidget* parent = nullptr);

    /// Shows the values in force, except in a field that is being edited. Does not emit.
    void setSnapshot(const world::Snapshot& snapshot);

signals:
    void changed(const std::string& name, std::int64_t value); ///< by the user

private:
    QWidget* field(const lesson::Parameter& parameter);
    QWidget* list(const lesson::Parameter& parameter);
    QWidget* number(const lesson::Parameter& parameter);

    std::map<std::string, QSpinBox*> m_numbers;
    std::map<std::string, QComboBox*> m_lists;
};

/// A value with its unit as shown: "64 KiB", "10 ms", "endless".
QString parameterText(const lesson::Parameter& parameter, std::int64_t value);

} // namespace crosstalk::controls
