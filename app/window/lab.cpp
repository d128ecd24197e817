#include "app/window/lab.h"

#include "app/window/labcommands.h"
#include "app/window/labwindow.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"

#include <QAction>
#include <QFileDialog>
#include <QListWidget>
#include <QMenu>

#include <algorithm>

namespace crosstalk::window {

namespace fs = std::filesystem;

Lab::Lab(MainWindow& window, LessonRunner& runner, fs::path kit, QObject* parent)
    : QObject(parent), m_window(window), m_runner(runner), m_kit(std::move(kit))
{
    const LabCommands& commands = *m_window.commands().lab;
    connect(commands.editCopy, &QAction::triggered, this, &Lab::editCopy);
    connect(commands.openFolder, &QAction::triggered, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(&m_window, tr("A folder of programs of your own"));
        if (!folder.isEmpty())
            open(folder.toStdString());
    });
    connect(&m_runner, &LessonRunner::built, this, [this](const QString& messages) {
        if (!m_editor)
            return;
        m_editor->setMessages(messages.toStdString());
        m_editor->say(m_editor->mistakes()->isVisibleTo(m_editor)
                          ? tr("The compiler has something to say: Enter leads to the line.")
                          : tr("Built. It runs on the stage."));
    });
    fillTemplates();
}

Lab::~Lab()
{
    delete m_editor;
}

LabWindow* Lab::editor() const
{
    return m_editor;
}

void Lab::fillTemplates()
{
    std::vector<fs::path> found{m_kit / "template"}; // its title is that of a lesson
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(m_kit / "templates", none))
        if (entry.is_directory(none))
            found.push_back(entry.path());
    std::sort(found.begin() + 1, found.end());
    QMenu* menu = m_window.commands().lab->templates();
    for (const fs::path& model : found)
        if (const auto lesson = lesson::readLesson(model)) {
            const QString title = model == found.front() ? tr("Shared memory and a lock")
                                                         : QString::fromStdString(lesson->title);
            connect(menu->addAction(title), &QAction::triggered, this,
                    [this, model] { startFrom(model); });
        }
}

void Lab::copy(const fs::path& folder, bool trusted)
{
    const auto made = build::copyToLab(folder, build::labFolder(), trusted,
                                       build::Consents(build::consentsFile()));
    if (!made)
        return m_window.showError(made.error());
    open(*made);
}

void Lab::editCopy()
{
    const auto lesson = m_window.lesson();
    if (!lesson || lesson->folder.empty())
        return m_window.setMessage(tr("Of a recording there is no program to change."));
    if (lesson->folder.parent_path() == build::labFolder())
        return open(lesson->folder);
    copy(lesson->folder, m_runner.canRun());
}

void Lab::startFrom(const fs::path& model)
{
    copy(model, true);
}

void Lab::open(const fs::path& folder)
{
    if (!m_editor) {
        m_editor = new LabWindow;
        connect(m_editor, &LabWindow::runRequested, this, &Lab::run);
    }
    if (const auto opened = m_editor->open(folder); !opened)
        return m_window.showError(opened.error());
    m_editor->show();
    m_editor->raise();
}

void Lab::run()
{
    if (!m_editor->prepareRun())
        return;
    m_editor->setMessages({});
    m_editor->say(tr("Building …"));
    emit m_window.lessonRequested(m_editor->folder().string());
}

} // namespace crosstalk::window
