#include "app/progress/verification.h"
#include "app/window/home.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/resultsexport.h"
#include "app/window/startpage.h"
#include "widgets/controls/actionbutton.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/lesson/answeroption.h"
#include "widgets/lesson/explanationbox.h"
#include "widgets/lesson/predictioncard.h"
#include "widgets/lesson/questioncard.h"
#include "widgets/lesson/suredots.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace crosstalk;
using lessonpane::AnswerOption;
using lessonpane::PredictionCard;
using lessonpane::QuestionCard;

namespace {

constexpr int patience = 60'000; // ms until a condition counts as never met
constexpr int mostTabs = 120;    // to get anywhere in the window

/// Whether one is somewhere inside the other, which is seen.
template<class Around> Around* around(QWidget* widget)
{
    for (QWidget* each = widget; each != nullptr; each = each->parentWidget())
        if (auto* found = qobject_cast<Around*>(each))
            return found->isVisible() ? found : nullptr;
    return nullptr;
}

} // namespace

/// A learner without a mouse: from the start page through three lessons, and the results of it to a
/// grader. Real programs run.
class TestWalk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void startPageLeadsToLessonOne();
    void lessonIsGoneThrough_data();
    void lessonIsGoneThrough();
    void homeShowsWhatWasDone();
    void exportIsConfirmed();
    void alteredExportsAreNot_data();
    void alteredExportsAreNot();
    void exportIsAPageToo();
    void forgettingIsAskedAbout();
    void everythingIsForgotten();

private:
    using Wanted = std::function<bool(QWidget*)>;

    static void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focused = QApplication::focusWidget();
        QTest::keyClick(focused, Qt::Key(key), modifiers);
    }
    /// Says where it was when it does not get there.
    static bool tabTo(const Wanted& wanted)
    {
        QStringList been;
        for (int i = 0; i < mostTabs; ++i) {
            QCoreApplication::processEvents(); // what is new is shown by then
            QWidget* focused = QApplication::focusWidget();
            if (focused != nullptr && wanted(focused))
                return true;
            been << QString::fromLatin1(focused ? focused->metaObject()->className() : "nowhere");
            press(Qt::Key_Tab);
        }
        qWarning().noquote() << been.join(QLatin1Char(' '));
        return false;
    }
    template<class Card> static bool tabToAnswer()
    {
        return tabTo([](QWidget* each) {
            return qobject_cast<AnswerOption*>(each) && around<Card>(each);
        });
    }
    template<class Card> static bool tabToButton()
    {
        return tabTo([](QWidget* each) {
            return qobject_cast<controls::ActionButton*>(each) && around<Card>(each);
        });
    }
    QuestionCard* openQuestion() const;
    lessonpane::PredictionState state() const
    {
        return m_runner->progress().prediction(m_runner->shown());
    }
    std::set<std::string> reached() const
    {
        return m_runner->progress().reached(m_runner->shown());
    }
    /// All that was reached and answered here is in the learner's progress with its proof, which
    /// comes there a moment later.
    bool isProven() const
    {
        auto& database = m_runner->progress().database();
        for (const std::string& id : reached()) {
            const auto proofs = database.proofs(m_runner->shown());
            if (std::none_of(proofs.begin(), proofs.end(), [&](const progress::Reached& each) {
                    return each.checkpoint == id && !each.proof.recording.isEmpty();
                }))
                return false;
        }
        return state().happened < 0 ||
               !database.answerProof(m_runner->shown(), "prediction").recording.isEmpty();
    }
    bool isOver() const
    {
        return m_window->snapshot() && m_window->snapshot()->run == world::RunState::Finished;
    }
    void predict();
    void see();
    void answerLast();
    QMessageBox* openQuestionBox(int key, Qt::KeyboardModifiers modifiers);
    static QPushButton* forgetIn(const QMessageBox& box);
    void tryOne(const QString& how);
    QString verify(const QByteArray& results, int* status) const;

    QTemporaryDir m_home;
    std::unique_ptr<window::MainWindow> m_window;
    std::unique_ptr<window::LessonRunner> m_runner;
    std::unique_ptr<window::Home> m_page;
    std::unique_ptr<window::ResultsExport> m_export;
    QByteArray m_results;
};

