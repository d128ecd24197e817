#include "widgets/controls/actionbutton.h"
#include "widgets/lesson/answeroption.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/lesson/lessonpane.h"
#include "widgets/lesson/questioncard.h"
#include "widgets/lesson/suredots.h"
#include "widgets/lesson/trylist.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace crosstalk;
using namespace crosstalk::lessonpane;

class TestLessonPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_card.reset(); }
    void nothingToLockBeforeAnAnswer();
    void lockingInFreezesTheAnswer();
    void runsOnlyWhenLocked();
    void rightAndWrong();
    void sureByKeys();
    void ticks();
    void lessonWithoutPrediction();
    void asksWhatWasSeenBeforeItTells();
    void explainsInTermsOfTheRun();
    void lastQuestionByKeysAlone();
    void readingIsWhatOneTypes();

private:
    static lesson::Lesson wholeLesson();
    static lesson::Questions wholeQuestions();
    controls::ActionButton* button() const { return m_card->findChild<controls::ActionButton*>(); }
    QList<AnswerOption*> answers() const { return m_card->findChildren<AnswerOption*>(); }
    std::unique_ptr<PredictionCard> m_card;
};

void TestLessonPane::init()
{
    lesson::Prediction prediction;
    prediction.question = "Where will it end?";
    prediction.answers = {{"at", "At 40", "", "Luck."}, {"below", "Below 40", "", "It may."}};
    m_card = std::make_unique<PredictionCard>();
    m_card->setPrediction(prediction);
}

void TestLessonPane::nothingToLockBeforeAnAnswer()
{
    QVERIFY(!button()->isEnabled());
    answers()[1]->click();
    QVERIFY(button()->isEnabled());
    QCOMPARE(m_card->state().chosen, 1);
}

void TestLessonPane::lockingInFreezesTheAnswer()
{
    QSignalSpy locked(m_card.get(), &PredictionCard::lockedIn);
    answers()[1]->click();
    m_card->findChild<SureDots*>()->setValue(3);
    button()->click();
    QCOMPARE(locked.count(), 1);
    QCOMPARE(locked[0][0].toInt(), 1);
    QCOMPARE(locked[0][1].toInt(), 3);
    answers()[0]->click();
    QCOMPARE(m_card->state().chosen, 1);
}

void TestLessonPane::runsOnlyWhenLocked()
{
    QSignalSpy run(m_card.get(), &PredictionCard::runRequested);
    answers()[0]->click();
    button()->click(); // locks
    QCOMPARE(run.count(), 0);
    button()->click();
    QCOMPARE(run.count(), 1);
    m_card->setState({0, 2, true, true, -1});
    QVERIFY(!button()->isEnabled()); // it is running
}

void TestLessonPane::rightAndWrong()
{
    m_card->setState({1, 2, true, false, 1, 1, 1});
    QCOMPARE(answers()[1]->accessibleDescription(), QStringLiteral("This happened"));
    m_card->setState({1, 2, true, false, 0, 1, 0});
    QCOMPARE(answers()[1]->accessibleDescription(), QStringLiteral("This did not happen"));
    QCOMPARE(answers()[0]->accessibleDescription(), QStringLiteral("This happened"));
}

void TestLessonPane::sureByKeys()
{
    auto* dots = m_card->findChild<SureDots*>();
    QTest::keyClick(dots, Qt::Key_Right);
    QTest::keyClick(dots, Qt::Key_Right);
    QCOMPARE(m_card->state().sure, 2);
    QTest::mouseClick(dots, Qt::LeftButton, {}, QPoint(dots->width() - 3, dots->height() / 2));
    QCOMPARE(m_card->state().sure, SureDots::most);
}

void TestLessonPane::ticks()
{
    lesson::Checkpoint first, second;
    first.id = "lost";
    first.text = "Lose one";
    second.id = "mutex";
    second.text = "Use the *mutex*";
    TryList list;
    list.setCheckpoints({first, second});
    list.setReached({"mutex"});
    const QList<Tick*> ticks = list.findChildren<Tick*>();
    QCOMPARE(ticks.size(), 2);
    QVERIFY(!ticks[0]->isDone());
    QVERIFY(ticks[1]->isDone());
    QCOMPARE(ticks[1]->parentWidget()->accessibleName(), QStringLiteral("Done: Use the mutex"));
}

void TestLessonPane::lessonWithoutPrediction()
{
    QAction back, next;
    LessonPane pane(&back, &next);
    lesson::Lesson lesson;
    lesson.title = "Plain";
    pane.setLesson(lesson);
    pane.show();
    QVERIFY(!pane.prediction()->isVisible());
}

