// The part of LessonRunner that watches a command instead of a lesson.
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/recentcommands.h"
#include "app/window/watchdialog.h"
#include "widgets/theme/sentences.h"

#include <QAction>

namespace crosstalk::window {

void LessonRunner::connectCommand()
{
    connect(m_window.commands().watch, &QAction::triggered, this, &LessonRunner::askCommand);
    connect(&m_session, &session::Session::said, this, [this](const QString& sentence) {
        m_window.setMessage(theme::said(sentence.toStdString()));
    });
}

void LessonRunner::askCommand()
{
    auto* dialog = new WatchDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { watch(dialog->command()); });
    dialog->open();
}

void LessonRunner::watch(const QString& command)
{
    rememberCommand(command);
    m_session.stop();
    lesson::Lesson nothing;
    nothing.title = command.toStdString();
    nothing.text = tr("This command runs as it would in your terminal, and is **watched from "
                      "outside** (ptrace). Each call by which processes talk costs it some "
                      "microseconds more; all other calls run at full speed. What it does in "
                      "shared memory between its calls is not seen.\n\nWhat it writes to its "
                      "standard output goes where Crosstalk's own goes.")
                       .toStdString();
    m_builtIn = true; // it is the user's own word: nothing is to be asked
    m_content.clear();
    m_lesson = std::make_shared<const lesson::Lesson>(std::move(nothing));
    m_questions = lesson::questionsOf(*m_lesson);
    m_reached.clear();
    m_prediction = {};
    m_predicted = false;
    m_proofs.setLesson(nullptr);
    m_window.setLesson(m_lesson);
    m_window.setPrerequisites({});
    m_window.setReached(m_reached);
    m_window.setPrediction(m_prediction);
    m_window.setMessage({});
    m_window.clearError();
    m_started = true;
    emit shownChanged();
    session::RunOptions options;
    options.command = {"sh", "-c", command.toStdString()};
    m_session.start(*m_lesson, options);
}

} // namespace crosstalk::window
