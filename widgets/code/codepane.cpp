#include "widgets/code/codepane.h"

#include "widgets/code/codeview.h"
#include "widgets/theme/appearance.h"

#include <QLabel>
#include <QVBoxLayout>

#include <set>

namespace crosstalk::code {

CodePane::CodePane(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
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
}

void CodePane::restyle()
{
    const theme::Theme& theme = theme::current();
    for (QLabel* name : m_names) {
        name->setFont(theme.mono(13, QFont::DemiBold));
        name->setContentsMargins(int(theme.px(16)), int(theme.px(8)), int(theme.px(12)),
                                 int(theme.px(4)));
    }
}

} // namespace crosstalk::code
