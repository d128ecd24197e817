#pragma once

#include <QComboBox>

namespace crosstalk::controls {

/// A list that shows by a mark that it is one, once there is something in it: the style sheet draws
/// no arrow.
class ListBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace crosstalk::controls
