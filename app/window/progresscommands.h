#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace crosstalk::window {

/// Commands about how far the learner has come. See Commands.
class ProgressCommands : public QObject
{
    Q_OBJECT

public:
    explicit ProgressCommands(QWidget* window);

    void addToFileMenu(QMenu* file) const;
    QList<QAction*> all() const;

    QAction* home; ///< the start page
    QAction* exportResults;
    QAction* forgetLesson;
    QAction* forgetAll;

private:
    QAction* add(const QString& text, const char* key, const QString& tip);

    QWidget* m_window;
};

} // namespace crosstalk::window
