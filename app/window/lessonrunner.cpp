#include "app/window/lessonrunner.h"

#include "app/progress/predictionanswer.h"
#include "app/window/centrepane.h"
#include "app/window/consentdialog.h"
#include "app/window/mainwindow.h"
#include "app/window/runwords.h"
#include "engine/lesson/action.h"
#include "engine/lesson/track.h"
#include "engine/session/lessoncheck.h"
#include "widgets/schedules/scheduleswidget.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QMenu>

#include <algorithm>

namespace crosstalk::window {
namespace {

/// Of what its programs are made; empty where that cannot be read.
std::string contentOf(const lesson::Lesson& lesson)
{
    const auto content = build::readContent(lesson.folder);
    return content ? content->hash() : std::string();
}

} // namespace

LessonRunner::LessonRunner(MainWindow& window, std::filesystem::path lessons, QObject* parent)
    : QObject(parent), m_window(window), m_lessons(std::move(lessons)), m_steps(window, m_session),
      m_game(window, m_session), m_proofs(m_session, m_progress.database())
{
    if (auto track = lesson::readWholeTrack(m_lessons)) {
        m_track = std::move(track->lessons);
        m_opening = std::move(track->opening);
    } else {
        fail(track.error());
    }
    m_window.setTrack(m_track);
    connectGate();
    connectChanges();
    connectLessons();
    connectBuilder();
    connectCommand();
    connectSchedules();
    connectGame();
    connectExplorations();
    connectProofs();
}

void LessonRunner::connectGate()
{
    using session::Session;
    connect(&m_session, &Session::snapshotChanged, this, &LessonRunner::showSnapshot);
    connect(&m_session, &Session::finished, this, &LessonRunner::showSnapshot);
    connect(&m_session, &Session::failed, this, &LessonRunner::fail);
    connect(&m_window, &MainWindow::pauseRequested, &m_session, &Session::pause);
    connect(&m_window, &MainWindow::resumeRequested, &m_session, [this] {
        if (!m_session.snapshot()->live)
            m_session.backToLive();
        m_session.resume();
    });
    connect(&m_window, &MainWindow::stepRequested, &m_session, &Session::step);
    connect(&m_window, &MainWindow::speedRequested, &m_session, &Session::setSpeed);
    connect(&m_window, &MainWindow::nextLossRequested, &m_session, &Session::stopInsideNextLoss);
    connect(&m_window, &MainWindow::restartRequested, this, &LessonRunner::restart);
    connect(&m_window, &MainWindow::stopRequested, &m_session, &Session::stop);
    connect(&m_window, &MainWindow::eventRequested, &m_session, &Session::seek);
    connect(&m_window, &MainWindow::timeRequested, &m_session, &Session::seekTime);
    connect(&m_window, &MainWindow::liveRequested, &m_session, &Session::backToLive);
    connect(&m_window, &MainWindow::peekRequested, &m_session, &Session::peek);
    connect(&m_session, &Session::peeked, &m_window, &MainWindow::showPeek);
    connect(&m_window, &MainWindow::closing, &m_session, &Session::stop);
}

void LessonRunner::connectChanges()
{
    connect(&m_window, &MainWindow::choiceRequested, this,
            [this](const std::string& name, int option) {
                changedByHand();
                m_session.setChoice(name, option);
            });
    connect(&m_window, &MainWindow::parameterRequested, this,
            [this](const std::string& name, std::int64_t value) {
                changedByHand();
                m_session.setParameter(name, value);
            });
    connect(&m_window, &MainWindow::killRequested, this, [this](int process) {
        changedByHand();
        m_session.kill(process);
    });
    connect(&m_window, &MainWindow::freezeRequested, &m_session, &session::Session::freeze);
    connect(&m_window, &MainWindow::thawRequested, &m_session, &session::Session::thaw);
    connect(&m_window, &MainWindow::closeEndRequested, this,
            [this](int process, const std::string& channel) {
                changedByHand();
                m_session.closeEnd(process, channel);
            });
}

void LessonRunner::connectLessons()
{
    connect(&m_window, &MainWindow::lessonRequested, this, [this](const std::string& id) {
        show(id);
        demonstrate();
    });
    connect(&m_window, &MainWindow::neighbourRequested, this, &LessonRunner::neighbour);
    connect(&m_window, &MainWindow::predictionLocked, this, &LessonRunner::lockPrediction);
    connect(&m_window, &MainWindow::predictionRunRequested, this, &LessonRunner::runPrediction);
    connect(&m_window, &MainWindow::seenAnswered, this, &LessonRunner::answerSeen);
    connect(&m_window, &MainWindow::transferAnswered, this, &LessonRunner::answerTransfer);
}

void LessonRunner::connectBuilder()
{
    connect(&m_builder, &ProgramBuilder::consentNeeded, this, &LessonRunner::askConsent);
    connect(&m_builder, &ProgramBuilder::failed, this, &LessonRunner::fail);
    connect(&m_builder, &ProgramBuilder::built, this, &LessonRunner::built);
    connect(&m_builder, &ProgramBuilder::building, this,
            [this] { m_window.setMessage(tr("Building the lesson's programs …")); });
    connect(&m_builder, &ProgramBuilder::ready, this, [this](const QString& programs) {
        m_window.setMessage({});
        m_waiting.programs = programs.toStdString();
        m_session.start(*m_lesson, m_waiting);
        performWaiting();
    });
    connect(&m_watch, &FolderWatch::changed, this, &LessonRunner::reload);
}

void LessonRunner::connectSchedules()
{
    connect(&m_window, &MainWindow::processMenuRequested, &m_steps,
            [this](QMenu* menu, int process) { m_steps.addTo(*menu, process); });
    connect(&m_steps, &StepControl::openRequested, this, [this](const QString& path) {
        if (const auto opened = openSchedule(path.toStdString()); !opened)
            m_window.showError(opened.error());
    });
}

/// A run of the game's takes the place of any other, and any other ends the game.
void LessonRunner::connectGame()
{
    connect(&m_game, &SchedulerGame::startRequested, this, &LessonRunner::launch);
    connect(&m_game, &SchedulerGame::left, this, &LessonRunner::demonstrate);
}

Result<void> LessonRunner::openSchedule(const std::filesystem::path& path)
{
    const auto file = schedule::readSchedule(path);
    if (!file)
        return file.error();
    if (!file->lesson.empty() && (!m_lesson || m_lesson->id != file->lesson)) {
        if (placeOf(file->lesson) < 0)
            return Error{"open", path.string(), 0,
                         "It is of the lesson " + file->lesson + ": open that one's folder first."};
        show(file->lesson);
    }
    session::RunOptions options;
    options.set = {file->settings.begin(), file->settings.end()};
    options.seed = file->seed;
    options.fromReady = file->fromReady;
    options.schedule = file->lines;
    options.scheduleName = path.filename().string();
    options.afterSchedule = session::AfterSchedule::Hold;
    start(options);
    m_window.setMessage(tr("Fresh processes did what the schedule says, and are held by you."));
    return {};
}

void LessonRunner::askConsent(const QString& folder, const QString& disclosure)
{
    auto* dialog = new ConsentDialog(folder, disclosure, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, &m_builder, &ProgramBuilder::agree);
    connect(dialog, &QDialog::rejected, this, [this] {
        m_window.setMessage(tr("Nothing of this lesson was run. Ctrl+R asks again."));
    });
    dialog->open();
}

int LessonRunner::placeOf(const std::string& id) const
{
    const auto found = std::find_if(m_track.begin(), m_track.end(),
                                    [&](const lesson::TrackEntry& each) { return each.id == id; });
    return found == m_track.end() ? -1 : int(found - m_track.begin());
}

Result<lesson::Lesson> LessonRunner::read(const std::string& name) const
{
    if (lesson::namesFolder(name))
        return lesson::readLesson(name, theme::language().toStdString());
    const int asked = placeOf(name), place = asked >= 0 ? asked : std::max(placeOf(m_opening), 0);
    return lesson::readLesson(m_lessons / m_track[std::size_t(place)].id,
                              theme::language().toStdString());
}

void LessonRunner::show(const std::string& name)
{
    if (m_track.empty())
        return;
    m_session.stop();
    auto lesson = read(name);
    if (!lesson)
        return fail(lesson.error());
    open(std::move(*lesson));
    m_window.setMessage({});
}

void LessonRunner::open(lesson::Lesson lesson)
{
    m_builtIn = lesson::isBuiltIn(lesson, m_lessons);
    m_content = contentOf(lesson);
    m_lesson = std::make_shared<const lesson::Lesson>(std::move(lesson));
    m_questions = lesson::questionsOf(*m_lesson);
    m_started = false;
    m_explorations.end();
    m_window.centre().schedules().clear();
    m_predicted = false;
    m_window.setLesson(m_lesson);
    m_window.setPrerequisites(prerequisites());
    m_steps.setLesson(m_lesson);
    m_game.setLesson(m_lesson);
    readProgress();
}

Result<void> LessonRunner::openRecording(const std::filesystem::path& path)
{
    if (auto opened = m_session.open(path); !opened)
        return opened.error();
    lesson::Lesson lesson = m_session.playback()->lesson();
    if (lesson.title.empty())
        lesson.title = path.stem().string();
    m_builtIn = true; // nothing of it is asked about, as nothing of it is run
    m_content.clear();
    m_lesson = std::make_shared<const lesson::Lesson>(std::move(lesson));
    m_game.setLesson(nullptr);
    m_started = true;
    m_reached.clear();
    m_prediction = {};
    m_prediction.replayed = true;
    m_proofs.setLesson(nullptr); // it proves nothing about who opens it
    m_window.setLesson(m_lesson);
    m_window.setPrerequisites({});
    m_window.setReached(m_reached);
    m_window.setPrediction(m_prediction);
    m_note.clear();
    m_window.setMessage({});
    showSnapshot();
    return {};
}

std::string LessonRunner::shown() const
{
    if (!m_lesson)
        return {};
    return m_builtIn ? m_lesson->id : m_lesson->folder.string();
}

void LessonRunner::followFiles()
{
    if (m_lesson)
        m_watch.watch(QString::fromStdString(m_lesson->folder.string()));
}

/// A mistake half-way through an edit leaves the lesson as it was; new words leave its run alone.
void LessonRunner::reload()
{
    if (const auto mistakes = session::checkLesson(m_lesson->folder); !mistakes.empty())
        return m_window.showError(mistakes.front());
    auto lesson = lesson::readLesson(m_lesson->folder, theme::language().toStdString());
    if (!lesson)
        return m_window.showError(lesson.error());
    m_window.clearError();
    const bool goesOn = m_started && contentOf(*lesson) == m_content;
    if (!goesOn)
        m_session.stop();
    open(std::move(*lesson));
    m_started = goesOn;
    if (goesOn)
        showSnapshot();
    else
        m_window.setMessage(tr("Changed: Ctrl+R runs it."));
}

void LessonRunner::start(const session::RunOptions& options)
{
    m_game.leave();
    launch(options);
}

/// The programs of a lesson from outside are made first, once its user has agreed.
void LessonRunner::launch(const session::RunOptions& options)
{
    if (m_session.playback() != nullptr)
        return m_window.setMessage(tr("This is a recording: nothing is run."));
    emit shownChanged();
    m_window.clearError();
    m_note.clear();
    m_started = true;
    m_predicted = false;
    if (!options.paused)
        m_toPerform.clear(); // of a run that was asked for before this one
    if (m_builtIn) {
        m_session.start(*m_lesson, options);
        return performWaiting();
    }
    m_session.stop();
    m_waiting = options;
    m_builder.prepare(*m_lesson);
}

void LessonRunner::demonstrate()
{
    if (!m_lesson)
        return;
    session::RunOptions options;
    options.set = m_lesson->opening.set;
    if (const auto speed = lesson::parseSpeed(m_lesson->opening.speed))
        options.stepsPerSecond = *speed;
    start(options);
}

void LessonRunner::restart()
{
    if (!m_started)
        return demonstrate();
    if (m_session.playback() != nullptr)
        return m_window.setMessage(tr("This is a recording: nothing is run."));
    m_window.clearError();
    m_note.clear();
    m_window.setMessage({});
    m_predicted = m_predicted && m_prediction.running;
    emit shownChanged();
    m_session.restart();
}

void LessonRunner::lockPrediction(int answer, int sure)
{
    const int transfer = m_prediction.transfer;
    m_prediction = {answer, sure, true, false, -1};
    m_prediction.transfer = transfer;
    keepState();
}

void LessonRunner::keepState()
{
    m_progress.setPrediction(shown(), m_prediction);
    m_window.setPrediction(m_prediction);
    emit progressChanged();
}

void LessonRunner::answerSeen(int answer)
{
    m_prediction.seen = answer;
    keepState();
}

void LessonRunner::answerTransfer(int answer)
{
    m_prediction.transfer = answer;
    keepState();
}

void LessonRunner::runPrediction()
{
    if (!m_lesson || !m_lesson->prediction)
        return;
    session::RunOptions options;
    options.set = m_lesson->prediction->set;
    m_prediction.running = true;
    m_prediction.happened = m_prediction.seen = m_prediction.recorded = -1;
    m_window.setPrediction(m_prediction);
    start(options);
    m_predicted = true;
}

void LessonRunner::changedByHand()
{
    m_predicted = false;
    if (!m_prediction.running)
        return;
    m_prediction.running = false;
    m_window.setPrediction(m_prediction);
    m_window.setMessage(tr("You changed the run that you predicted: run it again for an answer."));
}

void LessonRunner::showSnapshot()
{
    const std::shared_ptr<const world::Snapshot> snapshot = m_session.snapshot();
    if (!m_started || !snapshot) // else it would be that of the lesson before
        return;
    m_window.setSnapshot(snapshot);
    m_steps.update();
    m_game.update();
    noteCheckpoints(*snapshot);
    answerPrediction(*snapshot);
    completeRunWords(*snapshot);
    showNotes(*snapshot);
}

void LessonRunner::answerPrediction(const world::Snapshot& snapshot)
{
    if (!m_prediction.running)
        return;
    const std::optional<int> answer = progress::answerOf(*m_lesson, snapshot);
    if (!answer)
        return;
    m_prediction.running = false;
    m_prediction.happened = *answer;
    emit predictionAnswered(*answer);
    m_prediction.recorded = progress::observationOf(*m_lesson, m_questions, snapshot).value_or(-1);
    keepState();
    if (m_prediction.chosen >= 0)
        m_proofs.provePrediction(snapshot);
    m_window.setRunWords(runWordsOf(*m_lesson, m_questions.explanation, snapshot));
}

/// A run may answer before it is over; what is told of it is told once more when it is.
void LessonRunner::completeRunWords(const world::Snapshot& snapshot)
{
    const bool over =
        snapshot.run == world::RunState::Finished || snapshot.run == world::RunState::Deadlocked;
    if (!m_predicted || m_prediction.running || !over || !snapshot.live)
        return;
    m_predicted = false;
    m_window.setRunWords(runWordsOf(*m_lesson, m_questions.explanation, snapshot));
}

/// What became of a process by the moment shown, beside the figures, said once: "P2 was killed; it
/// held the mutex."
void LessonRunner::showNotes(const world::Snapshot& snapshot)
{
    std::string note;
    for (const world::ProcessView& process : snapshot.processes)
        if (!process.note.empty())
            note = process.note;
    if (note == m_note)
        return;
    m_note = std::move(note);
    m_window.setMessage(theme::said(m_note));
}

void LessonRunner::fail(const Error& error)
{
    m_prediction.running = false;
    m_window.setPrediction(m_prediction);
    m_window.setMessage({});
    m_window.showError(error);
}

void LessonRunner::neighbour(int by)
{
    const int place = m_lesson ? placeOf(m_lesson->id) + by : 0;
    if (place < 0 || place >= int(m_track.size()))
        return;
    show(m_track[std::size_t(place)].id);
    demonstrate();
}

} // namespace crosstalk::window
