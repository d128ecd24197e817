#include "app/window/home.h"

#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/startpage.h"
#include "engine/lesson/questions.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QAction>
#include <QFileInfo>

#include <algorithm>

namespace crosstalk::window {

Home::Home(MainWindow& window, LessonRunner& runner, std::filesystem::path lessons, QObject* parent)
    : QObject(parent), m_window(window), m_runner(runner), m_folder(std::move(lessons))
{
    connect(m_window.commands().progress->home, &QAction::triggered, this, &Home::show);
    connect(&m_window, &MainWindow::startLeft, this, [this] {
        m_demonstrating = false;
        page().setNotice({});
    });
    connect(&m_runner, &LessonRunner::progressChanged, this, [this] {
        if (m_window.isStarting())
            update();
        sayFailure();
    });
}

StartPage& Home::page()
{
    if (m_page == nullptr) {
        m_page = &m_window.startPage();
        connectPage(*m_page);
    }
    return *m_page;
}

void Home::connectPage(StartPage& page)
{
    connect(&page, &StartPage::firstRequested, this, [this] {
        if (!m_lessons.empty())
            emit m_window.lessonRequested(m_lessons.front().id);
    });
    connect(&page, &StartPage::continueRequested, this, &Home::goOn);
    connect(&page, &StartPage::closerRequested, this, [this] { m_window.setStarting(false); });
    connect(&page, &StartPage::lessonRequested, &m_window, &MainWindow::lessonRequested);
    connect(&page, &StartPage::watchRequested, &m_runner, &LessonRunner::watch);
    connect(&page, &StartPage::learnerChosen, this, [this](const QString& name) {
        m_runner.setLearner(name);
    });
}

void Home::show()
{
    update();
    m_window.setStarting(true);
}

void Home::begin(const std::string& last)
{
    m_last = last;
    m_demonstrating = true;
    page().setGroups({});
    page().setPlace({}, {});
    m_window.setStarting(true);
}

std::string Home::place() const
{
    return m_demonstrating ? m_last : m_runner.shown();
}

/// Back to what runs, unless that is no more than a demonstration.
void Home::goOn()
{
    if (m_demonstrating)
        emit m_window.lessonRequested(m_last);
    else
        m_window.setStarting(false);
}

void Home::readLessons()
{
    const auto track = lesson::readTrack(m_folder);
    if (!m_lessons.empty() || !track)
        return;
    for (const lesson::TrackEntry& entry : *track)
        if (auto lesson = lesson::readLesson(m_folder / entry.id, theme::language().toStdString())) {
            lesson->group = entry.group;
            m_lessons.push_back(std::move(*lesson));
        }
}

void Home::update()
{
    readLessons();
    page().setGroups(groups());
    page().setPlace(place(), titleOf(place()));
    const progress::Database& database = m_runner.progress().database();
    QStringList names;
    for (const QString& name : database.learners())
        names << name;
    page().setLearners(names, database.learner());
    if (m_window.isStarting())
        sayFailure();
}

void Home::sayFailure()
{
    const auto failure = m_runner.progress().database().failure();
    if (!failure || m_saidFailure)
        return;
    m_saidFailure = true;
    if (m_window.isStarting())
        page().setNotice(theme::said(*failure));
    else
        m_window.showError(*failure);
}

QString Home::titleOf(const std::string& lesson) const
{
    const auto found = std::ranges::find(m_lessons, lesson, &lesson::Lesson::id);
    return found != m_lessons.end() ? QString::fromStdString(found->title)
                                    : QFileInfo(QString::fromStdString(lesson)).fileName();
}

/// What there is to do: the prediction, every checkpoint, the last question.
course::LessonLine Home::lineOf(const lesson::Lesson& lesson) const
{
    const auto state = m_runner.progress().prediction(lesson.id);
    const auto reached = m_runner.progress().reached(lesson.id);
    course::LessonLine line;
    line.id = lesson.id;
    line.title = QString::fromStdString(lesson.title);
    line.misconception = QString::fromStdString(lesson.misconception).remove(QLatin1Char('`'));
    line.number = lesson.number;
    line.minutes = lesson.minutes;
    line.requires_ = lesson.requires_;
    if (lesson.prediction) {
        ++line.total;
        line.done += state.told() ? 1 : 0;
    }
    if (lesson::questionsOf(lesson).transfer) {
        ++line.total;
        line.done += state.transfer >= 0 ? 1 : 0;
    }
    for (const lesson::Checkpoint& checkpoint : lesson.checkpoints) {
        ++line.total;
        line.done += reached.contains(checkpoint.id) ? 1 : 0;
    }
    return line;
}

std::vector<course::CourseGroup> Home::groups() const
{
    std::vector<course::CourseGroup> groups;
    for (const lesson::Lesson& lesson : m_lessons) {
        const QString title = theme::groupTitle(lesson.group);
        if (groups.empty() || groups.back().title != title)
            groups.push_back({title, {}});
        groups.back().lessons.push_back(lineOf(lesson));
    }
    return groups;
}

} // namespace crosstalk::window