void TestWalk::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    const std::filesystem::path lessons(CROSSTALK_LESSONS);
    m_window = std::make_unique<window::MainWindow>(window::Settings{});
    m_runner = std::make_unique<window::LessonRunner>(*m_window, lessons);
    m_page = std::make_unique<window::Home>(*m_window, *m_runner, lessons);
    m_export = std::make_unique<window::ResultsExport>(*m_window, *m_runner, lessons);
    m_runner->show({});
    m_page->begin({});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_page->update();
    m_runner->demonstrate();
}

void TestWalk::cleanupTestCase()
{
    m_export.reset();
    m_page.reset();
    m_runner.reset();
    m_window.reset();
}

/// The demonstration runs; Space on what has the focus begins the course.
void TestWalk::startPageLeadsToLessonOne()
{
    QVERIFY(m_window->isStarting());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->snapshot()->event > 100, patience);
    auto* focused = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(focused);
    QVERIFY2(focused->text().contains(QStringLiteral("lesson 1")), qPrintable(focused->text()));
    press(Qt::Key_Return);
    QVERIFY(!m_window->isStarting());
    QCOMPARE(m_runner->shown(), std::string("ticket-office"));
}

QuestionCard* TestWalk::openQuestion() const
{
    for (QuestionCard* card : m_window->findChildren<QuestionCard*>()) {
        const auto answers = card->findChildren<AnswerOption*>();
        if (card->isVisible() && !answers.empty() && answers.front()->isEnabled())
            return card;
    }
    return nullptr;
}

void TestWalk::predict()
{
    QVERIFY(tabToAnswer<PredictionCard>());
    press(Qt::Key_Space);
    QVERIFY(tabTo([](QWidget* each) { return qobject_cast<lessonpane::SureDots*>(each); }));
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Right);
    QVERIFY(tabToButton<PredictionCard>());
    press(Qt::Key_Space);
    QVERIFY(state().locked);
    QCOMPARE(state().chosen, 0);
    QCOMPARE(state().sure, 3);
    QVERIFY(tabToButton<PredictionCard>());
    press(Qt::Key_Return); // run it
    QTRY_VERIFY_WITH_TIMEOUT(state().happened >= 0, patience);
}

void TestWalk::see()
{
    QTRY_VERIFY(openQuestion());
    for (const auto* box : m_window->findChildren<lessonpane::ExplanationBox*>())
        QVERIFY(!box->isVisible()); // not before it was said what was seen
    QVERIFY(tabToAnswer<QuestionCard>());
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    QVERIFY(tabToButton<QuestionCard>());
    press(Qt::Key_Space);
    QVERIFY(state().seen >= 0);
    const auto boxes = m_window->findChildren<lessonpane::ExplanationBox*>();
    QVERIFY(std::any_of(boxes.begin(), boxes.end(),
                        [](const auto* box) { return box->isVisible(); }));
}

/// One more thing to try is ticked off.
void TestWalk::tryOne(const QString& how)
{
    const auto before = reached();
    if (how == QStringLiteral("step")) { // in the demonstration, which goes on for ever
        QTRY_VERIFY_WITH_TIMEOUT(m_window->commands().stepProcess.first()->isEnabled(), patience);
        press(Qt::Key_1);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(isOver() && isProven(), patience);
        press(Qt::Key_C);
        press(Qt::Key_R, Qt::ControlModifier);
    }
    QTRY_VERIFY_WITH_TIMEOUT(reached().size() > before.size(), patience);
}

