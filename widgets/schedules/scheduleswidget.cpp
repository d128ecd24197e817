#include "widgets/schedules/scheduleswidget.h"

#include "widgets/controls/labels.h"
#include "widgets/schedules/treeview.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::schedules {

namespace {

constexpr std::size_t mostInTree = 24;

QString grouped(std::uint64_t number)
{
    return theme::locale().toString(qulonglong(number));
}

QString valuesText(const std::map<std::string, std::optional<std::int64_t>>& values)
{
    QStringList parts;
    for (const auto& [name, value] : values)
        parts << QStringLiteral("%1 = %2").arg(
            QString::fromStdString(name),
            value ? theme::locale().toString(qlonglong(*value)) : QStringLiteral("?"));
    return parts.join(QStringLiteral(", "));
}

QString verdictText(const std::string& verdict)
{
    if (verdict == "race")
        return SchedulesWidget::tr("⚡ race");
    if (verdict == "lost")
        return SchedulesWidget::tr("lost update");
    if (verdict == "deadlock")
        return SchedulesWidget::tr("deadlock");
    return SchedulesWidget::tr("waits for ever, looking");
}

bool isBad(const session::ExploredOutcome& outcome)
{
    return std::ranges::any_of(outcome.verdicts,
                               [](const std::string& one) { return one != "race"; });
}

/// A share of all, as a bar of the theme's.
QWidget* bar(std::uint64_t share, std::uint64_t all, bool bad, QWidget* parent)
{
    auto* bar = new QProgressBar(parent);
    bar->setRange(0, 1000);
    bar->setValue(all > 0 ? std::max(4, int(1000 * share / all)) : 0);
    bar->setTextVisible(false);
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    bar->setFixedSize(int(theme.px(90)), int(theme.px(12)));
    bar->setStyleSheet(QStringLiteral("QProgressBar { background: %1; border: none; border-radius: "
                                      "3px; } QProgressBar::chunk { background: %2; border-radius: "
                                      "3px; }")
                           .arg(palette.track.name(), (bad ? palette.race : palette.good).name()));
    bar->setFocusPolicy(Qt::NoFocus);
    return bar;
}

QLabel* label(const QString& text, const char* kind, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("kind", QString::fromLatin1(kind));
    return label;
}

QString scheduleText(const session::ExploredOutcome& outcome)
{
    QStringList parts;
    for (const Stretch& stretch : stretchesOf(outcome.shortest, outcome.setup))
        parts << (stretch.steps == 1
                      ? stretch.who
                      : QStringLiteral("%1 ×%2").arg(stretch.who).arg(stretch.steps));
    return parts.join(QStringLiteral("  "));
}

} // namespace

SchedulesWidget::SchedulesWidget(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // its rows give way
    m_page = new QWidget(scroll);
    m_rows = new QVBoxLayout(m_page);
    scroll->setWidget(m_page);
    column->addWidget(scroll, 1);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &SchedulesWidget::rebuild);
    rebuild();
}

void SchedulesWidget::buildHead()
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 8, 10, 4);
    head->setSpacing(8);
    m_explore = new QPushButton(this);
    m_explore->setProperty("kind", QStringLiteral("strong"));
    m_count = new QPushButton(this);
    m_state = new controls::ElidedLabel(this);
    head->addWidget(m_explore);
    head->addWidget(m_count);
    head->addSpacing(8);
    head->addWidget(m_state, 1);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
    connect(m_explore, &QPushButton::clicked, this,
            [this] { m_exploring ? emit stopRequested() : emit exploreRequested(); });
    connect(m_count, &QPushButton::clicked, this,
            [this] { m_counting ? emit stopRequested() : emit untouchedRequested(); });
}

void SchedulesWidget::setExploration(const session::Exploration& exploration, bool running)
{
    m_exploration = exploration;
    m_exploring = running;
    m_countedLast = false;
    m_failure.clear();
    rebuild();
}

void SchedulesWidget::setUntouched(const session::Untouched& untouched, bool running)
{
    m_untouched = untouched;
    m_counting = running;
    m_countedLast = true;
    m_failure.clear();
    rebuild();
}

void SchedulesWidget::setFailure(const QString& sentence)
{
    m_failure = sentence;
    m_exploring = m_counting = false;
    rebuild();
}

void SchedulesWidget::clear()
{
    m_exploration.reset();
    m_untouched.reset();
    setFailure({});
}

QString SchedulesWidget::stateOfExploration() const
{
    if (m_counting)
        return tr("counting …");
    if (!m_exploration)
        return {};
    const auto& found = *m_exploration;
    const QString executions =
        tr("%1 executions, no two alike, %2 s")
            .arg(grouped(found.executions), theme::locale().toString(found.seconds, 'f', 1));
    if (m_exploring)
        return tr("trying … %1").arg(executions);
    return found.complete ? tr("all tried: %1").arg(executions)
                          : tr("not all tried: %1").arg(executions);
}

void SchedulesWidget::rebuild()
{
    m_explore->setText(m_exploring ? tr("Stop") : tr("Try every schedule"));
    m_explore->setEnabled(!m_counting);
    m_count->setText(m_counting ? tr("Stop") : tr("How often untouched?"));
    m_count->setEnabled(!m_exploring);
    static_cast<controls::ElidedLabel*>(m_state)->setWords(stateOfExploration());
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_failure.isEmpty())
        addWords(m_failure, "warn");
    else if (!m_exploration && !m_untouched)
        addWords(tr("Crosstalk can run this lesson's processes in every order of their steps that "
                    "could make a difference, and keep the shortest way to each end. It can also "
                    "run the same programs without taps and count what comes of it when nobody "
                    "watches. Both use the settings as they stand now."));
    if (m_countedLast) // what was asked for last is seen at once
        addUntouched();
    addOutcomes();
    addTree();
    if (!m_countedLast)
        addUntouched();
    m_rows->addStretch(1);
}

