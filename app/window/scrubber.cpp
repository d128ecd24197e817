#include "app/window/scrubber.h"

#include "app/window/centrepane.h"
#include "app/window/mainwindow.h"
#include "app/window/scrubbar.h"
#include "widgets/controls/figures.h"
#include "widgets/timeline/timelinewidget.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace crosstalk::window {

using session::Landmark;

Scrubber::Scrubber(MainWindow& window, session::Session& session, QObject* parent)
    : QObject(parent), m_window(window), m_session(session)
{
    connectLandmarks();
    connectPlayer();
    connectBookmarks();
    connect(&m_session, &session::Session::snapshotChanged, this, &Scrubber::snapshotCame);
    connect(&m_session, &session::Session::missed, this, &Scrubber::sayMissed);
}

void Scrubber::connectLandmarks()
{
    const TimeCommands& commands = *m_window.commands().time;
    const auto goes = [this](QAction* action, Landmark::Kind kind, int direction) {
        connect(action, &QAction::triggered, this, [=, this] {
            m_player.play(0);
            m_session.go(
                {kind, direction, m_window.selected(), m_window.scrubBar().channel()});
        });
    };
    goes(commands.nextEvent, Landmark::Kind::Event, 1);
    goes(commands.previousEvent, Landmark::Kind::Event, -1);
    goes(commands.nextRace, Landmark::Kind::Race, 1);
    goes(commands.previousRace, Landmark::Kind::Race, -1);
    goes(commands.nextSleep, Landmark::Kind::Sleep, 1);
    goes(commands.previousSleep, Landmark::Kind::Sleep, -1);
    goes(commands.nextOfProcess, Landmark::Kind::Process, 1);
    goes(commands.previousOfProcess, Landmark::Kind::Process, -1);
    goes(commands.nextOfChannel, Landmark::Kind::Channel, 1);
    goes(commands.previousOfChannel, Landmark::Kind::Channel, -1);
}

/// A key that finds nothing that way says so; playing ends.
void Scrubber::sayMissed(const Landmark& landmark)
{
    m_asked = false;
    if (m_player.direction() != 0)
        return m_player.play(0);
    const bool later = landmark.direction > 0;
    const QString whose = landmark.kind == Landmark::Kind::Channel
                              ? QString::fromStdString(landmark.channel)
                              : tr("P%1").arg(landmark.index + 1);
    QString words;
    switch (landmark.kind) {
    case Landmark::Kind::Event:
        words = later ? tr("This is the last event.") : tr("This is the first event.");
        break;
    case Landmark::Kind::Race:
        words = later ? tr("No race after this.") : tr("No race before this.");
        break;
    case Landmark::Kind::Sleep:
        words = later ? tr("Nobody falls asleep after this.")
                      : tr("Nobody fell asleep before this.");
        break;
    case Landmark::Kind::Process:
    case Landmark::Kind::Channel:
        words = (later ? tr("No event of %1 after this.") : tr("No event of %1 before this."))
                    .arg(whose);
        break;
    }
    say(words, past());
}

void Scrubber::say(const QString& words, std::optional<std::uint64_t> at)
{
    m_said = words;
    m_saidAt = at;
    m_saidAtShown = at == past();
    m_window.setMessage(words);
}

/// What was said of a moment is gone with it; it may have been said just before that is shown.
void Scrubber::withdraw()
{
    if (m_saidAt == past())
        m_saidAtShown = true;
    else if (!m_said.isEmpty() && m_saidAtShown)
        m_window.withdrawMessage(std::exchange(m_said, {}));
}

std::optional<std::uint64_t> Scrubber::past() const
{
    const auto snapshot = m_session.snapshot();
    return !snapshot->live ? std::optional(snapshot->event) : std::nullopt;
}

void Scrubber::connectPlayer()
{
    const TimeCommands& commands = *m_window.commands().time;
    connect(commands.playForwards, &QAction::toggled, this, [this](bool on) { play(1, on); });
    connect(commands.playBackwards, &QAction::toggled, this, [this](bool on) { play(-1, on); });
    connect(&m_window.scrubBar(), &ScrubBar::rateChosen, &m_player, &Player::setEventsPerSecond);
    connect(&m_player, &Player::stepWanted, this, [this](int direction) {
        if (!std::exchange(m_asked, true))
            m_session.go({Landmark::Kind::Event, direction});
    });
    connect(&m_player, &Player::jumpWanted, this, &Scrubber::jump);
    connect(&m_player, &Player::directionChanged, this, [this] {
        const TimeCommands& commands = *m_window.commands().time;
        commands.playForwards->setChecked(m_player.direction() > 0);
        commands.playBackwards->setChecked(m_player.direction() < 0);
    });
}

/// Played to the end, it is played from the beginning again.
void Scrubber::play(int direction, bool on)
{
    if (!on) {
        if (m_player.direction() == direction)
            m_player.play(0);
        return;
    }
    const auto snapshot = m_window.snapshot();
    const bool atEnd = !snapshot || snapshot->live;
    m_at = here();
    m_asked = m_rewinds = direction > 0 && atEnd;
    if (m_rewinds) {
        m_at = 1;
        m_session.seek(m_at);
    }
    m_sought = 0;
    m_player.play(direction);
}

