#pragma once

#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

/// A window with a lesson's real processes, held by the user where a schedule's text says.
class HeldRun
{
public:
    static constexpr int patience = 20'000; // ms until a condition counts as never met

    HeldRun()
    {
        qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
        window = std::make_unique<crosstalk::window::MainWindow>(crosstalk::window::Settings{});
        runner = std::make_unique<crosstalk::window::LessonRunner>(*window,
                                                                   std::string(CROSSTALK_LESSONS));
        window->show();
    }
    ~HeldRun()
    {
        runner.reset();
        window.reset();
    }
    HeldRun(const HeldRun&) = delete;
    HeldRun& operator=(const HeldRun&) = delete;

    QString write(const QString& name, const QByteArray& text) const
    {
        QFile file(home.filePath(name));
        if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
            qFatal("no file can be written");
        return file.fileName();
    }

    /// Opens a schedule's text; `decisions` of it count. False when it is not held there.
    bool holdAt(const QByteArray& text)
    {
        const QString path = write(QStringLiteral("held.schedule"), text);
        if (!runner->openSchedule(path.toStdString()))
            return false;
        return isHeldAfter(int(text.count("\nP")));
    }

    /// lost-update where both are ready, and after the steps "P1\nP2\n".
    bool holdLostUpdate(const QByteArray& steps, const QByteArray& sync = "none")
    {
        return holdAt("crosstalk schedule 1\nlesson lost-update\nset sync=" + sync +
                      "\nset deposits=2\nset processes=2\nset work=0\nfrom ready\n\n" + steps);
    }

    bool isHeldAfter(int steps) const
    {
        return QTest::qWaitFor([&] { return isHeld() && decisions() == steps; }, patience);
    }

    bool isHeld() const
    {
        const auto now = window->snapshot();
        return now && now->live && now->run == crosstalk::world::RunState::Paused;
    }

    int decisions() const
    {
        const auto file = runner->session().schedule();
        return file ? int(file->lines.size()) : -1;
    }

    /// What the window shows: the session may be further.
    const crosstalk::world::Snapshot& shown() const { return *window->snapshot(); }

    const crosstalk::world::ProcessView& process(int index) const
    {
        return shown().processes.at(std::size_t(index));
    }

    std::int64_t balance() const
    {
        for (const auto& variable : shown().variables)
            if (variable.name == "balance")
                return variable.value.value_or(-1);
        return -1;
    }

    const crosstalk::window::Commands& commands() const { return window->commands(); }

    /// Does so with the next dialog that opens; false when none opens in time.
    template<class Dialog> void withDialog(std::function<void(Dialog&)> act) const
    {
        auto* timer = new QTimer(window.get());
        QObject::connect(timer, &QTimer::timeout, window.get(), [timer, act] {
            auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            timer->stop();
            act(*dialog);
        });
        timer->start(10);
    }

    /// Chooses a file in the next file dialog.
    void chooseFile(const QString& path) const
    {
        withDialog<QFileDialog>([path](QFileDialog& dialog) {
            dialog.selectFile(path);
            static_cast<QDialog&>(dialog).accept();
        });
    }

    QTemporaryDir home;
    std::unique_ptr<crosstalk::window::MainWindow> window;
    std::unique_ptr<crosstalk::window::LessonRunner> runner;
};

/// The menu's action whose words begin so; null: it has none.
inline QAction* actionIn(const QMenu& menu, const QString& words)
{
    for (QAction* action : menu.actions())
        if (action->text().remove(QLatin1Char('&')).startsWith(words))
            return action;
    return nullptr;
}
