#include "widgets/controls/verdictbox.h"

#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/theme/appearance.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace crosstalk::controls {
namespace {

QString kindOf(Verdict::Tone tone)
{
    switch (tone) {
    case Verdict::Tone::Warns:
        return QStringLiteral("warn");
    case Verdict::Tone::Cautions:
        return QStringLiteral("caution");
    case Verdict::Tone::Good:
        return QStringLiteral("good");
    case Verdict::Tone::Plain:
        break;
    }
    return QStringLiteral("accent");
}

} // namespace

VerdictBox::VerdictBox(QWidget* parent)
    : QWidget(parent), m_title(new Caption({}, this)), m_text(new MarkdownLabel(this)),
      m_rows(new QGridLayout)
{
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(m_rows);
    column->addStretch(1);
    m_rows->setColumnStretch(1, 1);
    m_text->setFontSize(12.5);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &VerdictBox::restyle);
    restyle();
}

void VerdictBox::restyle()
{
    const theme::Theme& theme = theme::current();
    layout()->setContentsMargins(int(theme.px(16)), int(theme.px(12)), int(theme.px(12)),
                                 int(theme.px(10)));
    layout()->setSpacing(int(theme.px(6)));
    m_rows->setHorizontalSpacing(int(theme.px(14)));
    m_rows->setVerticalSpacing(int(theme.px(3)));
    setMinimumHeight(int(theme.px(112)));
    for (const auto& [name, value] : m_labels) {
        name->setFont(theme.mono(12));
        value->setFont(theme.mono(12));
    }
}

void VerdictBox::setCramped(bool cramped)
{
    if (cramped == m_cramped)
        return;
    m_cramped = cramped;
    setVerdict(Verdict(m_verdict));
}

void VerdictBox::setVerdict(const Verdict& verdict)
{
    m_verdict = verdict;
    const bool folded = m_cramped && verdict.tone == Verdict::Tone::Warns;
    QStringList rows;
    for (const auto& [name, value] : verdict.rows)
        rows << name + QLatin1String("  ") + value;
    setToolTip(folded ? rows.join(u'\n') : QString());
    if (m_title->text() != verdict.title)
        m_title->setText(verdict.title);
    m_title->setKind(kindOf(verdict.tone));
    m_text->setMarkdown(verdict.text);
    m_text->setVisible(!verdict.text.isEmpty());
    setRows(folded ? decltype(verdict.rows)() : verdict.rows);
    setAccessibleName(verdict.title);
}

void VerdictBox::setRows(const std::vector<std::pair<QString, QString>>& rows)
{
    while (m_labels.size() > rows.size()) {
        delete m_labels.back().first;
        delete m_labels.back().second;
        m_labels.pop_back();
    }
    while (m_labels.size() < rows.size()) {
        auto* name = new QLabel(this);
        auto* value = new ElidedLabel(this);
        name->setProperty("kind", QStringLiteral("muted"));
        name->setFont(theme::current().mono(12));
        value->setFont(theme::current().mono(12));
        m_rows->addWidget(name, int(m_labels.size()), 0);
        m_rows->addWidget(value, int(m_labels.size()), 1);
        m_labels.emplace_back(name, value);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (m_labels[i].first->text() != rows[i].first)
            m_labels[i].first->setText(rows[i].first);
        m_labels[i].second->setWords(rows[i].second);
    }
}

} // namespace crosstalk::controls
