#include "app/window/recordings.h"

#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/scrubbar.h"
#include "app/window/scrubber.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QAction>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace crosstalk::window {
namespace {

constexpr int mostRecent = 8;
const QLatin1String recentKey("recentRecordings");
const QLatin1String folderKey("recordingsFolder");

QSettings keptSettings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("crosstalk"),
                     QStringLiteral("crosstalk"));
}

QString fileFilter()
{
    return Recordings::tr("Recordings (*.crosstalk)");
}

/// The recording that is dragged; empty: something else is.
QString dragged(const QMimeData* data)
{
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && url.toLocalFile().endsWith(QLatin1String(".crosstalk")))
            return url.toLocalFile();
    return {};
}

} // namespace

QString noteOn(const session::Playback& playback)
{
    const trace::RecordingInfo& info = playback.info();
    const QString what = info.lesson.empty() ? Recordings::tr("a run")
                                             : QString::fromStdString(info.lesson);
    // Inter takes an x after a digit for a times sign: not after a comma.
    const QString where =
        QString::fromStdString(info.machine.kernel)
            .replace(QStringLiteral(" x86"), QStringLiteral(", x86"));
    const QString when = theme::locale().toString(QDateTime::fromSecsSinceEpoch(info.started),
                                            QLocale::ShortFormat);
    QString note = Recordings::tr("Recording of %1, made %2 on %3, Crosstalk %4. Nothing is run.")
                       .arg(what, when, where,
                            QString::fromStdString(info.machine.version));
    if (playback.isDamaged())
        note += QLatin1Char(' ') +
                Recordings::tr("The file is damaged: this is what comes before the damage.");
    else if (playback.isCut())
        note += QLatin1Char(' ') +
                Recordings::tr("The file ends before the run did: this is what is whole.");
    if (const auto& failure = playback.lessonFailure())
        note += QLatin1Char(' ') +
                Recordings::tr("Its lesson cannot be read: %1")
                    .arg(theme::said(*failure));
    return note;
}

Recordings::Recordings(MainWindow& window, LessonRunner& runner, Scrubber& scrubber,
                       QObject* parent)
    : QObject(parent), m_window(window), m_runner(runner), m_scrubber(scrubber),
      m_session(runner.session())
{
    const TimeCommands& commands = *m_window.commands().time;
    connect(commands.openRecording, &QAction::triggered, this, &Recordings::askWhatToOpen);
    connect(commands.record, &QAction::triggered, this, &Recordings::recordToggled);
    connect(commands.recent(), &QMenu::aboutToShow, this, &Recordings::fillRecent);
    connect(&m_session, &session::Session::recordingChanged, this, &Recordings::recordingChanged);
    connect(&m_session, &session::Session::snapshotChanged, this, &Recordings::describe);
    connect(&m_runner, &LessonRunner::shownChanged, this, [this] { m_scrubber.reset({}); });
    m_window.setAcceptDrops(true);
    m_window.installEventFilter(this);
}

void Recordings::askWhatToOpen()
{
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open a recording"),
                                     keptSettings().value(folderKey).toString(), fileFilter());
    if (!path.isEmpty())
        open(path);
}

bool Recordings::open(const QString& path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    if (const auto opened = m_runner.openRecording(whole.toStdString()); !opened) {
        m_window.showError(opened.error());
        return false;
    }
    remember(whole);
    m_window.clearError();
    m_scrubber.reset(whole.toStdString());
    describe();
    return true;
}

/// The note above the stage, and how far the file has been read.
void Recordings::describe()
{
    const session::Playback* playback = m_session.playback();
    if (playback == nullptr)
        return;
    m_window.setRecorded(noteOn(*playback), playback->isCut());
    ScrubBar& bar = m_window.scrubBar();
    bar.setTotal(playback->size());
    const std::uint64_t size = std::max<std::uint64_t>(playback->size(), 1);
    bar.setProgress(playback->isWhole()
                        ? QString()
                        : tr("reading … %1 %").arg(100 * playback->folded() / size));
}

void Recordings::recordToggled(bool on)
{
    if (on)
        askWhereToRecord();
    else
        m_session.stopRecording();
    m_window.commands().time->record->setChecked(!m_session.recordingPath().empty());
}

void Recordings::askWhereToRecord()
{
    const QString name =
        QStringLiteral("%1-%2.crosstalk")
            .arg(QFileInfo(QString::fromStdString(m_runner.shown())).fileName(),
                 QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    const QString folder = keptSettings().value(folderKey).toString();
    QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Record into"), folder.isEmpty() ? name : folder + QLatin1Char('/') + name,
        fileFilter());
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".crosstalk")))
        path += QLatin1String(".crosstalk");
    record(path);
}

void Recordings::record(const QString& path)
{
    m_recordedInto = QFileInfo(path).absoluteFilePath();
    m_session.record(m_recordedInto.toStdString());
}

void Recordings::recordingChanged()
{
    const bool on = !m_session.recordingPath().empty();
    QAction* action = m_window.commands().time->record;
    action->setChecked(on);
    action->setText(on ? tr("&Recording") : tr("&Record"));
    const QString name = QFileInfo(m_recordedInto).fileName();
    if (on) {
        m_window.setMessage(tr("Recording into %1").arg(name));
        m_scrubber.keepWith(m_recordedInto.toStdString());
    } else if (m_session.hasFailedToRecord()) {
        m_window.setMessage(tr("%1 holds what was recorded until then").arg(name));
    } else {
        remember(m_recordedInto);
        m_window.setMessage(tr("Recording kept: %1").arg(name));
    }
}

QStringList Recordings::recent()
{
    return keptSettings().value(recentKey).toStringList();
}

void Recordings::remember(const QString& path)
{
    QSettings settings = keptSettings();
    QStringList paths = settings.value(recentKey).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    settings.setValue(recentKey, paths.mid(0, mostRecent));
    settings.setValue(folderKey, QFileInfo(path).absolutePath());
}

void Recordings::fillRecent()
{
    QMenu* menu = m_window.commands().time->recent();
    menu->clear();
    for (const QString& path : recent()) {
        QString words = QFileInfo(path).fileName();
        QAction* action = menu->addAction(words.replace(QLatin1Char('&'), QStringLiteral("&&")),
                                          this, [this, path] { open(path); });
        action->setToolTip(path);
        action->setEnabled(QFileInfo::exists(path));
    }
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

bool Recordings::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (!dragged(drag->mimeData()).isEmpty())
            drag->acceptProposedAction();
    }
    if (watched == &m_window && event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        if (const QString path = dragged(drop->mimeData()); !path.isEmpty()) {
            drop->acceptProposedAction();
            open(path);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace crosstalk::window
