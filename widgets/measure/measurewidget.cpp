#include "widgets/measure/measurewidget.h"

#include "widgets/controls/listbox.h"
#include "widgets/measure/bars.h"
#include "widgets/measure/curves.h"
#include "widgets/measure/tradeoffs.h"
#include "widgets/measure/words.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace crosstalk::measuretab {

namespace {

constexpr double figuresNeed = 480; ///< design pixels: what must be left to them beside the table

} // namespace

MeasureWidget::MeasureWidget(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBar();
    buildViews();
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_figures, 1);
    row->addWidget(m_trades, 1);
    column->addLayout(m_bar);
    column->addLayout(m_stateRow);
    column->addLayout(row, 1);
    connect(&m_runner, &Runner::measured, this, &MeasureWidget::add);
    connect(&m_runner, &Runner::finished, this, &MeasureWidget::showState);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &MeasureWidget::restyle);
    restyle();
    setView(Latency);
}

void MeasureWidget::buildBar()
{
    m_bar = new QHBoxLayout;
    m_go = new QPushButton(tr("Measure"), this);
    m_go->setProperty("kind", QStringLiteral("strong"));
    connect(m_go, &QPushButton::clicked, this, [this] { isMeasuring() ? cancel() : start(); });
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Measured so far"));
    m_views = new QButtonGroup(this);
    m_bar->addWidget(m_go);
    m_bar->addStretch(1);
    m_viewRow = new QHBoxLayout; // one control of several parts: nothing between them
    m_viewRow->setSpacing(0);
    m_bar->addLayout(m_viewRow);
    addView(Latency, tr("Time"));
    addView(Throughput, tr("Throughput"));
    addView(Costs, tr("Costs"));
    addView(Trades, tr("Trade-offs"));
    m_bar->addStretch(1);
    m_save = new QToolButton(this);
    m_save->setText(tr("Save"));
    m_save->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_save);
    menu->addAction(tr("Picture (PNG) …"), this, [this] { askAndSave(QStringLiteral("png")); });
    menu->addAction(tr("Table (CSV) …"), this, [this] { askAndSave(QStringLiteral("csv")); });
    m_save->setMenu(menu);
    m_bar->addWidget(m_save);
    m_state = new QLabel(this);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setProperty("kind", QStringLiteral("muted"));
    m_size = new controls::ListBox(this);
    m_size->setAccessibleName(tr("Size of a message"));
    for (const long size : measure::allSizes)
        m_size->addItem(tr("a message of %1").arg(sizeText(size)), qlonglong(size));
    m_stateRow = new QHBoxLayout;
    m_stateRow->addWidget(m_size); // over the bars, also where the table stands beside them
    m_stateRow->addWidget(m_progress);
    m_stateRow->addWidget(m_state, 1);
}

void MeasureWidget::addView(View view, const QString& words)
{
    auto* button = new QPushButton(words, this);
    button->setCheckable(true);
    button->setProperty("kind", QStringLiteral("segment"));
    m_views->addButton(button, view);
    m_viewRow->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, view] { setView(view); });
}

