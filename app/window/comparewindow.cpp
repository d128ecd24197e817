#include "app/window/comparewindow.h"

#include "engine/session/exploration.h"
#include "widgets/controls/figures.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/listbox.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

#include <algorithm>

namespace crosstalk::window {
namespace {

constexpr double pace = 100'000;                   ///< steps a second: one at a time, and soon done
constexpr std::int64_t turns = 20;                 ///< of what has no end: few enough to be read
constexpr auto patience = std::chrono::seconds(5); ///< for a run that does not end by itself

/// The cursor says that it takes a moment.
class Busy
{
public:
    Busy() { QApplication::setOverrideCursor(Qt::WaitCursor); }
    ~Busy() { QApplication::restoreOverrideCursor(); }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;
};

} // namespace

CompareWindow::CompareWindow(std::shared_ptr<const lesson::Lesson> lesson, QWidget* parent)
    : QDialog(parent), m_lesson(std::move(lesson)), m_model(new CompareModel(this)),
      m_table(new QTableView(this)), m_summary(new QLabel(this))
{
    setWindowTitle(tr("Compare two runs"));
    resize(QSize(int(theme::current().px(1100)), int(theme::current().px(760))));
    auto* column = new QVBoxLayout(this);
    column->addWidget(buildChoosers());
    if (m_lesson && !m_lesson->choices.empty() && m_lesson->choices.front().options.size() > 1)
        column->addWidget(buildRunner());
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(buildStages());
    buildTable();
    split->addWidget(m_table);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    column->addWidget(split, 1);
    say(tr("Choose two recordings, and what both did stands side by side."));
}

CompareWindow::~CompareWindow() = default;

QWidget* CompareWindow::buildChoosers()
{
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    for (const int side : {0, 1}) {
        auto* button = new QPushButton(side == 0 ? tr("Left …") : tr("Right …"), row);
        button->setAutoDefault(false);
        m_names[side] = new QLabel(tr("no recording"), row);
        m_names[side]->setProperty("kind", QStringLiteral("muted"));
        line->addWidget(button);
        line->addWidget(m_names[side], 1);
        connect(button, &QPushButton::clicked, this, [this, side] { choose(side == 0); });
    }
    return row;
}

QWidget* CompareWindow::buildRunner()
{
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const lesson::Choice& choice = m_lesson->choices.front();
    line->addWidget(new QLabel(tr("Or run “%1” twice, the same seed, with %2:")
                                   .arg(QString::fromStdString(m_lesson->title),
                                        QString::fromStdString(choice.label).toLower()),
                               row));
    for (QComboBox*& options : m_options) {
        options = new controls::ListBox(row);
        for (const auto& option : choice.options)
            options->addItem(QString::fromStdString(option.label));
        line->addWidget(options);
    }
    m_options[0]->setCurrentIndex(choice.initial);
    m_options[1]->setCurrentIndex(choice.cure >= 0 ? choice.cure : choice.initial == 0 ? 1 : 0);
    auto* run = new QPushButton(tr("Run both"), row);
    run->setAutoDefault(false);
    connect(run, &QPushButton::clicked, this, [this] {
        runTwice(m_options[0]->currentIndex(), m_options[1]->currentIndex());
    });
    line->addWidget(run);
    line->addStretch(1);
    return row;
}

QWidget* CompareWindow::buildStages()
{
    auto* row = new QSplitter(Qt::Horizontal, this);
    for (stage::StageWidget*& each : m_stages) {
        each = new stage::StageWidget(row);
        each->setReducedMotion(true);
        row->addWidget(each);
    }
    row->setChildrenCollapsible(false);
    return row;
}

void CompareWindow::buildTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Both runs, event by event"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(int(theme::current().px(24)));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(CompareModel::Sign, QHeaderView::Fixed);
    m_table->setColumnWidth(CompareModel::Sign, int(theme::current().px(140)));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { showRow(now.row()); });
}

void CompareWindow::choose(bool left)
{
    const QString file = QFileDialog::getOpenFileName(this, tr("A recording"), {},
                                                      tr("Recordings (*.crosstalk)"));
    if (file.isEmpty())
        return;
    m_files[left ? 0 : 1] = file;
    m_names[left ? 0 : 1]->setText(QFileInfo(file).fileName());
    if (!m_files[0].isEmpty() && !m_files[1].isEmpty())
        compare(m_files[0], m_files[1]);
}

