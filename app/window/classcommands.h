#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace crosstalk::window {

/// The commands for whoever stands before a class. They do nothing by themselves.
class ClassCommands : public QObject
{
    Q_OBJECT

public:
    explicit ClassCommands(QWidget* window);

    void addTo(QMenu* menu) const;
    QList<QAction*> all() const; ///< in the order of the help page

    QAction* moment; ///< sets up the lesson's interesting moment
    QAction* wrong;  ///< … lets it go wrong from there
    QAction* right;  ///< … or right
    QAction* ask;    ///< the class predicts by a show of hands
    QAction* split;  ///< synchronization off and on, side by side and in step
    QAction* notes;  ///< the teacher's, in a window of their own

private:
    QAction* add(const QString& text, const char* key, const QString& tip);

    QWidget* m_window;
};

} // namespace crosstalk::window
