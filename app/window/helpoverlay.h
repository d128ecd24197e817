#pragma once

#include "app/window/commands.h"

#include <QFrame>

#include <utility>
#include <vector>

class QScrollArea;

namespace crosstalk::window {

/// Every key and how to read the picture, beside the run and not instead of it: it takes no key
/// away and stops nothing.
class HelpOverlay : public QFrame
{
    Q_OBJECT

public:
    HelpOverlay(const Commands& commands, QWidget* parent);

    void place(); ///< at the right edge of its parent, as tall as that

private:
    using Rows = std::vector<std::pair<QString, QString>>; ///< a key and what it does

    void rebuild();
    void addKeys(QWidget* page, const Commands::Group& group);
    void addPictureKeys(QWidget* page);
    void addRows(QWidget* page, const QString& title, const Rows& rows);
    void addReading(QWidget* page);

    const Commands& m_commands;
    QScrollArea* m_scroll;
    int m_keyWidth = 0; ///< pixels of the widest key
};

} // namespace crosstalk::window