void TestWalk::answerLast()
{
    QTRY_VERIFY(openQuestion());
    QVERIFY(tabToAnswer<QuestionCard>());
    press(Qt::Key_Space);
    QVERIFY(tabToButton<QuestionCard>());
    press(Qt::Key_Space);
    QCOMPARE(state().transfer, 0);
}

void TestWalk::lessonIsGoneThrough_data()
{
    QTest::addColumn<QString>("lesson");
    QTest::addColumn<QString>("how");
    QTest::newRow("1") << QStringLiteral("ticket-office") << QStringLiteral("switch");
    QTest::newRow("2") << QStringLiteral("global-or-shared") << QStringLiteral("step");
    QTest::newRow("3") << QStringLiteral("share-the-work") << QStringLiteral("by the run");
}

void TestWalk::lessonIsGoneThrough()
{
    QFETCH(const QString, lesson);
    QFETCH(const QString, how);
    QCOMPARE(m_runner->shown(), lesson.toStdString());
    if (how == QStringLiteral("step"))
        tryOne(how);
    if (!QTest::currentTestFailed())
        predict();
    if (!QTest::currentTestFailed())
        see();
    if (!QTest::currentTestFailed() && how == QStringLiteral("switch"))
        tryOne(how);
    if (!QTest::currentTestFailed())
        answerLast();
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(isProven(), patience);
    press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(m_runner->shown() != lesson.toStdString());
    QVERIFY(!m_runner->progress().reached(lesson.toStdString()).empty());
}

void TestWalk::homeShowsWhatWasDone()
{
    press(Qt::Key_Home, Qt::AltModifier);
    QVERIFY(m_window->isStarting());
    QVERIFY(tabTo([](QWidget* each) {
        return each->accessibleName().startsWith(QStringLiteral("Lesson 1:"));
    }));
    const QString words = QApplication::focusWidget()->accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("steps done")), qPrintable(words));
    m_window->setMessage(QStringLiteral("Saved results.json"));
    const auto labels = m_window->startPage().findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* each) {
        return each->isVisible() && each->text() == QLatin1String("Saved results.json");
    }));
    press(Qt::Key_Space);
    QVERIFY(!m_window->isStarting());
    QCOMPARE(m_runner->shown(), std::string("ticket-office"));
}

