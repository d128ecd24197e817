#pragma once

#include "engine/measure/measurement.h"
#include "widgets/measure/runner.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QAction;
class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace crosstalk::measuretab {

class Bars;
class Curves;
class TradeOffs;

/// The Measure tab: the same job through every way, measured now, on this machine, with nothing of
/// Crosstalk in the programs; and, beside the figures, what no figure shows.
class MeasureWidget : public QWidget
{
    Q_OBJECT

public:
    enum View
    {
        Latency,
        Throughput,
        Costs,
        Trades
    };

    explicit MeasureWidget(QWidget* parent = nullptr);

    /// Where the programs lie; they are looked for when measuring starts.
    void setPrograms(std::filesystem::path folder);
    void setPlan(const measure::Plan& plan) { m_plan = plan; }
    void setResults(std::vector<measure::Measured> results);
    const std::vector<measure::Measured>& results() const { return m_results; }
    void setView(View view);

    void start();
    void cancel();
    bool isMeasuring() const { return m_runner.isRunning(); }

    bool saveCsv(const QString& file) const; ///< false: it could not be written
    bool savePng(const QString& file);

signals:
    void started(); ///< what else runs would be in the way

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBar();
    void buildViews();
    void addView(View view, const QString& words);
    void restyle();
    void keepInPlace();
    void layOut();
    void add(const measure::Measured& result);
    void showState();
    QString stateText() const;
    bool besideFits() const;
    void askAndSave(const QString& suffix);

    std::filesystem::path m_programs;
    measure::Plan m_plan;
    std::vector<measure::Measured> m_results;
    Runner m_runner;
    View m_view = Latency;
    bool m_cancelled = false;
    QHBoxLayout* m_bar = nullptr;
    QHBoxLayout* m_viewRow = nullptr;
    QHBoxLayout* m_stateRow = nullptr;
    QPushButton* m_go = nullptr;
    QProgressBar* m_progress = nullptr;
    QButtonGroup* m_views = nullptr;
    QComboBox* m_size = nullptr;
    QToolButton* m_save = nullptr;
    QLabel* m_state = nullptr;
    QWidget* m_figures = nullptr;
    QStackedWidget* m_charts = nullptr;
    Curves* m_curves = nullptr;
    Bars* m_bars = nullptr;
    TradeOffs* m_trades = nullptr;
};

} // namespace crosstalk::measuretab