lesson::Lesson TestLessonPane::wholeLesson()
{
    lesson::Lesson lesson;
    lesson.title = "Whole";
    lesson.prediction = lesson::Prediction{
        "end", "Where?", "", {{"at", "At 40", "", "Luck."}, {"below", "Below 40", "", "It may."}}};
    return lesson;
}

lesson::Questions TestLessonPane::wholeQuestions()
{
    lesson::Questions questions;
    questions.explanation = "{pid:P1} came to {value:balance}.";
    questions.transfer = lesson::Transfer{
        "And with 3?", {{"a", "One", "No.", "", false}, {"b", "Two", "So it is.", "", true}}};
    questions.reading = {"pipe(7)", "fork(2)"};
    return questions;
}

namespace {

/// All words that can be seen, as a screen reader has them.
QString visibleWords(const QWidget& widget)
{
    QStringList words;
    for (const auto* label : widget.findChildren<controls::MarkdownLabel*>())
        if (label->isVisibleTo(&widget))
            words << label->accessibleName();
    return words.join(QLatin1Char('\n'));
}

} // namespace

void TestLessonPane::asksWhatWasSeenBeforeItTells()
{
    QAction back, next;
    LessonPane pane(&back, &next);
    pane.setLesson(wholeLesson(), wholeQuestions());
    pane.setState({0, 2, true, false, 1, -1, 1});
    const auto options = pane.prediction()->findChildren<AnswerOption*>();
    QCOMPARE(options[1]->accessibleDescription(), QString()); // not told yet
    QVERIFY(!visibleWords(pane).contains(QStringLiteral("came to")));
    auto* seen = pane.findChildren<QuestionCard*>().front();
    QVERIFY(seen->isVisibleTo(&pane));
    QSignalSpy answered(&pane, &LessonPane::seenAnswered);
    seen->findChildren<AnswerOption*>()[1]->click();
    seen->findChild<controls::ActionButton*>()->click();
    QCOMPARE(answered.count(), 1);
    QCOMPARE(answered[0][0].toInt(), 1);
    pane.setState({0, 2, true, false, 1, 0, 1});
    QCOMPARE(options[1]->accessibleDescription(), QStringLiteral("This happened"));
    QVERIFY(visibleWords(pane).contains(QStringLiteral("The record has it otherwise")));
    pane.setState({0, 2, true, false, 1, 1, 1});
    QVERIFY(visibleWords(pane).contains(QStringLiteral("So it was recorded")));
}

void TestLessonPane::explainsInTermsOfTheRun()
{
    QAction back, next;
    LessonPane pane(&back, &next);
    pane.setLesson(wholeLesson(), wholeQuestions());
    pane.setState({0, 2, true, false, 1, 1, 1});
    QVERIFY(visibleWords(pane).contains(QStringLiteral("P1 came to …")));
    QVERIFY(visibleWords(pane).contains(QStringLiteral("not kept")));
    pane.setRunWords({{"pid:P1", "P1 (48213)"}});
    QVERIFY(visibleWords(pane).contains(QStringLiteral("P1 (48213) came to (not in this run)")));
    QVERIFY(!visibleWords(pane).contains(QStringLiteral("not kept")));
}

void TestLessonPane::lastQuestionByKeysAlone()
{
    QAction back, next;
    LessonPane pane(&back, &next);
    pane.setLesson(wholeLesson(), wholeQuestions());
    auto* card = pane.findChildren<QuestionCard*>().back();
    QVERIFY(!card->isVisibleTo(&pane));
    pane.setState({0, 2, true, false, 1, 1, 1});
    QVERIFY(card->isVisibleTo(&pane));
    QSignalSpy answered(&pane, &LessonPane::transferAnswered);
    pane.resize(320, 1400);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const auto options = card->findChildren<AnswerOption*>();
    options[0]->setFocus();
    QTest::keyClick(options[0], Qt::Key_Space);
    auto* button = card->findChild<controls::ActionButton*>();
    QVERIFY(button->isEnabled());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(answered.count(), 1);
    QCOMPARE(answered[0][0].toInt(), 0);
    pane.setState({0, 2, true, false, 1, 1, 1, 0});
    QCOMPARE(options[1]->accessibleDescription(), QStringLiteral("This happened"));
    QVERIFY(visibleWords(pane).contains(QStringLiteral("No.")));
}

void TestLessonPane::readingIsWhatOneTypes()
{
    QAction back, next;
    LessonPane pane(&back, &next);
    pane.setLesson(wholeLesson(), wholeQuestions());
    QVERIFY(!visibleWords(pane).contains(QStringLiteral("man")));
    pane.setState({0, 2, true, false, 1, 1, 1});
    const QString words = visibleWords(pane);
    QVERIFY2(words.contains(QStringLiteral("man 7 pipe\n")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("man 2 fork")), qPrintable(words));
}

QTEST_MAIN(TestLessonPane)
#include "tst_lessonpane.moc"
