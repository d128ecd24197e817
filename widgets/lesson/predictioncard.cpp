#include "widgets/lesson/predictioncard.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/lesson/answeroption.h"
#include "widgets/lesson/suredots.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace crosstalk::lessonpane {

PredictionCard::PredictionCard(QWidget* parent)
    : QFrame(parent), m_caption(new controls::Caption({}, this)),
      m_question(new controls::MarkdownLabel(this)), m_answerRows(new QVBoxLayout),
      m_sureName(new QLabel(tr("How sure?"), this)), m_sure(new SureDots(this)),
      m_go(new QAction(this)),
      m_button(new controls::ActionButton(m_go, controls::Icon::None, this)),
      m_reply(new controls::MarkdownLabel(this))
{
    setProperty("kind", QStringLiteral("box"));
    auto* column = new QVBoxLayout(this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_sureName);
    foot->addWidget(m_sure);
    foot->addStretch(1);
    foot->addWidget(m_button);
    column->addWidget(m_caption);
    column->addWidget(m_question);
    column->addLayout(m_answerRows);
    column->addWidget(m_reply);
    column->addLayout(foot);
    m_question->setFontSize(13);
    m_reply->setFontSize(12.5);
    m_sureName->setProperty("kind", QStringLiteral("muted"));
    m_button->setCompact(true);
    m_button->setLook(controls::ActionButton::Look::Strong);
    connect(m_go, &QAction::triggered, this, &PredictionCard::go);
    connect(m_sure, &QAbstractSlider::valueChanged, this,
            [this](int sure) { m_state.sure = sure; });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &PredictionCard::restyle);
    restyle();
}

void PredictionCard::restyle()
{
    const theme::Theme& theme = theme::current();
    layout()->setContentsMargins(int(theme.px(13)), int(theme.px(12)), int(theme.px(13)),
                                 int(theme.px(11)));
    layout()->setSpacing(int(theme.px(8)));
    m_answerRows->setSpacing(int(theme.px(5)));
    m_sureName->setFont(theme.sans(13));
}

void PredictionCard::setPrediction(const lesson::Prediction& prediction)
{
    m_prediction = prediction;
    qDeleteAll(m_answers);
    m_answers.clear();
    m_question->setMarkdown(QString::fromStdString(prediction.question));
    for (const lesson::Prediction::Answer& answer : prediction.answers) {
        auto* option =
            new AnswerOption(QString::fromStdString(answer.text).remove(QLatin1Char('`')), this);
        const int index = int(m_answers.size());
        connect(option, &QAbstractButton::clicked, this, [this, index] {
            m_state.chosen = index;
            show();
        });
        m_answerRows->addWidget(option);
        m_answers.push_back(option);
    }
    QWidget* before = m_answers.empty() ? nullptr : m_answers.front();
    for (QWidget* each : m_answers) {
        setTabOrder(before, each);
        before = each;
    }
    setTabOrder(before, m_sure);
    setTabOrder(m_sure, m_button);
    setState({});
}

void PredictionCard::setState(const PredictionState& state)
{
    m_state = state;
    show();
}

void PredictionCard::go()
{
    if (m_state.locked) {
        emit runRequested();
        return;
    }
    m_state.locked = true;
    show();
    emit lockedIn(m_state.chosen, m_state.sure);
}

void PredictionCard::show()
{
    using Outcome = AnswerOption::Outcome;
    const int happened = m_state.told() ? m_state.happened : -1;
    m_caption->setText(m_state.locked ? tr("YOU PREDICTED") : tr("PREDICT FIRST"));
    m_caption->setKind(happened < 0                 ? QStringLiteral("accent")
                       : happened == m_state.chosen ? QStringLiteral("good")
                                                    : QStringLiteral("warn"));
    for (int i = 0; i < int(m_answers.size()); ++i) {
        AnswerOption* option = m_answers[std::size_t(i)];
        option->setChecked(i == m_state.chosen);
        option->setEnabled(!m_state.locked);
        Outcome outcome = Outcome::Open;
        if (happened >= 0 && i == happened)
            outcome = i == m_state.chosen ? Outcome::Right : Outcome::Happened;
        else if (happened >= 0 && i == m_state.chosen)
            outcome = Outcome::Wrong;
        option->setOutcome(outcome);
    }
    m_sure->setValue(m_state.sure);
    m_sureName->setVisible(!m_state.locked);
    m_sure->setEnabled(!m_state.locked);
    showButton();
    showReply();
}

void PredictionCard::showButton()
{
    m_go->setEnabled(m_state.chosen >= 0 && !m_state.running);
    m_go->setText(!m_state.locked        ? tr("Lock in")
                  : m_state.running      ? tr("Running …")
                  : m_state.happened < 0 ? tr("Run it")
                                         : tr("Run again"));
    m_button->setLook(m_state.happened < 0 ? controls::ActionButton::Look::Strong
                                           : controls::ActionButton::Look::Plain);
    m_go->setToolTip(m_state.locked ? tr("Start the run that you predicted")
                                    : tr("Your answer stays as it is; then the run answers"));
}

void PredictionCard::showReply()
{
    QString words;
    if (m_state.told() && m_state.chosen >= 0) {
        const auto& reply = m_prediction.answers[std::size_t(m_state.chosen)].reply;
        const QString mark =
            m_state.happened == m_state.chosen ? tr("✓ **Right.**") : tr("✗ **Not this time.**");
        words = QStringLiteral("%1 %2").arg(mark, QString::fromStdString(reply));
    } else if (m_state.locked) {
        words = m_state.running         ? tr("Locked in. The run is answering.")
                : m_state.happened >= 0 ? tr("The run has answered. Say below what you saw, then "
                                             "you are told.")
                                        : tr("Locked in.");
    } else if (!m_state.replayed) {
        words = tr("Until it is locked in, what runs is a demonstration.");
    }
    m_reply->setMuted(!m_state.told());
    m_reply->setMarkdown(words);
}

} // namespace crosstalk::lessonpane
