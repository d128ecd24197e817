#include "widgets/lesson/questioncard.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/lesson/answeroption.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace crosstalk::lessonpane {

QuestionCard::QuestionCard(QWidget* parent)
    : QFrame(parent), m_caption(new controls::Caption({}, this)),
      m_question(new controls::MarkdownLabel(this)), m_answerRows(new QVBoxLayout),
      m_go(new QAction(this)), m_button(new controls::ActionButton(m_go, controls::Icon::None, this)),
      m_reply(new controls::MarkdownLabel(this))
{
    setProperty("kind", QStringLiteral("box"));
    auto* column = new QVBoxLayout(this);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_button);
    column->addWidget(m_caption);
    column->addWidget(m_question);
    column->addLayout(m_answerRows);
    column->addWidget(m_reply);
    column->addLayout(foot);
    m_question->setFontSize(13);
    m_reply->setFontSize(12.5);
    m_button->setCompact(true);
    m_button->setShowsKey(false);
    m_button->setLook(controls::ActionButton::Look::Strong);
    connect(m_go, &QAction::triggered, this, [this] { emit answered(m_chosen); });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &QuestionCard::restyle);
    restyle();
}

void QuestionCard::restyle()
{
    const theme::Theme& theme = theme::current();
    layout()->setContentsMargins(int(theme.px(13)), int(theme.px(12)), int(theme.px(13)),
                                 int(theme.px(11)));
    layout()->setSpacing(int(theme.px(8)));
    m_answerRows->setSpacing(int(theme.px(5)));
}

void QuestionCard::setQuestion(const QString& caption, const QString& question,
                               const QStringList& answers, const QString& button)
{
    m_caption->setText(caption);
    m_question->setMarkdown(question);
    m_go->setText(button);
    qDeleteAll(m_answers);
    m_answers.clear();
    for (const QString& words : answers)
        addAnswer(words);
    QWidget* before = m_answers.empty() ? nullptr : m_answers.front();
    for (QWidget* each : m_answers) {
        setTabOrder(before, each);
        before = each;
    }
    setTabOrder(before, m_button);
    setOutcome(-1, -1, {});
}

void QuestionCard::addAnswer(const QString& words)
{
    auto* option = new AnswerOption(QString(words).remove(QLatin1Char('`')), this);
    const int index = int(m_answers.size());
    connect(option, &QAbstractButton::clicked, this, [this, index] {
        m_chosen = index;
        show();
    });
    m_answerRows->addWidget(option);
    m_answers.push_back(option);
}

void QuestionCard::setOutcome(int chosen, int right, const QString& reply)
{
    m_chosen = m_told = chosen;
    m_right = right;
    m_reply->setMarkdown(reply);
    show();
}

void QuestionCard::show()
{
    using Outcome = AnswerOption::Outcome;
    const bool told = m_told >= 0;
    m_caption->setKind(!told               ? QStringLiteral("accent")
                       : m_told == m_right ? QStringLiteral("good")
                                           : QStringLiteral("warn"));
    for (int i = 0; i < int(m_answers.size()); ++i) {
        AnswerOption* option = m_answers[std::size_t(i)];
        option->setAutoExclusive(false); // else the one that is checked could not be unchecked
        option->setChecked(i == m_chosen);
        option->setAutoExclusive(true);
        option->setEnabled(!told);
        Outcome outcome = Outcome::Open;
        if (told && i == m_right)
            outcome = i == m_told ? Outcome::Right : Outcome::Happened;
        else if (told && i == m_told)
            outcome = Outcome::Wrong;
        option->setOutcome(outcome);
    }
    m_go->setEnabled(m_chosen >= 0);
    m_button->setVisible(!told);
    m_reply->setVisible(told);
}

} // namespace crosstalk::lessonpane