void Scrubber::jump(qint64 events)
{
    const auto back = std::uint64_t(events < 0 ? -events : 0);
    m_at = back > 0 ? m_at - std::min(m_at, back) : m_at + std::uint64_t(events);
    m_at = std::max<std::uint64_t>(m_at, 1);
    if (!std::exchange(m_asked, true)) // one at a time: those not shown yet are passed over
        m_session.seek(m_sought = m_at);
}

void Scrubber::snapshotCame()
{
    withdraw();
    const auto snapshot = m_session.snapshot();
    if (m_rewinds && snapshot->live)
        return; // the end still: it is played from where it begins
    m_asked = m_rewinds = false;
    if (m_player.direction() == 0)
        return;
    const bool over = m_player.direction() > 0
                          ? snapshot->live || snapshot->event < m_sought || // it goes no further
                                snapshot->event >= m_window.scrubBar().total()
                          : snapshot->event <= 1;
    if (over && m_player.eventsPerSecond() > 0)
        m_player.play(0);
    m_at = std::max<std::uint64_t>(snapshot->event, 1);
}

std::uint64_t Scrubber::here() const
{
    const auto snapshot = m_window.snapshot();
    return snapshot ? snapshot->event : 0;
}

std::uint64_t Scrubber::timeHere() const
{
    const auto snapshot = m_window.snapshot();
    return snapshot ? snapshot->now : 0;
}

void Scrubber::reset(const std::filesystem::path& recording)
{
    m_player.play(0);
    tell(m_bookmarks.open(recording));
}

void Scrubber::keepWith(const std::filesystem::path& recording)
{
    tell(m_bookmarks.keepWith(recording));
}

void Scrubber::connectBookmarks()
{
    const TimeCommands& commands = *m_window.commands().time;
    connect(commands.bookmark, &QAction::triggered, this, &Scrubber::askForNote);
    connect(commands.nextBookmark, &QAction::triggered, this, [this] { toBookmark(1); });
    connect(commands.previousBookmark, &QAction::triggered, this, [this] { toBookmark(-1); });
    connect(commands.bookmarks(), &QMenu::aboutToShow, this, &Scrubber::fillMenu);
}

void Scrubber::askForNote()
{
    const std::uint64_t event = here();
    const Bookmark* known = m_bookmarks.at(event);
    auto* dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Bookmark"));
    dialog->setLabelText(
        tr("A note for the moment after event %1:").arg(controls::grouped(std::int64_t(event))));
    dialog->setTextValue(known != nullptr ? QString::fromStdString(known->note) : QString());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, event, time = timeHere()](const QString& note) {
        tell(m_bookmarks.set({event, note.toStdString(), time}));
    });
    dialog->open();
}

void Scrubber::setBookmark(const QString& note)
{
    tell(m_bookmarks.set({here(), note.toStdString(), timeHere()}));
}

void Scrubber::toBookmark(int direction)
{
    const auto found = m_bookmarks.neighbour(here(), direction);
    if (!found)
        return say(direction > 0 ? tr("No bookmark after this: B keeps a moment.")
                                 : tr("No bookmark before this: B keeps a moment."),
                   past());
    m_session.seek(*found);
    if (const Bookmark* bookmark = m_bookmarks.at(*found); !bookmark->note.empty())
        say(QString::fromStdString(bookmark->note), found);
}

void Scrubber::fillMenu()
{
    QMenu* menu = m_window.commands().time->bookmarks();
    menu->clear();
    for (const Bookmark& bookmark : m_bookmarks.all()) {
        QString words = tr("event %1").arg(controls::grouped(std::int64_t(bookmark.event)));
        if (!bookmark.note.empty())
            words += QStringLiteral(" · ") + QString::fromStdString(bookmark.note);
        menu->addAction(words.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                        [this, event = bookmark.event] { m_session.seek(event); });
    }
    if (m_bookmarks.all().empty())
        menu->addAction(tr("None yet: B keeps a moment"))->setEnabled(false);
    if (const Bookmark* known = m_bookmarks.at(here())) {
        menu->addSeparator();
        menu->addAction(tr("Remove the one here"), this,
                        [this, event = known->event] { tell(m_bookmarks.remove(event)); });
    }
}

void Scrubber::tell(const Result<void>& result)
{
    if (!result)
        m_window.showError(result.error());
    showBookmarks();
}

void Scrubber::showBookmarks()
{
    std::vector<timeline::Flag> flags;
    for (const Bookmark& bookmark : m_bookmarks.all())
        if (bookmark.time > 0)
            flags.push_back({bookmark.time, bookmark.event, QString::fromStdString(bookmark.note)});
    m_window.centre().timeline().setFlags(std::move(flags));
}

} // namespace crosstalk::window
