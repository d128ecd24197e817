#pragma once

#include "app/progress/results.h"

#include <QObject>
#include <QString>

#include <filesystem>

namespace crosstalk::window {

class LessonRunner;
class MainWindow;

/// "Export results …": all that the learner did, as a file for whoever grades it; and beginning
/// anew. Both others must outlive it.
class ResultsExport : public QObject
{
    Q_OBJECT

public:
    /// `lessons`: the folder of track.toml.
    ResultsExport(MainWindow& window, LessonRunner& runner, std::filesystem::path lessons,
                  QObject* parent = nullptr);

    /// Writes them under this name, as a page to read (PDF) where the file is called so, else as
    /// JSON for `crosstalk verify`.
    Result<void> write(const QString& name, const QString& file);

private:
    void ask();
    void askForFile(const QString& name, const QString& suffix);
    void askBeforeForgetting(const QString& question, void (LessonRunner::*forget)());

    MainWindow& m_window;
    LessonRunner& m_runner;
    const std::filesystem::path m_folder;
};

} // namespace crosstalk::window
