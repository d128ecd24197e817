#pragma once

#include "app/window/comparemodel.h"
#include "engine/session/run.h"

#include <QDialog>
#include <QTemporaryDir>

class QComboBox;
class QLabel;
class QTableView;

namespace crosstalk::stage {
class StageWidget;
}

namespace crosstalk::window {

/// "Compare two runs": two recordings, or one lesson run twice with a choice set differently, event
/// by event in rows; above them both stages at the row that is chosen.
class CompareWindow : public QDialog
{
    Q_OBJECT

public:
    /// `lesson`: what can be run twice; null: nothing can.
    explicit CompareWindow(std::shared_ptr<const lesson::Lesson> lesson, QWidget* parent = nullptr);
    ~CompareWindow() override;

    /// Shows these two. What goes wrong is said in the window; false then.
    bool compare(const QString& left, const QString& right);
    /// Runs the lesson with each option of its first choice, the same seed, and shows both.
    bool runTwice(int leftOption, int rightOption);

    const CompareModel& model() const { return *m_model; }

private:
    QWidget* buildChoosers();
    QWidget* buildRunner();
    QWidget* buildStages();
    void buildTable();
    void choose(bool left);
    void showRow(int row);
    void showSummary();
    void say(const QString& words);
    Result<void> record(int option, const QString& file) const;
    Result<ComparedRun> read(const QString& file) const;

    std::shared_ptr<const lesson::Lesson> m_lesson;
    QTemporaryDir m_folder; ///< of runs made here
    QString m_files[2];
    ComparedRun m_runs[2];
    CompareModel* m_model;
    QTableView* m_table;
    stage::StageWidget* m_stages[2];
    QLabel* m_names[2];
    QComboBox* m_options[2] = {nullptr, nullptr};
    QLabel* m_summary;
};

} // namespace crosstalk::window
