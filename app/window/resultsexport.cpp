#include "app/window/resultsexport.h"

#include "app/progress/collection.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/paper.h"
#include "app/window/resultsdialog.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

namespace crosstalk::window {
namespace {

Result<void> save(const std::string& text, const QString& file)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(text.data(), qint64(text.size())) >= 0 &&
        out.commit())
        return {};
    return Error{"save the results in", file.toStdString(), 0, out.errorString().toStdString()};
}

} // namespace

ResultsExport::ResultsExport(MainWindow& window, LessonRunner& runner,
                             std::filesystem::path lessons, QObject* parent)
    : QObject(parent), m_window(window), m_runner(runner), m_folder(std::move(lessons))
{
    const ProgressCommands& commands = *m_window.commands().progress;
    connect(commands.exportResults, &QAction::triggered, this, &ResultsExport::ask);
    connect(commands.forgetLesson, &QAction::triggered, this, [this] {
        askBeforeForgetting(tr("Forget all that was answered and reached in this lesson?"),
                            &LessonRunner::forgetLesson);
    });
    connect(commands.forgetAll, &QAction::triggered, this, [this] {
        askBeforeForgetting(tr("Forget all that was answered and reached in the whole course?"),
                            &LessonRunner::forgetAll);
    });
}

Result<void> ResultsExport::write(const QString& name, const QString& file)
{
    const auto results =
        progress::collect(m_runner.progress().database(), m_folder, name.toStdString());
    if (!results)
        return results.error();
    if (file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return printResults(*results, m_folder, file);
    return save(progress::print(*results), file);
}

void ResultsExport::ask()
{
    const progress::Database& database = m_runner.progress().database();
    const auto results = progress::collect(database, m_folder, {});
    if (!results)
        return m_window.showError(results.error());
    auto* dialog =
        new ResultsDialog(progress::extentOf(*results), database.learner(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ResultsDialog::fileWanted, this, &ResultsExport::askForFile);
    dialog->open();
}

void ResultsExport::askForFile(const QString& name, const QString& suffix)
{
    const QString proposed = (name.isEmpty() ? tr("results") : name) + suffix;
    QString file = QFileDialog::getSaveFileName(&m_window, tr("Export results"), proposed,
                                                QStringLiteral("*") + suffix);
    if (file.isEmpty())
        return;
    if (!file.endsWith(suffix))
        file += suffix;
    if (const auto written = write(name, file))
        m_window.setMessage(tr("Saved %1").arg(QFileInfo(file).fileName()));
    else
        m_window.showError(written.error());
}

void ResultsExport::askBeforeForgetting(const QString& question, void (LessonRunner::*forget)())
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Begin anew"), question,
                                QMessageBox::NoButton, &m_window);
    box->setInformativeText(tr("Answers, checkpoints and their recordings are deleted. This cannot "
                               "be undone."));
    const QPushButton* yes = box->addButton(tr("&Forget"), QMessageBox::DestructiveRole);
    QPushButton* no = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(yes, &QPushButton::clicked, this, [this, forget] { (m_runner.*forget)(); });
    box->open();
}

} // namespace crosstalk::window
