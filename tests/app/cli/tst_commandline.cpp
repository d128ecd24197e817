#include "app/cli/commandline.h"

#include <QTest>

using namespace crosstalk::cli;

namespace {

/// Words of a command line, cut at '|' (settings and actions contain spaces).
Request parse(const QByteArray& line)
{
    std::vector<std::string> words;
    if (!line.isEmpty())
        for (const QByteArray& word : line.split('|'))
            words.push_back(word.toStdString());
    return parseCommandLine(words);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void readsRun()
    {
        const auto request = parse("run|lost-update|--set|sync=none|--set|deposits=20|--speed|200|"
                                   "--seed|7|--times|3|--seconds|2.5|--at|120:set sync=mutex|--at|"
                                   "3s:kill P2|--screenshot|a.png|--json|--fail-on|race,lost");
        const auto* run = std::get_if<RunRequest>(&request);
        QVERIFY(run != nullptr);
        QCOMPARE(run->lesson, std::string("lost-update"));
        QCOMPARE(run->set, (std::vector<std::string>{"sync=none", "deposits=20"}));
        QCOMPARE(run->speed, std::optional(200.0));
        QCOMPARE(run->seed, std::optional<std::uint64_t>(7));
        QCOMPARE(run->times, 3);
        QCOMPARE(run->seconds, 2.5);
        QCOMPARE(run->at, (std::vector<std::string>{"120:set sync=mutex", "3s:kill P2"}));
        QCOMPARE(run->screenshot, std::string("a.png"));
        QVERIFY(run->json && !run->tour);
        QCOMPARE(run->failOn, (std::vector<std::string>{"race", "lost"}));
    }

    void runHasDefaults()
    {
        const auto request = parse("run|lost-update");
        const auto* run = std::get_if<RunRequest>(&request);
        QVERIFY(run != nullptr);
        QVERIFY(!run->speed && !run->seed && !run->json && !run->tour);
        QCOMPARE(run->times, 1);
        QCOMPARE(run->seconds, 10.0);
    }

    void optionsDoNotSwallowTheLesson()
    {
        const auto request = parse("run|--set|sync=none|--at|1:pause|--fail-on|race|lost-update");
        const auto* run = std::get_if<RunRequest>(&request);
        QVERIFY(run != nullptr);
        QCOMPARE(run->lesson, std::string("lost-update"));
    }

    void fullSpeedIsNone()
    {
        const auto request = parse("run|lost-update|--speed|full");
        QCOMPARE(std::get<RunRequest>(request).speed, std::optional(0.0));
    }

    void readsTheOthers()
    {
        QVERIFY(std::get<ListRequest>(parse("list|--json")).json);
        QVERIFY(!std::get<ListRequest>(parse("list")).json);
        QVERIFY(std::get<BenchRequest>(parse("bench|--json")).json);
        QCOMPARE(std::get<RunRequest>(parse("run|a|--record|f")).record, std::string("f"));
        const auto replay = std::get<ReplayRequest>(parse("replay|f|--json"));
        QCOMPARE(replay.file, std::string("f"));
        QVERIFY(replay.json && !std::get<ReplayRequest>(parse("replay|f")).json);
        QCOMPARE(std::get<WindowRequest>(parse("")).lesson, std::string());
        QCOMPARE(std::get<WindowRequest>(parse("full-pipe")).lesson, std::string("full-pipe"));
        const auto window = std::get<WindowRequest>(parse("some/a.crosstalk"));
        QCOMPARE(window.recording, std::string("some/a.crosstalk"));
        QVERIFY(window.lesson.empty());
        const auto table = std::get<ExportRequest>(parse("export|a.crosstalk|--to|csv|-"));
        QCOMPARE(table.file + " " + table.to + " " + table.out, std::string("a.crosstalk csv -"));
        const auto handout = std::get<PrintRequest>(parse("print|full-pipe|out.pdf"));
        QCOMPARE(handout.lesson + " " + handout.out, std::string("full-pipe out.pdf"));
        QCOMPARE(std::get<PrintRequest>(parse("print|full-pipe")).out, std::string());
        QCOMPARE(std::get<Message>(parse("print")).status, int(Usage));
    }

    void leavesTheCompilersArgumentsAlone()
    {
        const auto request = parse("c++|--help|-c|a.cpp|--json");
        const auto& compile = std::get<CompileRequest>(request);
        QVERIFY(compile.cxx);
        QCOMPARE(compile.arguments, (std::vector<std::string>{"--help", "-c", "a.cpp", "--json"}));
        QVERIFY(!std::get<CompileRequest>(parse("cc|a.c")).cxx);
    }

    void readsHowTheWindowLooks()
    {
        const auto request =
            parse("--window-size|1280x800|--window-theme|dark|--window-tab|waits|full-pipe");
        const auto& window = std::get<WindowRequest>(request);
        QCOMPARE(window.look.width, 1280);
        QCOMPARE(window.look.height, 800);
        QCOMPARE(window.look.theme, std::string("dark"));
        QCOMPARE(window.look.tab, std::string("waits"));
    }

    void readsExplorations()
    {
        const auto request = parse("explore|a|--set|sync=none|--bound|2|--seconds|3|--json");
        const auto& explore = std::get<ExploreRequest>(request);
        QCOMPARE(explore.lesson, std::string("a"));
        QCOMPARE(explore.set, std::vector<std::string>{"sync=none"});
        QCOMPARE(explore.bound, std::optional<int>(2));
        QCOMPARE(explore.seconds, 3.0);
        QVERIFY(explore.json);
    }

    void answersQuestions()
    {
        for (const char* line : {"--help", "run|--help", "list|-h", "--version"}) {
            const auto request = parse(line);
            const auto* message = std::get_if<Message>(&request);
            QVERIFY(message != nullptr);
            QCOMPARE(message->status, int(Ran));
            QVERIFY(!message->text.empty());
        }
        QCOMPARE(std::get<Message>(parse("--version")).text.rfind("crosstalk ", 0), std::size_t{0});
    }

    void readsACommandToWatch()
    {
        const auto request = parse("scope|--json|--seconds|3|--record|f|--|ls|--json|--|x");
        const auto* scope = std::get_if<ScopeRequest>(&request);
        QVERIFY(scope != nullptr);
        QCOMPARE(scope->command, (std::vector<std::string>{"ls", "--json", "--", "x"}));
        QVERIFY(scope->json);
        QCOMPARE(scope->seconds, std::optional<double>(3));
        QCOMPARE(scope->record, std::string("f"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* line, const char* says) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(says);
        };
        row("run", "LESSON");
        row("run|a|b", "b");
        row("run|a|--speed|0", "full");
        row("run|a|--speed|fast", "fast");
        row("run|a|--speed|-1", "-1");
        row("run|a|--speed|nan", "nan");
        row("run|a|--seed|-1", "-1");
        row("run|a|--times|0", "0");
        row("run|a|--seconds|0", "0");
        row("run|a|--set", "--set");
        row("run|a|--fail-on|luck", "luck");
        row("run|a|--schedule", "--schedule");
        row("run|a|--schedule|f|--tour", "--tour");
        row("run|a|--save-schedule|f", "give --speed N");
        row("run|a|--save-schedule|f|--speed|full", "give --speed N");
        row("run|a|--save-schedule|f|--speed|9|--times|2", "--times");
        row("run|a|--record|f|--times|2", "--times");
        row("run|a|--nonsense", "--nonsense");
        row("--nonsense", "--nonsense");
        row("list|now", "now");
        row("scope", "stands behind a --");
        row("scope|ls", "ls");
        row("scope|--", "which command");
        row("scope|--seconds|0|--|ls", "0");
        row("scope|--nonsense|--|ls", "--nonsense");
        row("explore", "LESSON");
        row("explore|a|--bound|-1", "-1");
        row("explore|a|--seconds|0", "0");
        row("run|a|--untouched|--speed|9", "--untouched");
        row("run|a|--untouched|--tour", "--untouched");
        row("replay", "FILE is required");
        row("export|a", "--to is required");
        row("export|a|--to|csv", "OUT is required");
        row("export|a|--to|pdf|-", "pdf");
        row("lesson|new", "DIR is required");
        row("--window-size|9", "WIDTHxHEIGHT");
        row("--window-theme|pink", "pink");
        row("--window-tab|cellar", "cellar");
    }

    void refuses()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, says);
        const auto request = parse(line);
        const auto* message = std::get_if<Message>(&request);
        QVERIFY(message != nullptr);
        QCOMPARE(message->status, int(Usage));
        QVERIFY2(QByteArray::fromStdString(message->text).contains(says), message->text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
