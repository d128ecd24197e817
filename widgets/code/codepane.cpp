#include "widgets/code/codepane.h"

#include "widgets/code/codeview.h"
#include "widgets/theme/appearance.h"

#include <QLabel>
#include <QVBoxLayout>

#include <set>

namespace crosstalk::code {

namespace {

/// What the options in force have to say about the code: "-O2 merged the accesses …".
QString remarks(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    QStringList all;
    for (const lesson::Choice& choice : lesson.choices)
        for (const world::Setting& setting : snapshot.settings)
            if (setting.name == choice.name && setting.value >= 0 &&
                std::size_t(setting.value) < choice.options.size())
                all << QString::fromStdString(choice.options[std::size_t(setting.value)].code);
    all.removeAll(QString());
    return all.join(QStringLiteral("; "));
}

} // namespace

CodePane::CodePane(QWidget* parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_remarks(new QLabel(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_remarks->setWordWrap(true);
    m_remarks->hide();
    m_layout->addWidget(m_remarks);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &CodePane::restyle);
}

void CodePane::setLesson(std::shared_ptr<const lesson::Lesson> lesson)
{
    qDeleteAll(m_names);
    qDeleteAll(m_views);
    m_names.clear();
    m_views.clear();
    m_lesson = std::move(lesson);
    std::set<std::string> shown;
    for (const lesson::Program& program : m_lesson->programs) {
        const auto source = m_lesson->sources.find(program.source);
        if (source == m_lesson->sources.end() || !shown.insert(program.source).second)
            continue;
        auto* name = new QLabel(QString::fromStdString(program.source), this);
        auto* view = new CodeView(this);
        view->setSource(program.source, source->second);
        m_layout->addWidget(name);
        m_layout->addWidget(view, 1);
        m_names.push_back(name);
        m_views.push_back(view);
    }
    restyle();
}

void CodePane::setSnapshot(const world::Snapshot& snapshot)
{
    if (!m_lesson)
        return;
    for (CodeView* view : m_views)
        view->setSnapshot(*m_lesson, snapshot);
    const QString said = remarks(*m_lesson, snapshot);
    m_remarks->setText(said);
    m_remarks->setVisible(!said.isEmpty());
}

void CodePane::restyle()
{
    const theme::Theme& theme = theme::current();
    m_remarks->setFont(theme.sans(13, QFont::DemiBold));
    m_remarks->setContentsMargins(int(theme.px(16)), int(theme.px(8)), int(theme.px(12)), 0);
    for (QLabel* name : m_names) {
        name->setFont(theme.mono(13, QFont::DemiBold));
        name->setContentsMargins(int(theme.px(16)), int(theme.px(8)), int(theme.px(12)),
                                 int(theme.px(4)));
    }
}

} // namespace crosstalk::code