void SchedulesWidget::addWords(const QString& words, const char* kind)
{
    QLabel* const line = label(words, kind, m_page);
    line->setWordWrap(true);
    m_rows->addWidget(line);
}

void SchedulesWidget::addOutcomes()
{
    if (!m_exploration)
        return;
    for (const session::ExploredOutcome& outcome : m_exploration->outcomes)
        m_rows->addWidget(outcomeRow(outcome));
    if (!m_exploration->stopped.empty())
        addWords(theme::said(m_exploration->stopped), "warn");
    if (!m_exploration->beyond.empty())
        addWords(theme::said(m_exploration->beyond));
    for (const std::string& note : m_exploration->notes)
        addWords(theme::said(note));
    if (!m_exploring)
        addWords(m_exploration->beyond.empty()
                     ? tr("Not covered: weaker memory than sequential consistency, and input from "
                          "outside.")
                     : tr("Input from outside was not varied."));
}

QWidget* SchedulesWidget::outcomeRow(const session::ExploredOutcome& outcome)
{
    auto* row = new QFrame(m_page);
    row->setProperty("kind", isBad(outcome) ? QStringLiteral("bad") : QStringLiteral("box"));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(8, 4, 8, 4);
    const QString values = valuesText(outcome.values);
    QStringList verdicts;
    for (const std::string& verdict : outcome.verdicts)
        verdicts << verdictText(verdict);
    const QString end = verdicts.isEmpty() ? tr("nothing amiss") : verdicts.join(tr(", "));
    line->addWidget(bar(outcome.schedules, m_exploration->executions, isBad(outcome), row));
    line->addWidget(label(tr("%1 ×").arg(grouped(outcome.schedules)), "muted", row));
    line->addWidget(label(values, "mono", row));
    auto* how = new controls::ElidedLabel(row);
    how->setWords(end);
    how->setProperty("kind", outcome.verdicts.empty() ? QStringLiteral("good")
                                                      : QStringLiteral("warn"));
    line->addWidget(how);
    auto* way = new controls::ElidedLabel(row);
    way->setWords(tr("shortest: %1").arg(scheduleText(outcome)));
    way->setProperty("kind", QStringLiteral("muted"));
    line->addWidget(way, 1);
    auto* replay = new QPushButton(tr("Replay"), row);
    replay->setAccessibleName(
        tr("Replay the shortest schedule that ends with %1, %2").arg(values, end));
    replay->setVisible(m_replayable && !m_exploring);
    connect(replay, &QPushButton::clicked, this,
            [this, schedule = QString::fromStdString(outcome.shortest),
             setup = int(outcome.setup)] { emit scheduleChosen(schedule, setup); });
    line->addWidget(replay);
    row->setAccessibleName(
        tr("%1 schedules end with %2, %3").arg(grouped(outcome.schedules), values, end));
    return row;
}

/// Where the shortest ways to each end part.
void SchedulesWidget::addTree()
{
    if (!m_exploration || m_exploring || m_exploration->outcomes.size() < 2)
        return;
    std::vector<std::vector<Stretch>> schedules;
    std::vector<bool> bad;
    for (const session::ExploredOutcome& outcome : m_exploration->outcomes) {
        if (schedules.size() == mostInTree)
            break;
        schedules.push_back(stretchesOf(outcome.shortest, outcome.setup));
        bad.push_back(isBad(outcome));
    }
    addWords(tr("Where the shortest ways part (a double outline ends badly):"));
    auto* tree = new TreeView(m_page);
    tree->setSchedules(schedules, bad);
    auto* scroll = new QScrollArea(m_page);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(tree);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(tree->sizeHint().height() + int(theme::current().px(14)));
    tree->resize(tree->sizeHint());
    m_rows->addWidget(scroll);
}

void SchedulesWidget::addUntouched()
{
    if (!m_untouched)
        return;
    addWords(tr("Without taps, at full speed: it showed in %1 of %2 runs.")
                 .arg(grouped(m_untouched->lost), grouped(m_untouched->runs)),
             m_untouched->lost > 0 ? "warn" : "good");
    for (const session::UntouchedOutcome& outcome : m_untouched->outcomes) {
        auto* row = new QWidget(m_page);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(8, 0, 8, 0);
        const bool bad = outcome.lost || !outcome.ended;
        line->addWidget(bar(outcome.count, m_untouched->runs, bad, row));
        line->addWidget(label(tr("%1 ×").arg(grouped(outcome.count)), "muted", row));
        line->addWidget(label(valuesText(outcome.values), "mono", row));
        const QString end = !outcome.ended ? tr("had not ended when the time was up")
                            : outcome.lost ? tr("lost update")
                                           : tr("as expected");
        line->addWidget(label(end, bad ? "warn" : "good", row), 1);
        m_rows->addWidget(row);
    }
}

QStringList SchedulesWidget::texts() const
{
    QStringList all;
    for (const QLabel* label : findChildren<QLabel*>())
        all << label->text();
    return all;
}

} // namespace crosstalk::schedules
