#include "app/window/consentdialog.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/watchdialog.h"
#include "tests/lesson/lessonfolder.h"
#include "widgets/controls/markdownlabel.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace crosstalk;
using window::ConsentDialog;
using window::LessonRunner;
using window::MainWindow;
using window::WatchDialog;

namespace {

constexpr int patience = 60'000; // ms until a condition counts as never met

const char* const program = "#include <crosstalk/kit.h>\n"
                            "int main() { long sum = 0; crosstalk::watch(\"sum\", sum); }\n";

} // namespace

/// A lesson in somebody's folder, opened in the window: really asked about, built and run.
class TestLessonRunner : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<LessonRunner> m_runner;

    void open(const LessonFolder& folder)
    {
        m_runner->show(folder.path().string());
        m_runner->demonstrate();
    }

    ConsentDialog* question() const { return m_window->findChild<ConsentDialog*>(); }

    bool ranToItsEnd() const
    {
        return m_window->snapshot() && m_window->snapshot()->run == world::RunState::Finished;
    }

    QString pathOf(const char* name) const { return m_home.filePath(QString::fromLatin1(name)); }

    bool says(const QString& words) const
    {
        for (const QLabel* label : m_window->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    }

private slots:
    void init()
    {
        for (const char* name : {"data", "cache"})
            QDir(pathOf(name)).removeRecursively();
        qputenv("XDG_DATA_HOME", pathOf("data").toUtf8());
        qputenv("XDG_CACHE_HOME", pathOf("cache").toUtf8());
        m_window = std::make_unique<MainWindow>(window::Settings{});
        m_runner = std::make_unique<LessonRunner>(*m_window, std::string(CROSSTALK_LESSONS));
        m_window->show();
    }

    void cleanup()
    {
        m_runner.reset();
        m_window.reset();
    }

    /// `ls | grep txt`, asked for in the dialog: two programs that nobody recompiled, and a pipe.
    void aCommandIsWatched()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        m_window->commands().watch->trigger();
        auto* dialog = m_window->findChild<WatchDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->command(), QStringLiteral("ls | grep txt"));
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(ranToItsEnd(), patience);
        const world::Snapshot& snapshot = *m_window->snapshot();
        QCOMPARE(int(snapshot.processes.size()), 3); // sh, ls, grep
        const auto pipe = std::find_if(
            snapshot.channels.begin(), snapshot.channels.end(),
            [](const world::ChannelView& each) { return each.kind == "pipe" && each.stream; });
        QVERIFY(pipe != snapshot.channels.end());
        QVERIFY(pipe->stream->bytesWritten > 0);
        QCOMPARE(pipe->stream->bytesRead, pipe->stream->bytesWritten);
        const auto texts = m_window->findChildren<controls::MarkdownLabel*>();
        QVERIFY(std::any_of(texts.begin(), texts.end(), [](const auto* each) {
            return each->isVisible() && each->markdown().contains(QStringLiteral("microseconds"));
        })); // what it costs is said
    }

    /// What shows that something was reached is kept though the run is left that very moment.
    void whoLeavesAtOnceKeepsTheProof()
    {
        m_runner->show("lost-update");
        m_runner->demonstrate();
        const auto& session = m_runner->session();
        bool left = false;
        connect(&session, &session::Session::snapshotChanged, m_runner.get(), [&] {
            if (!left && !m_runner->progress().reached("lost-update").empty()) {
                left = true;
                QTimer::singleShot(0, m_runner.get(), [this] { m_runner->show("full-pipe"); });
            }
        });
        m_runner->session().setSpeed(0);
        QTRY_VERIFY_WITH_TIMEOUT(m_runner->shown() == "full-pipe", patience);
        auto& database = m_runner->progress().database();
        const auto isProven = [&] {
            const auto reached = database.proofs("lost-update");
            return !reached.empty() &&
                   std::all_of(reached.begin(), reached.end(),
                               [](const auto& one) { return !one.proof.recording.isEmpty(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isProven(), patience);
    }

    void refusedNothingRuns()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        open(folder);
        QVERIFY(question());
        QTest::keyClick(question(), Qt::Key_Return); // the default is not to
        QTRY_VERIFY(!question());
        QVERIFY(!QFile::exists(pathOf("cache")));
        QVERIFY(!QFile::exists(pathOf("data/crosstalk/consents")));
        QCOMPARE(m_window->snapshot()->run, world::RunState::Idle);
        QVERIFY(says(QStringLiteral("Ctrl+R asks again")));
    }

    void agreedToItIsBuiltAndRun()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        open(folder);
        QVERIFY(question());
        question()->accept();
        QTRY_VERIFY_WITH_TIMEOUT(ranToItsEnd(), patience);
        QCOMPARE(m_window->snapshot()->processes.front().program, std::string("adder"));
    }

    void isAskedOnce()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        open(folder);
        question()->accept();
        QTRY_VERIFY_WITH_TIMEOUT(ranToItsEnd(), patience);
        QTRY_VERIFY(!question());
        open(folder);
        QVERIFY(!question());
        QTRY_VERIFY_WITH_TIMEOUT(ranToItsEnd(), patience);
    }

    void saysWhereTheCompilerFailed()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", std::string(program) + "int wrong = ;\n");
        open(folder);
        question()->accept();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("adder.cpp:3:13: error:")), patience);
    }

    void builtInLessonsAskNothing()
    {
        m_runner->show(std::string(CROSSTALK_LESSONS) + "/lost-update");
        QCOMPARE(m_runner->shown(), std::string("lost-update"));
        m_runner->demonstrate();
        QVERIFY(!question());
    }

    void wordsFollowTheirFile()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        m_runner->show(folder.path().string());
        m_runner->followFiles();
        const auto words = [this] {
            QString all;
            for (const auto* label : m_window->findChildren<controls::MarkdownLabel*>())
                all += label->accessibleName() + QLatin1Char('\n');
            return all;
        };
        QVERIFY2(!words().contains(QStringLiteral("Other words")), qPrintable(words()));
        folder.write("text.en.md", "Other words.\n");
        QTRY_VERIFY_WITH_TIMEOUT(words().contains(QStringLiteral("Other words")), patience);
        QVERIFY(!question()); // words run nothing
    }

    void mistakesAreSaidAsTheyAreMade()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        m_runner->show(folder.path().string());
        m_runner->followFiles();
        folder.write("lesson.toml", "minutes = \"eight\"\n");
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("lesson.toml:1:11")), patience);
        folder.write("lesson.toml", LessonFolder::lessonToml());
        QTRY_VERIFY_WITH_TIMEOUT(!says(QStringLiteral("lesson.toml:1:11")), patience);
    }
};

QTEST_MAIN(TestLessonRunner)
#include "tst_lessonrunner.moc"
