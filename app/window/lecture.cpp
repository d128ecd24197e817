#include "app/window/lecture.h"

#include "app/window/classcommands.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/noteswindow.h"
#include "app/window/splitwindow.h"
#include "app/window/tallycard.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>

#include <algorithm>

namespace crosstalk::window {

Lecture::Lecture(MainWindow& window, LessonRunner& runner, QObject* parent)
    : QObject(parent), m_window(window), m_runner(runner), m_keys(window),
      m_card(new TallyCard(&window)), m_dark(new QWidget(&window))
{
    m_dark->setAutoFillBackground(true);
    m_dark->setPalette(QPalette(Qt::black));
    m_dark->setAccessibleName(tr("Dark screen"));
    m_dark->hide();
    m_window.installEventFilter(this);
    connectCommands();
    connectRemote();
    connect(&m_runner, &LessonRunner::shownChanged, this, &Lecture::updateCommands);
    connect(&m_runner, &LessonRunner::predictionAnswered, this, &Lecture::showAnswer);
    connect(&m_runner.session(), &session::Session::snapshotChanged, this, &Lecture::noticeDone);
    updateCommands();
}

Lecture::~Lecture()
{
    m_window.removeEventFilter(this);
    delete m_notes;
    delete m_split;
}

void Lecture::connectCommands()
{
    const ClassCommands& commands = *m_window.commands().classroom;
    const auto on = [this](QAction* action, auto what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(commands.moment, [this] { setUp(); });
    on(commands.wrong, [this] { goOn(demonstration() ? demonstration()->wrong : std::nullopt); });
    on(commands.right, [this] { goOn(demonstration() ? demonstration()->right : std::nullopt); });
    on(commands.ask, [this] { ask(); });
    on(commands.notes, [this] { openNotes(); });
    on(commands.split, [this] { openSplit(); });
}

void Lecture::connectRemote()
{
    connect(&m_keys, &PresenterKeys::forward, this, [this] { move(1); });
    connect(&m_keys, &PresenterKeys::backward, this, [this] { move(-1); });
    connect(&m_keys, &PresenterKeys::darkToggled, this, &Lecture::toggleDark);
    connect(&m_keys, &PresenterKeys::handRaised, m_card, &TallyCard::raiseHand);
    connect(&m_keys, &PresenterKeys::handTakenBack, m_card, &TallyCard::takeBack);
    connect(&m_keys, &PresenterKeys::countingDone, this, &Lecture::runAsked);
}

NotesWindow* Lecture::notes() const
{
    return m_notes;
}

SplitWindow* Lecture::split() const
{
    return m_split;
}

const lesson::Demonstration* Lecture::demonstration() const
{
    const auto& found = m_runner.questions().demonstration;
    return found ? &*found : nullptr;
}

/// Another lesson begins at its beginning.
void Lecture::turnTo(const QString& lesson)
{
    if (lesson == m_lesson)
        return;
    m_lesson = lesson;
    m_beat = -1;
    m_asked = m_awaits = false;
    m_momentEvent = 0;
    m_window.setCaption({});
    closeCard();
}

void Lecture::updateCommands()
{
    turnTo(QString::fromStdString(m_runner.shown()));
    const ClassCommands& commands = *m_window.commands().classroom;
    const lesson::Demonstration* shown = m_runner.canRun() ? demonstration() : nullptr;
    const auto lesson = m_window.lesson();
    commands.moment->setEnabled(shown);
    commands.wrong->setEnabled(shown && shown->wrong);
    commands.right->setEnabled(shown && shown->right);
    commands.ask->setEnabled(lesson && lesson->prediction && m_runner.canRun());
    commands.split->setEnabled(lesson && m_runner.canRun() && SplitWindow::canShow(*lesson));
    if (m_notes && lesson)
        m_notes->setLesson(*lesson);
}

void Lecture::perform(lesson::Demonstration::Part part, bool anew)
{
    closeCard();
    m_awaits = true;
    m_momentEvent = 0;
    m_words = QString::fromStdString(part.words);
    m_window.setCaption({});
    m_runner.perform(part, anew);
}

void Lecture::setUp()
{
    if (!demonstration())
        return;
    m_isMoment = true;
    perform(demonstration()->moment, true);
}

bool Lecture::standsAtMoment() const
{
    return m_momentEvent > 0 && !m_awaits && m_window.snapshot()->event == m_momentEvent;
}

/// From the moment, if that is where they stand; else they are taken there first.
void Lecture::goOn(const std::optional<lesson::Demonstration::Part>& way)
{
    if (!way || !demonstration())
        return;
    lesson::Demonstration::Part part = *way;
    const bool anew = !part.set.empty() || !standsAtMoment();
    if (anew && part.set.empty()) {
        const lesson::Demonstration::Part& moment = demonstration()->moment;
        part.set = moment.set;
        part.actions.insert(part.actions.begin(), moment.actions.begin(), moment.actions.end());
    }
    m_isMoment = false;
    perform(part, anew);
}

void Lecture::noticeDone()
{
    if (!m_awaits || m_runner.isPerforming())
        return;
    m_awaits = false;
    m_momentEvent = m_isMoment ? m_runner.session().snapshot()->event : 0;
    m_window.setCaption(m_words);
}

void Lecture::ask()
{
    m_beat = 0; // by its own key, too: its run comes next
    openCard();
}

void Lecture::openCard()
{
    const auto lesson = m_window.lesson();
    if (!lesson || !lesson->prediction)
        return;
    m_window.setPresenting(true);
    m_window.setCaption({});
    m_card->ask(*lesson->prediction);
    m_keys.setCounting(true);
}

void Lecture::runAsked()
{
    if (!m_card->isOpen())
        return;
    m_beat = 1;
    m_card->stopCounting();
    m_card->hide(); // the run is what is to be looked at
    m_keys.setCounting(false);
    m_asked = true;
    emit m_window.predictionRunRequested();
}

void Lecture::showAnswer(int happened)
{
    if (!m_asked)
        return;
    m_asked = false;
    m_card->answer(happened);
}

void Lecture::closeCard()
{
    m_card->stopCounting();
    m_card->hide();
    m_keys.setCounting(false);
}

std::vector<Lecture::Beat> Lecture::beats() const
{
    std::vector<Beat> all;
    if (const auto lesson = m_window.lesson(); lesson && lesson->prediction)
        all = {Beat::Ask, Beat::Run};
    if (const lesson::Demonstration* shown = demonstration()) {
        all.push_back(Beat::Moment);
        if (shown->wrong)
            all.push_back(Beat::Wrong);
        if (shown->right)
            all.push_back(Beat::Right);
    }
    return all;
}

/// Beyond the last beat comes the next lesson, before the first the one before.
void Lecture::move(int by)
{
    if (!m_runner.canRun())
        return;
    const auto all = beats();
    const int then = m_beat + by;
    if (then < 0 || then >= int(all.size()))
        return emit m_window.neighbourRequested(by);
    m_beat = then;
    play(all[std::size_t(then)]);
}

void Lecture::play(Beat beat)
{
    switch (beat) {
    case Beat::Ask:
        return ask();
    case Beat::Run:
        return m_card->isOpen() ? runAsked() : openCard(); // gone back to: asked again first
    case Beat::Moment:
        return setUp();
    case Beat::Wrong:
        return goOn(demonstration()->wrong);
    case Beat::Right:
        return goOn(demonstration()->right);
    }
}

void Lecture::toggleDark()
{
    m_dark->setGeometry(m_window.rect());
    m_dark->setVisible(!m_dark->isVisible());
    m_dark->raise();
}

void Lecture::openNotes()
{
    if (!m_notes)
        m_notes = new NotesWindow;
    if (const auto lesson = m_window.lesson())
        m_notes->setLesson(*lesson);
    m_notes->show();
    m_notes->raise();
}

void Lecture::openSplit()
{
    const auto lesson = m_window.lesson();
    if (!lesson || !SplitWindow::canShow(*lesson))
        return;
    emit m_window.pauseRequested(); // one thing at a time is to be looked at
    delete m_split;
    m_split = new SplitWindow(lesson);
    m_split->setAttribute(Qt::WA_DeleteOnClose);
    m_split->setPresenting(m_window.isPresenting());
    m_window.isPresenting() ? m_split->showFullScreen() : m_split->show();
    m_split->begin();
}

bool Lecture::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        m_dark->setGeometry(m_window.rect());
        m_card->place();
    }
    const bool escapes = event->type() == QEvent::ShortcutOverride &&
                         static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (escapes && (m_card->isVisible() || m_dark->isVisible()))
        event->accept(); // it closes these before it ends the presentation
    const bool pressed = event->type() == QEvent::KeyPress &&
                         static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (!pressed || !(m_card->isVisible() || m_dark->isVisible()))
        return false;
    m_dark->hide();
    closeCard();
    return true;
}

} // namespace crosstalk::window
