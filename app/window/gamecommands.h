#pragma once

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace crosstalk::window {

/// The commands of the game "be the scheduler". They do nothing by themselves.
class GameCommands : public QObject
{
    Q_OBJECT

public:
    explicit GameCommands(QWidget* window);

    QAction* play; ///< begin, or leave
    QAction* hint;
    QAction* again; ///< from the start
    QAction* nextGoal;

    QList<QAction*> all() const { return {play, hint, again, nextGoal}; }

private:
    QAction* add(const QString& text, const char* key, const QString& tip);

    QWidget* m_window;
};

} // namespace crosstalk::window
