#pragma once

#include "engine/base/error.h"
#include "engine/build/lab.h"

#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <optional>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QTabBar;

namespace crosstalk::window {

/// The lab: the files of a folder to be changed, with C++ coloured, and what the compiler says of
/// them. What is typed is saved by itself a moment later, and always before it is run, another file
/// is shown or the window closes. Knows nothing of how a run is done.
class LabWindow : public QWidget
{
    Q_OBJECT

public:
    explicit LabWindow(QWidget* parent = nullptr);
    ~LabWindow() override; ///< saves

    /// Shows a folder's files; an error leaves what was there.
    Result<void> open(const std::filesystem::path& folder);
    std::filesystem::path folder() const;

    /// What the compiler said of the latest build; empty: nothing is wrong.
    void setMessages(const std::string& messages);
    void say(const QString& words);

    /// Saved and agreed to, as far as it may be: see build::Workpiece::agree().
    bool prepareRun();

    QPlainTextEdit* editor() const { return m_editor; }
    QListWidget* mistakes() const { return m_mistakes; }
    QTabBar* tabs() const { return m_tabs; }

signals:
    void runRequested(); ///< of the folder shown; prepareRun() first

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QLayout* buildFoot();
    void showFile(int tab);
    bool save();
    void mark();
    void goTo(int row);

    std::optional<build::Workpiece> m_piece;
    std::vector<build::CompilerMistake> m_told;
    QString m_file; ///< shown now
    QTabBar* m_tabs;
    QPlainTextEdit* m_editor;
    QListWidget* m_mistakes;
    QLabel* m_says;
    QTimer m_pause; ///< since the latest key
    bool m_changed = false;
};

} // namespace crosstalk::window
