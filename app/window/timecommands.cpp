#include "app/window/timecommands.h"

#include "app/window/newaction.h"

#include <QAction>
#include <QMenu>

namespace crosstalk::window {

TimeCommands::TimeCommands(QWidget* window)
    : QObject(window), m_window(window), m_recent(new QMenu(tr("Recent recordin&gs"), window)),
      m_bookmarks(new QMenu(tr("&Bookmarks"), window))
{
    openRecording = add(tr("&Open a recording …"), "Ctrl+O", tr("Look at a run that was recorded"));
    record = add(tr("&Record"), "Ctrl+Shift+R",
                 tr("Put this run into a file, from its beginning; again: end the file"));
    record->setCheckable(true);
    exportRun = add(tr("&Export …"), "Ctrl+Shift+E",
                    tr("A picture of what is shown, a trace for Perfetto, a table of events"));
    compare = add(tr("&Compare two runs …"), "Ctrl+D",
                  tr("Two recordings side by side; the first difference is marked"));
    previousEvent = add(tr("Event before"), ",", tr("Back to the event before"));
    nextEvent = add(tr("Next event"), ".", tr("On to the next event"));
    previousRace = add(tr("Race before"), "Shift+R", tr("Back to where a race was found"));
    nextRace = add(tr("Next race"), "R", tr("On to where the next race was found"));
    previousSleep = add(tr("Sleep before"), "Shift+Z", tr("Back to where somebody fell asleep"));
    nextSleep = add(tr("Next sleep"), "Z", tr("On to where somebody falls asleep"));
    previousOfProcess =
        add(tr("Event of this process before"), "Shift+P", tr("Back, of the selected process"));
    nextOfProcess =
        add(tr("Next event of this process"), "P", tr("On, of the selected process"));
    previousOfChannel =
        add(tr("Event of this channel before"), "Shift+H", tr("Back, of the chosen channel"));
    nextOfChannel = add(tr("Next event of this channel"), "H", tr("On, of the chosen channel"));
    playBackwards = add(tr("Play backwards"), "Ctrl+Left", tr("Run the past backwards"));
    playForwards = add(tr("Play forwards"), "Ctrl+Right", tr("Run the past again"));
    for (QAction* each : {playBackwards, playForwards})
        each->setCheckable(true);
    bookmark = add(tr("Bookmark …"), "B", tr("Keep this moment, with a note"));
    previousBookmark = add(tr("Bookmark before"), "Ctrl+Shift+B", tr("Back to a bookmark"));
    nextBookmark = add(tr("Next bookmark"), "Ctrl+B", tr("On to a bookmark"));
}

QAction* TimeCommands::add(const QString& text, const char* key, const QString& tip)
{
    return newAction(this, m_window, text, key, tip);
}

void TimeCommands::addToFileMenu(QMenu* file) const
{
    file->addAction(openRecording);
    file->addMenu(m_recent);
    file->addActions({record, exportRun, compare});
}

void TimeCommands::addToTimeMenu(QMenu* time) const
{
    time->addActions({previousEvent, nextEvent, previousRace, nextRace, previousSleep, nextSleep});
    time->addActions({previousOfProcess, nextOfProcess, previousOfChannel, nextOfChannel});
    time->addSeparator();
    time->addActions({playBackwards, playForwards});
    time->addSeparator();
    time->addActions({bookmark, previousBookmark, nextBookmark});
    time->addMenu(m_bookmarks);
}

QAction* TimeCommands::playing() const
{
    return playBackwards->isChecked() ? playBackwards : playForwards;
}

QList<QAction*> TimeCommands::all() const
{
    return {nextEvent,     previousEvent, nextRace,      previousRace,
            nextSleep,     previousSleep, nextOfProcess, previousOfProcess,
            nextOfChannel, previousOfChannel, playForwards, playBackwards,
            bookmark,      nextBookmark,  previousBookmark, record,
            openRecording, exportRun,     compare};
}

} // namespace crosstalk::window
