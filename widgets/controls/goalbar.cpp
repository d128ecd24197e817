#include "widgets/controls/goalbar.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace crosstalk::controls {
namespace {

QString kindOf(GoalBar::Tone tone)
{
    switch (tone) {
    case GoalBar::Tone::Won:
        return QStringLiteral("good");
    case GoalBar::Tone::Missed:
        return QStringLiteral("warn");
    case GoalBar::Tone::Open:
        break;
    }
    return QStringLiteral("accent");
}

} // namespace

GoalBar::GoalBar(const QList<QAction*>& actions, QWidget* parent)
    : QFrame(parent), m_caption(new Caption({}, this)), m_goal(new QLabel(this)),
      m_moves(new QLabel(this)), m_said(new MarkdownLabel(this))
{
    m_goal->setTextFormat(Qt::PlainText);
    m_goal->setWordWrap(true);
    m_moves->setTextFormat(Qt::PlainText);
    m_said->setFontSize(13);
    auto* head = new QHBoxLayout;
    head->addWidget(m_caption);
    head->addStretch(1);
    head->addWidget(m_moves);
    auto* words = new QVBoxLayout;
    words->addLayout(head);
    words->addWidget(m_goal);
    words->addStretch(1);
    auto* buttons = new QHBoxLayout;
    for (QAction* action : actions) {
        auto* button = new ActionButton(action, Icon::None, this);
        button->setCompact(true);
        button->setShowsKey(false); // it is in the tool tip, and the words need the room
        buttons->addWidget(button);
    }
    auto* row = new QHBoxLayout(this);
    row->addLayout(words, 2);
    row->addWidget(m_said, 3);
    row->addLayout(buttons);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &GoalBar::restyle);
    restyle();
}

void GoalBar::restyle()
{
    const theme::Theme& theme = theme::current();
    layout()->setContentsMargins(int(theme.px(18)), int(theme.px(9)), int(theme.px(16)),
                                 int(theme.px(9)));
    layout()->setSpacing(int(theme.px(16)));
    m_goal->setFont(theme.sans(15, QFont::DemiBold));
    m_moves->setFont(theme.mono(12));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void GoalBar::setWords(const Words& words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_caption->setText(words.caption);
    m_caption->setKind(kindOf(words.tone));
    m_goal->setText(words.goal);
    m_moves->setText(words.moves);
    m_said->setMarkdown(words.said);
    setAccessibleName(words.caption + QStringLiteral(": ") + words.goal);
    setAccessibleDescription(words.moves + QStringLiteral(". ") + words.said);
}

} // namespace crosstalk::controls
