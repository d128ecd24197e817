#include "app/window/presentation.h"

#include "widgets/controls/choicebuttons.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/controls/parameterpanel.h"
#include "widgets/controls/verdict.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::window {
namespace {

constexpr double pixelsAt1080 = 32; // 24 pt at 96 dots an inch
constexpr std::size_t mostLines = 3;
constexpr int readableMs = 250; // at full speed a line stays this long

} // namespace

Presentation::Presentation(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_top(new QWidget(this)),
      m_title(new controls::ElidedLabel(m_top)), m_setting(new QLabel(m_top)),
      m_choiceHolder(new QWidget(m_top)), m_stage(new stage::StageWidget(this)),
      m_caption(new controls::MarkdownLabel(this)), m_verdict(new controls::ElidedLabel(this))
{
    auto* row = new QHBoxLayout(m_top);
    row->setContentsMargins(0, 0, 0, 0);
    auto* holder = new QHBoxLayout(m_choiceHolder);
    holder->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title, 1);
    row->addWidget(m_setting);
    row->addWidget(m_choiceHolder);
    m_column->addWidget(m_top);
    m_column->addWidget(m_stage, 1);
    m_column->addWidget(m_caption);
    m_caption->hide();
    for (std::size_t i = 0; i < mostLines; ++i) {
        m_lines.push_back(new controls::ElidedLabel(this));
        m_column->addWidget(m_lines.back());
    }
    m_column->addWidget(m_verdict);
    m_setting->setTextFormat(Qt::PlainText);
    connect(m_stage, &stage::StageWidget::processSelected, this, &Presentation::processSelected);
    connect(m_stage, &stage::StageWidget::processActivated, this, &Presentation::processActivated);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &Presentation::restyle);
    restyle();
}

double Presentation::smallestType(int height)
{
    return std::max(14.0, pixelsAt1080 * height / 1080);
}

void Presentation::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    restyle();
}

void Presentation::restyle()
{
    const double type = smallestType(height());
    const theme::Theme theme = theme::current().scaled(1);
    m_column->setContentsMargins(int(type), int(type * 0.6), int(type), int(type * 0.6));
    m_column->setSpacing(int(type * 0.3));
    m_top->layout()->setSpacing(int(type));
    m_title->setFont(theme.sans(type, QFont::Bold));
    m_setting->setFont(theme.mono(type));
    for (controls::ElidedLabel* line : m_lines)
        line->setFont(theme.mono(type));
    m_verdict->setFont(theme.sans(type, QFont::DemiBold));
    if (m_choice)
        m_choice->setFontSize(type / theme::current().scale());
    m_caption->setFontSize(type / theme::current().scale());
    m_stage->setPresentation(true, type);
    showLines();
    showVerdict();
}

void Presentation::setLesson(std::shared_ptr<const lesson::Lesson> lesson)
{
    m_lesson = std::move(lesson);
    showTitle();
    m_stage->setSources(m_lesson->sources);
    buildChoice();
    restyle();
}

void Presentation::setLocked(bool locked)
{
    m_locked = locked;
    m_choiceHolder->setEnabled(!locked);
    showTitle();
}

void Presentation::showTitle()
{
    const QString title = m_lesson ? QString::fromStdString(m_lesson->title) : QString();
    m_title->setWords(m_locked ? tr("Recording: %1").arg(title) : title);
}

void Presentation::buildChoice()
{
    delete m_choice;
    m_choice = nullptr;
    if (m_lesson->choices.empty())
        return;
    lesson::Choice choice = m_lesson->choices.front();
    choice.rows = {int(choice.options.size())};
    m_choice = new controls::ChoiceButtons(choice, m_choiceHolder);
    m_choiceHolder->layout()->addWidget(m_choice);
    connect(m_choice, &controls::ChoiceButtons::chosen, this,
            [this, name = choice.name](int option) { emit choiceChosen(name, option); });
}

void Presentation::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_stage->setSnapshot(m_snapshot);
    showSettings();
    const bool still = m_snapshot->gateClosed || m_snapshot->run != world::RunState::Running;
    const bool others = m_shownLines != m_snapshot->processes.size();
    if (still || others || !m_lastLines.isValid() || m_lastLines.elapsed() >= readableMs) {
        showLines();
        m_lastLines.start();
    }
    showVerdict();
}

void Presentation::setSelected(int process)
{
    m_stage->setSelected(process);
}
void Presentation::setReducedMotion(bool reduced)
{
    m_stage->setReducedMotion(reduced);
}

void Presentation::setCaption(const QString& markdown)
{
    m_caption->setMarkdown(markdown);
    m_caption->setVisible(!markdown.isEmpty());
}

void Presentation::showSettings()
{
    QString figure;
    for (const world::Setting& setting : m_snapshot->settings) {
        if (m_choice && m_lesson && setting.name == m_lesson->choices.front().name)
            m_choice->setOption(int(setting.value));
        for (const lesson::Parameter& parameter : m_lesson->parameters)
            if (parameter.name == setting.name && parameter.kind == lesson::ParameterKind::PipeSize)
                figure =
                    QStringLiteral("%1 %2").arg(QString::fromStdString(parameter.label),
                                                controls::parameterText(parameter, setting.value));
    }
    if (figure != m_setting->text())
        m_setting->setText(figure);
    m_setting->setVisible(!figure.isEmpty());
}

QString Presentation::sourceLine(const world::ProcessView& process) const
{
    QString code;
    if (const auto source = m_lesson->sources.find(process.at.file);
        source != m_lesson->sources.end())
        code = QString::fromStdString(source->second)
                   .section(QLatin1Char('\n'), process.at.line - 1, process.at.line - 1)
                   .trimmed();
    return QStringLiteral("%1  %2  %3")
        .arg(QString::fromStdString(process.name))
        .arg(process.at.line, 3)
        .arg(code);
}

void Presentation::showLines()
{
    m_shownLines = m_snapshot ? m_snapshot->processes.size() : 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        controls::ElidedLabel* line = m_lines[i];
        const bool known = m_snapshot && m_lesson && i < m_snapshot->processes.size() &&
                           m_snapshot->processes[i].at.line > 0;
        line->setVisible(known);
        if (!known)
            continue;
        line->setWords(sourceLine(m_snapshot->processes[i]));
        QPalette colours = line->palette();
        colours.setColor(QPalette::WindowText, theme::current().process(int(i)).text);
        line->setPalette(colours);
    }
}

void Presentation::showVerdict()
{
    if (!m_snapshot || !m_lesson)
        return;
    const controls::Verdict verdict = controls::verdictOf(*m_lesson, *m_snapshot);
    const theme::Palette& palette = theme::current().palette();
    QPalette colours = m_verdict->palette();
    colours.setColor(QPalette::WindowText,
                     verdict.tone == controls::Verdict::Tone::Warns      ? palette.race
                     : verdict.tone == controls::Verdict::Tone::Cautions ? palette.warn
                     : verdict.tone == controls::Verdict::Tone::Good     ? palette.good
                                                                         : palette.text);
    m_verdict->setPalette(colours);
    const QMargins margins = m_column->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    QString words = verdict.brief;
    for (QString less = words; m_verdict->fontMetrics().horizontalAdvance(words) > room;) {
        less = theme::withoutLastClause(less);
        if (less.isEmpty())
            break; // cut after all, and whole in its tool tip
        words = less;
    }
    m_verdict->setWords(words);
}

} // namespace crosstalk::window
