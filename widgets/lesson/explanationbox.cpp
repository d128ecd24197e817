#include "widgets/lesson/explanationbox.h"

#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/theme/appearance.h"

#include <QVBoxLayout>

namespace crosstalk::lessonpane {

namespace {

void layOut(QWidget& box)
{
    const theme::Theme& theme = theme::current();
    box.layout()->setContentsMargins(int(theme.px(13)), int(theme.px(12)), int(theme.px(13)),
                                     int(theme.px(12)));
    box.layout()->setSpacing(int(theme.px(7)));
}

/// "pipe(7)" is `man 7 pipe`.
QString commandOf(const std::string& page)
{
    const QString text = QString::fromStdString(page);
    const auto open = text.indexOf(QLatin1Char('('));
    return QStringLiteral("`man %1 %2`").arg(text.mid(open + 1).chopped(1), text.left(open));
}

} // namespace

ExplanationBox::ExplanationBox(QWidget* parent)
    : QFrame(parent), m_caption(new controls::Caption(tr("WHAT HAPPENED"), this)),
      m_note(new controls::MarkdownLabel(this)), m_text(new controls::MarkdownLabel(this))
{
    setProperty("kind", QStringLiteral("box"));
    auto* column = new QVBoxLayout(this);
    for (QWidget* each : std::initializer_list<QWidget*>{m_caption, m_note, m_text})
        column->addWidget(each);
    m_note->setFontSize(12.5);
    m_note->setMuted(true);
    m_note->setMarkdown(tr("The figures of your run are not kept: run it again to see them here."));
    m_text->setFontSize(13);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &ExplanationBox::restyle);
    restyle();
}

void ExplanationBox::restyle()
{
    layOut(*this);
}

void ExplanationBox::setExplanation(const std::string& explanation)
{
    m_explanation = explanation;
    m_words.clear();
    show();
}

void ExplanationBox::setRunWords(const lesson::RunWords& words)
{
    m_words = words;
    show();
}

void ExplanationBox::show()
{
    const bool speaksOfRun = !lesson::runPlacesIn(m_explanation).empty();
    m_note->setVisible(speaksOfRun && m_words.empty());
    const std::string otherwise =
        m_words.empty() ? "…" : tr("(not in this run)").toStdString();
    lesson::RunWords words = m_words;
    if (words.empty()) // who it was about is known without the run
        for (const lesson::RunPlace& place : lesson::runPlacesIn(m_explanation))
            if (place.kind == "pid")
                words[place.key()] = place.name;
    m_text->setMarkdown(
        QString::fromStdString(lesson::withRunWords(m_explanation, words, otherwise)));
}

ReadingBox::ReadingBox(QWidget* parent)
    : QFrame(parent), m_pages(new controls::MarkdownLabel(this))
{
    setProperty("kind", QStringLiteral("box"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(new controls::Caption(tr("READ NEXT"), this));
    column->addWidget(m_pages);
    m_pages->setFontSize(13);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &ReadingBox::restyle);
    restyle();
}

void ReadingBox::restyle()
{
    layOut(*this);
}

void ReadingBox::setPages(const std::vector<std::string>& pages)
{
    QStringList commands;
    for (const std::string& page : pages)
        commands << commandOf(page);
    setVisible(!pages.empty());
    m_pages->setMarkdown(commands.join(QStringLiteral("  \n"))); // each on a line of its own
}

} // namespace crosstalk::lessonpane
