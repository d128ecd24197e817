#include "app/window/exporter.h"

#include "app/window/animation.h"
#include "app/window/centrepane.h"
#include "app/window/comparewindow.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/pictures.h"
#include "app/window/scrubbar.h"
#include "engine/session/csvexport.h"
#include "engine/session/perfettoexport.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QListView>
#include <QScrollBar>

#include <algorithm>
#include <fstream>

namespace crosstalk::window {
namespace {

/// A trace or a table of the recording that is shown.
Result<void> writeRecording(const session::Playback& playback, bool table, const QString& file)
{
    std::ofstream out(file.toStdString(), std::ios::binary | std::ios::trunc);
    if (!out)
        return systemError("write", file.toStdString());
    if (!table)
        return session::exportPerfetto(playback.path(), out);
    auto replay = session::Replay::open(playback.path());
    return replay ? session::exportCsv(**replay, out) : Result<void>(replay.error());
}

} // namespace

Exporter::Exporter(MainWindow& window, LessonRunner& runner, QObject* parent)
    : QObject(parent), m_window(window), m_runner(runner)
{
    connect(m_window.commands().time->exportRun, &QAction::triggered, this, &Exporter::ask);
    connect(m_window.commands().time->compare, &QAction::triggered, this, [this] {
        // Programs of a lesson from outside are run only where its user was asked.
        auto* compared = new CompareWindow(m_runner.canRun() ? m_window.lesson() : nullptr,
                                           &m_window);
        compared->setAttribute(Qt::WA_DeleteOnClose);
        compared->show();
    });
}

std::vector<Exporter::Kind> Exporter::kinds()
{
    const auto svg = QStringLiteral("svg"), png = QStringLiteral("png");
    stage::StageWidget& stage = m_window.centre().stage();
    const auto tab = [this](const QString& file) {
        return saveWidget(*m_window.centre().page(), file);
    };
    const auto picture = [&stage](const QString& file) { return saveStage(stage, file); };
    std::vector<Kind> kinds{
        {tr("The stage, as an SVG drawing"), svg, picture},
        {tr("The stage, as a PNG picture"), png, picture},
        {tr("The page below it, as an SVG drawing"), svg, tab},
        {tr("The page below it, as a PNG picture"), png, tab},
        {tr("The whole window, as a PNG picture"), png,
         [this](const QString& file) { return saveWidget(m_window, file); }},
        {tr("The stage and what it means, as a PDF page"), QStringLiteral("pdf"),
         [this, &stage](const QString& file) {
             return savePage(stage, *m_window.lesson(), *m_window.snapshot(), file);
         }},
        {tr("The run as an animation, in a folder of its own"), QString(), {}}};
    if (const session::Playback* playback = m_runner.session().playback()) {
        kinds.push_back({tr("The recording, as a trace for ui.perfetto.dev"),
                         QStringLiteral("perfetto-trace"), [playback](const QString& file) {
                             return writeRecording(*playback, false, file);
                         }});
        kinds.push_back({tr("The recording, as a table of events (CSV)"), QStringLiteral("csv"),
                         [playback](const QString& file) {
                             return writeRecording(*playback, true, file);
                         }});
    }
    return kinds;
}

void Exporter::ask()
{
    if (!m_window.lesson() || !m_window.snapshot())
        return;
    const auto kinds = this->kinds();
    QStringList names;
    for (const Kind& kind : kinds)
        names << kind.name;
    auto* dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Export"));
    dialog->setLabelText(m_runner.session().playback() != nullptr
                             ? tr("What to make:")
                             : tr("What to make (a trace or a table: record the run, open the "
                                  "recording, then export):"));
    dialog->setOption(QInputDialog::UseListViewForComboBoxItems);
    dialog->setComboBoxItems(names);
    dialog->setTextValue(names.front()); // Enter is enough
    if (auto* list = dialog->findChild<QListView*>()) // else as wide as the question above it
        list->setMinimumWidth(list->sizeHintForColumn(0) + 3 * list->frameWidth() +
                              list->verticalScrollBar()->sizeHint().width());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, names](const QString& name) {
        const auto kinds = this->kinds();
        const auto chosen = std::size_t(std::max<qsizetype>(names.indexOf(name), 0));
        if (chosen < kinds.size())
            askForFile(kinds[chosen]);
    });
    dialog->open();
}

void Exporter::askForFile(const Kind& kind)
{
    if (kind.suffix.isEmpty()) {
        const QString folder =
            QFileDialog::getExistingDirectory(&m_window, tr("A folder for the animation"));
        if (!folder.isEmpty())
            animate(folder);
        return;
    }
    const QString suffix = QLatin1Char('.') + kind.suffix;
    QString file = QFileDialog::getSaveFileName(
        &m_window, kind.name,
        QFileInfo(QString::fromStdString(m_runner.shown())).fileName() + suffix,
        QStringLiteral("*") + suffix);
    if (file.isEmpty())
        return;
    if (!file.endsWith(suffix))
        file += suffix;
    write(kind, file);
}

void Exporter::write(const Kind& kind, const QString& file)
{
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto written = kind.write(file);
    QApplication::restoreOverrideCursor();
    if (written)
        m_window.setMessage(tr("Saved %1").arg(QFileInfo(file).fileName()));
    else
        m_window.showError(written.error());
}

void Exporter::animate(const QString& folder)
{
    const auto snapshot = m_window.snapshot();
    if (m_animation || !snapshot || snapshot->event == 0)
        return;
    if (snapshot->live && snapshot->run == world::RunState::Running)
        return m_window.setMessage(tr("Pause the run, or let it end: then it can be drawn."));
    const quint64 last = std::max<quint64>(m_window.scrubBar().total(), snapshot->event);
    m_animation =
        new Animation(m_runner.session(), m_window.centre(), folder, 1, last, this);
    connect(m_animation, &Animation::progressed, this, [this](int frame) {
        m_window.setMessage(tr("Drawing %1 of %2").arg(frame).arg(m_animation->frames()));
    });
    connect(&m_runner, &LessonRunner::shownChanged, m_animation, &QObject::deleteLater);
    connect(m_animation, &Animation::finished, this, [this](const QString& words) {
        m_animation->deleteLater();
        m_runner.session().backToLive();
        m_window.setMessage(words);
    });
    connect(m_animation, &Animation::failed, this, [this](const Error& error) {
        m_animation->deleteLater();
        m_window.showError(error);
    });
}

} // namespace crosstalk::window
