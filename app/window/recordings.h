#pragma once

#include "engine/session/session.h"

#include <QObject>
#include <QStringList>

namespace crosstalk::window {

class LessonRunner;
class MainWindow;
class Scrubber;

/// Recordings in the window: opens them (by the menu, lately opened ones, a file dropped on the
/// window), puts the run shown into one, and says what there is. All others must outlive it.
class Recordings : public QObject
{
    Q_OBJECT

public:
    Recordings(MainWindow& window, LessonRunner& runner, Scrubber& scrubber,
               QObject* parent = nullptr);

    /// Shows a recording; what goes wrong is shown in the window. False then.
    bool open(const QString& path);
    /// Puts the run shown into a file.
    void record(const QString& path);

    static QStringList recent(); ///< the latest first

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void askWhatToOpen();
    void recordToggled(bool on);
    void askWhereToRecord();
    void recordingChanged();
    void describe();
    void fillRecent();
    static void remember(const QString& path);

    MainWindow& m_window;
    LessonRunner& m_runner;
    Scrubber& m_scrubber;
    session::Session& m_session;
    QString m_recordedInto;
};

/// "Recording of lost-update, made on 29 November 2026 with Linux 6.1 …": what is known of it.
QString noteOn(const session::Playback& playback);

} // namespace crosstalk::window
