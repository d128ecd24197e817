#pragma once

#include <QObject>
#include <QPointer>

#include <filesystem>

namespace crosstalk::window {

class LabWindow;
class LessonRunner;
class MainWindow;

/// Writing one's own: a copy of the lesson shown, a template, or any folder, in a window with an
/// editor; built and run on the stage. Window and runner must outlive it.
class Lab : public QObject
{
    Q_OBJECT

public:
    /// `kit`: the folder that has the templates.
    Lab(MainWindow& window, LessonRunner& runner, std::filesystem::path kit,
        QObject* parent = nullptr);
    ~Lab() override;

    void editCopy(); ///< of the lesson shown; what lies in the lab already is edited as it is
    void startFrom(const std::filesystem::path& model);
    void open(const std::filesystem::path& folder);

    LabWindow* editor() const; ///< null: not opened

private:
    void fillTemplates();
    void copy(const std::filesystem::path& folder, bool trusted);
    void run();

    MainWindow& m_window;
    LessonRunner& m_runner;
    std::filesystem::path m_kit;
    QPointer<LabWindow> m_editor;
};

} // namespace crosstalk::window
