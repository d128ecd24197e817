#pragma once

#include "app/window/bookmarks.h"
#include "app/window/player.h"
#include "engine/session/session.h"

#include <QObject>

#include <optional>

namespace crosstalk::window {

class MainWindow;
class TimeCommands;

/// Moves the cursor of a run, live or recorded: what the commands about time do,
/// and the bookmarks. Window and session must outlive it.
class Scrubber : public QObject
{
    Q_OBJECT

public:
    Scrubber(MainWindow& window, session::Session& session, QObject* parent = nullptr);

    /// The run shown is another one; its recording, or empty.
    void reset(const std::filesystem::path& recording);
    /// The run shown is put into a file from now on.
    void keepWith(const std::filesystem::path& recording);

    Player& player() { return m_player; }
    const Bookmarks& bookmarks() const { return m_bookmarks; }
    void setBookmark(const QString& note); ///< at the moment shown

private:
    void connectLandmarks();
    void connectPlayer();
    void connectBookmarks();
    void play(int direction, bool on);
    void jump(qint64 events);
    void snapshotCame();
    void askForNote();
    void toBookmark(int direction);
    void fillMenu();
    void tell(const Result<void>& result); ///< what was done to the bookmarks
    void showBookmarks();
    void sayMissed(const session::Landmark& landmark);
    /// At the foot of the window, of the moment after that many events; none: of the present.
    void say(const QString& words, std::optional<std::uint64_t> at);
    void withdraw();
    std::optional<std::uint64_t> past() const; ///< the moment shown; none: the present
    std::uint64_t here() const; ///< how many events had happened
    std::uint64_t timeHere() const; ///< ns into the run

    MainWindow& m_window;
    session::Session& m_session;
    Player m_player;
    Bookmarks m_bookmarks;
    std::uint64_t m_at = 0; ///< where playing has come to
    std::uint64_t m_sought = 0; ///< by the seek that was asked for last; 0: none
    bool m_asked = false;   ///< a moment was asked for that is not shown yet
    bool m_rewinds = false; ///< its beginning was asked for, to be played from
    QString m_said;
    std::optional<std::uint64_t> m_saidAt;
    bool m_saidAtShown = false;
};

} // namespace crosstalk::window