Result<ComparedRun> CompareWindow::read(const QString& file) const
{
    auto replay = session::Replay::open(file.toStdString());
    if (!replay)
        return replay.error();
    ComparedRun run;
    run.replay = std::move(*replay);
    run.lines = session::linesOf(*run.replay);
    return run;
}

bool CompareWindow::compare(const QString& left, const QString& right)
{
    const Busy busy;
    m_model->setRuns(nullptr, nullptr);
    const QString files[2] = {left, right};
    for (const int side : {0, 1}) {
        auto run = read(files[side]);
        if (!run) {
            say(theme::said(run.error()));
            return false;
        }
        m_runs[side] = std::move(*run);
        m_stages[side]->setSources(m_runs[side].replay->lesson().sources);
    }
    m_model->setRuns(&m_runs[0], &m_runs[1]);
    showSummary();
    const auto first = m_model->alignment().firstDifference;
    const int row = first ? int(*first) : std::max(m_model->rowCount() - 1, 0);
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    return true;
}

Result<void> CompareWindow::record(int option, const QString& file) const
{
    const auto installation = session::Installation::locate();
    if (!installation)
        return installation.error();
    const lesson::Choice& choice = m_lesson->choices.front();
    session::RunOptions options;
    options.set = m_lesson->opening.set;
    options.set[choice.name] = choice.options[std::size_t(option)].id;
    session::makeFinite(*m_lesson, options.set, turns);
    options.stepsPerSecond = pace;
    options.record = file.toStdString();
    auto run = session::Run::start(*m_lesson, options, *installation);
    if (!run)
        return run.error();
    (*run)->wait(patience);
    (*run)->stop();
    if (const auto failure = (*run)->recordingFailure())
        return *failure;
    return {};
}

bool CompareWindow::runTwice(int leftOption, int rightOption)
{
    const int options[2] = {leftOption, rightOption};
    say(tr("Running both …"));
    m_summary->repaint(); // nothing else is painted until both are done
    for (const int side : {0, 1}) {
        const Busy busy;
        const QString file = m_folder.filePath(QStringLiteral("%1.crosstalk").arg(side));
        if (const auto recorded = record(options[side], file); !recorded) {
            say(theme::said(recorded.error()));
            return false;
        }
        const auto& label = m_lesson->choices.front().options[std::size_t(options[side])].label;
        m_names[side]->setText(QString::fromStdString(label));
    }
    return compare(m_folder.filePath(QStringLiteral("0.crosstalk")),
                   m_folder.filePath(QStringLiteral("1.crosstalk")));
}

void CompareWindow::showRow(int row)
{
    if (row < 0 || m_runs[0].replay == nullptr || m_runs[1].replay == nullptr)
        return;
    for (const int side : {0, 1}) {
        const std::uint64_t event = m_model->eventAt(row, side == 0);
        m_stages[side]->setSnapshot(
            std::make_shared<world::Snapshot>(m_runs[side].replay->at(event)));
    }
}

void CompareWindow::showSummary()
{
    const session::Alignment& alignment = m_model->alignment();
    const auto different = std::ranges::count_if(
        alignment.rows, [](const session::AlignedRow& row) { return !row.same; });
    QString words =
        alignment.firstDifference
            ? tr("%1 of %2 rows differ; the first is row %3.")
                  .arg(controls::grouped(different),
                       controls::grouped(std::int64_t(alignment.rows.size())),
                       controls::grouped(std::int64_t(*alignment.firstDifference) + 1))
            : tr("Both did the same: %1 rows.")
                  .arg(controls::grouped(std::int64_t(alignment.rows.size())));
    if (!alignment.whole)
        words += QLatin1Char(' ') + tr("The runs go on; more than this is not compared.");
    words += QLatin1Char(' ') + tr("− only at the left, + only at the right, ≠ different values.");
    say(words);
}

void CompareWindow::say(const QString& words)
{
    m_summary->setText(words);
}

} // namespace crosstalk::window