/// What the program says of these results, as a grader has it.
QString TestWalk::verify(const QByteArray& results, int* status) const
{
    QFile file(m_home.filePath(QStringLiteral("results.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(results) != results.size())
        return QStringLiteral("cannot be written");
    file.close();
    QProcess program;
    program.start(QStringLiteral(PROGRAM), {QStringLiteral("verify"), file.fileName()});
    *status = program.waitForFinished(patience) ? program.exitCode() : -1;
    return QString::fromUtf8(program.readAllStandardOutput() + program.readAllStandardError());
}

void TestWalk::exportIsConfirmed()
{
    const QString path = m_home.filePath(QStringLiteral("ada.json"));
    const auto written = m_export->write(QStringLiteral("Ada"), path);
    QVERIFY2(written.has_value(), written ? "" : written.error().sentence().c_str());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_results = file.readAll();
    int status = -1;
    const QString said = verify(m_results, &status);
    QVERIFY2(status == 0, qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("results of Ada")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("checkpoint race: confirmed")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("checkpoint by-hand: confirmed")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("not show who made them")), qPrintable(said));
}

/// By somebody who makes the digest anew.
void TestWalk::alteredExportsAreNot_data()
{
    using progress::Results;
    using Alter = std::function<void(Results&)>;
    QTest::addColumn<Alter>("alter");
    QTest::newRow("what the run answered") << Alter([](Results& r) {
        progress::Answer& answer = r.lessons[0].answers[0].answer;
        answer.happened = answer.happened == 0 ? 1 : 0;
    });
    QTest::newRow("a checkpoint more") << Alter([](Results& r) {
        r.lessons[0].checkpoints.push_back(r.lessons[0].checkpoints[0]);
        r.lessons[0].checkpoints.back().checkpoint = "locked";
    });
    QTest::newRow("a recording of another lesson") << Alter([](Results& r) {
        r.lessons[0].checkpoints[0].proof = r.lessons[1].checkpoints[0].proof;
    });
    QTest::newRow("another schedule") << Alter([](Results& r) {
        for (progress::Reached& each : r.lessons[1].checkpoints)
            if (each.checkpoint == "by-hand")
                each.proof.schedule += "P1\n";
    });
}

void TestWalk::alteredExportsAreNot()
{
    QFETCH(const std::function<void(progress::Results&)>, alter);
    auto results = progress::parseResults(m_results.toStdString(), "ada.json");
    QVERIFY(results && results->lessons.size() >= 2);
    QVERIFY(results->lessons[0].answers.size() == 3 && !results->lessons[0].checkpoints.empty());
    alter(*results);
    const std::string text = progress::print(*results);
    QVERIFY(text != m_results.toStdString());
    int status = -1;
    const QString said = verify(QByteArray::fromStdString(text), &status);
    QVERIFY2(status == 1, qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("REFUTED")), qPrintable(said));
}

void TestWalk::exportIsAPageToo()
{
    const QString path = m_home.filePath(QStringLiteral("ada.pdf"));
    const auto written = m_export->write(QStringLiteral("Ada"), path);
    QVERIFY2(written.has_value(), written ? "" : written.error().sentence().c_str());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF-"));
}

/// The dialog that a command opens, once it is there.
QMessageBox* TestWalk::openQuestionBox(int key, Qt::KeyboardModifiers modifiers)
{
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get(), patience))
        return nullptr;
    QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    QMessageBox* box = nullptr;
    const auto isOpen = [&] {
        box = m_window->findChild<QMessageBox*>();
        return box != nullptr && box->isVisible();
    };
    return QTest::qWaitFor(isOpen, patience) ? box : nullptr;
}

/// The button that says so.
QPushButton* TestWalk::forgetIn(const QMessageBox& box)
{
    for (QPushButton* each : box.findChildren<QPushButton*>())
        if (box.buttonRole(each) == QMessageBox::DestructiveRole)
            return each;
    return nullptr;
}

/// Of one lesson: Esc and Enter keep everything, only the button that says so forgets.
void TestWalk::forgettingIsAskedAbout()
{
    const std::string lesson = m_runner->shown();
    QVERIFY(state().locked && !reached().empty());
    for (const auto key : {Qt::Key_Escape, Qt::Key_Return}) {
        QPointer<QMessageBox> box = openQuestionBox(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(box);
        QTest::keyClick(box, key);
        QTRY_VERIFY_WITH_TIMEOUT(!box, patience);
        QVERIFY(state().locked && !reached().empty());
    }
    QPointer<QMessageBox> box = openQuestionBox(Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(box);
    QVERIFY(forgetIn(*box));
    QTest::keyClick(forgetIn(*box), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!box, patience);
    QVERIFY(!state().locked);
    QVERIFY(reached().empty());
    emit m_runner->session().snapshotChanged(); // what this run had reached counts no more
    QVERIFY(reached().empty());
    QVERIFY(!m_runner->progress().reached("global-or-shared").empty()); // only this lesson
    QCOMPARE(m_runner->shown(), lesson);
}

void TestWalk::everythingIsForgotten()
{
    QVERIFY(!m_runner->progress().reached("global-or-shared").empty());
    QPointer<QMessageBox> box =
        openQuestionBox(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(box);
    QVERIFY(forgetIn(*box));
    QTest::keyClick(forgetIn(*box), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!box, patience);
    for (const char* lesson : {"global-or-shared", "share-the-work"})
        QVERIFY2(m_runner->progress().reached(lesson).empty(), lesson);
}

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