void MeasureWidget::buildViews()
{
    m_figures = new QWidget(this);
    auto* column = new QVBoxLayout(m_figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_charts = new QStackedWidget(m_figures);
    m_curves = new Curves(m_charts);
    m_bars = new Bars(m_charts);
    m_charts->addWidget(m_curves);
    m_charts->addWidget(m_bars);
    column->addWidget(m_charts, 1);
    m_trades = new TradeOffs(this);
    connect(m_size, &QComboBox::currentIndexChanged, this,
            [this] { m_bars->setSize(m_size->currentData().toLongLong()); });
    m_size->setCurrentIndex(2);
}

void MeasureWidget::restyle()
{
    const theme::Theme& theme = theme::current();
    m_bar->setContentsMargins(int(theme.px(12)), int(theme.px(8)), int(theme.px(12)),
                              int(theme.px(2)));
    m_bar->setSpacing(int(theme.px(6)));
    m_stateRow->setContentsMargins(int(theme.px(14)), 0, int(theme.px(12)), 0);
    m_stateRow->setSpacing(int(theme.px(8)));
    m_state->setFont(theme.sans(12));
    keepInPlace();
    m_progress->setFixedSize(int(theme.px(70)), int(theme.px(8)));
    m_progress->setStyleSheet(
        QStringLiteral("QProgressBar { background: %1; border: none; border-radius: %3px; } "
                       "QProgressBar::chunk { background: %2; border-radius: %3px; }")
            .arg(theme.palette().track.name(), theme.palette().accent.name())
            .arg(int(theme.px(4))));
    layOut();
}

/// What the button says and how long the sentence is changes; nothing else moves for that.
void MeasureWidget::keepInPlace()
{
    const QString words = m_go->text();
    int width = 0;
    for (const QString& each : {tr("Measure"), tr("Cancel"), tr("Measure again")}) {
        m_go->setText(each);
        width = std::max(width, m_go->sizeHint().width());
    }
    m_go->setText(words);
    m_go->setMinimumWidth(width);
    m_state->setMinimumHeight(QFontMetrics(m_state->font()).lineSpacing() * 2);
    m_trades->setMinimumHeight(m_figures->minimumSizeHint().height());
}

bool MeasureWidget::besideFits() const
{
    return width() >= m_trades->minimumSizeHint().width() + theme::current().px(figuresNeed);
}

/// The table beside the figures where there is room, else in their place.
void MeasureWidget::layOut()
{
    const bool beside = besideFits();
    const View view = beside && m_view == Trades ? Latency : m_view;
    m_views->button(Trades)->setVisible(!beside);
    m_views->button(view)->setChecked(true);
    m_figures->setVisible(view != Trades);
    m_trades->setVisible(beside || view == Trades);
    m_charts->setCurrentWidget(view == Costs ? static_cast<QWidget*>(m_bars) : m_curves);
    if (view == Latency || view == Throughput)
        m_curves->setShow(view == Latency ? Curves::Show::Time : Curves::Show::Rate);
    showState();
}

void MeasureWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void MeasureWidget::setView(View view)
{
    m_view = view;
    layOut();
}

void MeasureWidget::setPrograms(std::filesystem::path folder)
{
    m_programs = std::move(folder);
}

void MeasureWidget::setResults(std::vector<measure::Measured> results)
{
    m_results = std::move(results);
    m_curves->setResults(m_results);
    m_bars->setResults(m_results);
    showState();
}

void MeasureWidget::start()
{
    if (isMeasuring())
        return;
    m_cancelled = false;
    setResults({});
    emit started();
    m_runner.start(m_programs, m_plan);
    showState();
}

void MeasureWidget::cancel()
{
    m_cancelled = true;
    m_runner.cancel();
}

void MeasureWidget::add(const measure::Measured& result)
{
    m_results.push_back(result);
    setResults(std::move(m_results));
}

void MeasureWidget::showState()
{
    const bool measuring = isMeasuring();
    m_go->setText(measuring         ? tr("Cancel")
                  : m_results.empty() ? tr("Measure")
                                      : tr("Measure again"));
    m_progress->setMaximum(int(measure::cellsOf(m_plan).size()));
    m_progress->setValue(int(m_results.size()));
    m_progress->setVisible(measuring);
    m_size->setVisible(m_views->checkedId() == Costs && !m_results.empty());
    m_save->setEnabled(!measuring && !m_results.empty());
    m_state->setText(stateText());
}

QString MeasureWidget::stateText() const
{
    if (isMeasuring() && !m_results.empty()) {
        const measure::Cell& cell = m_results.back().cell;
        return tr("%1 of %2: %3, %4").arg(m_results.size()).arg(m_progress->maximum())
            .arg(nameOf(cell.way), sizeText(cell.size));
    }
    if (isMeasuring())
        return tr("Starting …");
    if (m_results.empty())
        return m_cancelled ? tr("Cancelled.")
                           : tr("The same job through every way, on this machine, now. The "
                                "programs run without Crosstalk in them; the lesson's run is "
                                "paused meanwhile. It takes about a minute.");
    if (m_views->checkedId() == Trades)
        return tr("What no figure shows: what each way keeps, needs and leaves to you.");
    for (const measure::Measured& result : m_results)
        if (result.absent)
            return tr("Not all could be measured: %1").arg(theme::said(*result.absent));
    const QString some = m_cancelled && m_results.size() < std::size_t(m_progress->maximum())
                             ? tr("Cancelled after %1 of %2. ").arg(m_results.size())
                                   .arg(m_progress->maximum())
                             : QString();
    const QString runs = some + tr("Middle of %1 runs of each; the strokes are from the quickest to the "
                            "slowest.").arg(m_plan.runs);
    return m_view == Costs ? some + tr("One message, one way (half of there and back). Copies: into "
                                       "the kernel or out of it. Calls: counted in a separate, slower "
                                       "run.")
                           : runs;
}

bool MeasureWidget::saveCsv(const QString& file) const
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    out.write(QByteArray::fromStdString(measure::csvOf(m_results)));
    return out.commit();
}

bool MeasureWidget::savePng(const QString& file)
{
    return m_figures->isVisible() ? m_figures->grab().save(file, "PNG")
                                  : m_trades->grab().save(file, "PNG");
}

void MeasureWidget::askAndSave(const QString& suffix)
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save"), QStringLiteral("crosstalk-measure.") + suffix,
        QStringLiteral("*.") + suffix);
    if (file.isEmpty())
        return;
    const bool saved = suffix == QStringLiteral("csv") ? saveCsv(file) : savePng(file);
    if (!saved)
        m_state->setText(tr("Cannot write %1.").arg(file));
}

} // namespace crosstalk::measuretab
