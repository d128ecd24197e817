#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace crosstalk::window {

/// The commands about time as actions with keys: recordings, the cursor, bookmarks, exports. Like
/// those of Commands they do nothing by themselves.
class TimeCommands : public QObject
{
    Q_OBJECT

public:
    explicit TimeCommands(QWidget* window);

    QAction* openRecording;
    QAction* record; ///< checkable: this run is put into a file
    QAction* exportRun; ///< a picture, a trace or a table
    QAction* compare;   ///< two runs side by side

    QAction* previousEvent;
    QAction* nextEvent;
    QAction* previousRace;
    QAction* nextRace;
    QAction* previousSleep;
    QAction* nextSleep;
    QAction* previousOfProcess;
    QAction* nextOfProcess;
    QAction* previousOfChannel;
    QAction* nextOfChannel;
    QAction* playBackwards; ///< checkable
    QAction* playForwards;  ///< checkable

    QAction* bookmark; ///< this moment, with a note
    QAction* previousBookmark;
    QAction* nextBookmark;

    /// The one of both that is going on; else playForwards, which is not checked then.
    QAction* playing() const;

    QMenu* recent() const { return m_recent; }       ///< recordings opened lately
    QMenu* bookmarks() const { return m_bookmarks; } ///< each an action
    void addToFileMenu(QMenu* file) const;
    void addToTimeMenu(QMenu* time) const;
    QList<QAction*> all() const; ///< in the order of the help page

private:
    QAction* add(const QString& text, const char* key, const QString& tip);

    QWidget* m_window;
    QMenu* m_recent;
    QMenu* m_bookmarks;
};

} // namespace crosstalk::window
