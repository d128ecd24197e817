#include "engine/session/exploration.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace crosstalk;

namespace {

session::Installation installation(const char* programs)
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons",
            root / programs,
            root / "bin" / "crosstalk-supervisor",
            root / "lib" / "libcrosstalk-tap.so",
            {}};
}

/// Some processes of each of the programs in programs/.
lesson::Lesson lessonOf(const std::vector<std::pair<const char*, int>>& programs)
{
    lesson::Lesson lesson;
    lesson.id = "programs";
    for (const auto& [name, count] : programs) {
        lesson::Program program;
        program.name = name;
        program.count = count;
        program.arguments = {"{segment:shared}"};
        lesson.programs.push_back(program);
    }
    return lesson;
}

session::Exploration explored(const lesson::Lesson& lesson,
                              const session::ExploreOptions& options = {},
                              const char* programs = "tests/explore")
{
    session::ExploreOptions patient = options;
    patient.limit = std::chrono::minutes(5);
    const auto found = session::explore(lesson, patient, installation(programs));
    if (!found)
        qFatal("%s", found.error().sentence().c_str());
    return *found;
}

lesson::Lesson builtIn(const char* id)
{
    auto lesson = lesson::readLesson(std::filesystem::path(SOURCE_ROOT) / "lessons" / id);
    if (!lesson)
        qFatal("%s", lesson.error().sentence().c_str());
    return std::move(*lesson);
}

lesson::Lesson lostUpdate()
{
    return builtIn("lost-update");
}

session::Exploration lostUpdate(const std::string& sync, int deposits,
                                std::optional<int> bound = {})
{
    session::ExploreOptions options;
    options.set = {{"sync", sync}, {"deposits", std::to_string(deposits)}, {"processes", "2"}};
    options.bound = bound;
    return explored(lostUpdate(), options, "lessons");
}

std::set<std::int64_t> valuesOf(const session::Exploration& exploration, const std::string& name)
{
    std::set<std::int64_t> values;
    for (const session::ExploredOutcome& outcome : exploration.outcomes)
        values.insert(outcome.values.at(name).value_or(-1));
    return values;
}

bool some(const session::Exploration& exploration, const char* verdict)
{
    return std::ranges::any_of(exploration.outcomes, [&](const auto& outcome) {
        return std::ranges::find(outcome.verdicts, verdict) != outcome.verdicts.end();
    });
}

quint64 factorial(int n)
{
    return n < 2 ? 1 : quint64(n) * factorial(n - 1);
}

} // namespace

/// Every schedule of real processes.
class TestExploration : public QObject
{
    Q_OBJECT

private slots:
    void whatHasNoEndIsGivenOne()
    {
        const auto parameter = [](const char* name, std::int64_t initial, std::int64_t high,
                                  bool endless) {
            lesson::Parameter made;
            made.name = name;
            made.initial = initial;
            made.high = high;
            made.zeroMeansEndless = endless;
            return made;
        };
        lesson::Lesson lesson;
        lesson.parameters = {parameter("asked", 5, 10, true), parameter("endless", 0, 10, true),
                             parameter("finite", 5, 10, true), parameter("narrow", 0, 1, true),
                             parameter("work", 0, 10, false)};
        std::map<std::string, std::string> set{{"asked", "0"}};
        std::vector<std::string> changed;
        for (const lesson::Parameter* each : session::makeFinite(lesson, set, 2))
            changed.push_back(each->name);
        QCOMPARE(changed, (std::vector<std::string>{"asked", "endless", "narrow"}));
        QCOMPARE(set, (std::map<std::string, std::string>{
                          {"asked", "2"}, {"endless", "2"}, {"narrow", "1"}}));
    }

    void textbook_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<int>("n");
        QTest::addColumn<quint64>("executions");
        for (int n = 1; n <= 4; ++n) {
            QTest::addRow("%d lock and add", n) << QByteArray("lock-and-add") << n << factorial(n);
            QTest::addRow("%d add", n) << QByteArray("add") << n << factorial(n);
            QTest::addRow("%d readers", n) << QByteArray("read-once") << n << (quint64(1) << n);
        }
    }

    void textbook()
    {
        QFETCH(QByteArray, program);
        QFETCH(int, n);
        std::vector<std::pair<const char*, int>> programs{{program.constData(), n}};
        const bool readers = program == "read-once";
        if (readers)
            programs.insert(programs.begin(), {"write-once", 1});
        const auto found = explored(lessonOf(programs));
        QVERIFY2(found.complete, found.stopped.c_str());
        QTEST(quint64(found.executions), "executions");
        QCOMPARE(found.blocked, 0u);
        QCOMPARE(found.outcomes.size(), 1u);
        QVERIFY(valuesOf(found, "x") == std::set<std::int64_t>{readers ? 1 : n});
        QVERIFY(!some(found, "race"));
        QCOMPARE(found.beyond, std::string());
    }

    // Only one of them can win, but who comes second makes a difference to the reduction: what is
    // not optimal is counted apart.
    void exchange()
    {
        const auto found = explored(lessonOf({{"exchange", 3}}));
        QVERIFY(found.complete);
        QVERIFY(found.executions >= 3);
        QVERIFY(found.executions <= 6);
        QVERIFY(valuesOf(found, "x") == std::set<std::int64_t>{1});
        QCOMPARE(found.notes.size(), found.blocked > 0 ? 1u : 0u);
    }

    void deadlock()
    {
        const auto found = explored(lessonOf({{"two-locks", 2}}));
        QVERIFY(found.complete);
        QCOMPARE(found.outcomes.size(), 2u);
        QVERIFY(some(found, "deadlock"));
    }

    /// Whoever comes second to the mutex makes the only difference.
    void whoWaitsForAConditionIsWoken()
    {
        const auto found = explored(lessonOf({{"await-flag", 2}}));
        QVERIFY2(found.complete, found.stopped.c_str());
        QCOMPARE(found.executions, 2u);
        QCOMPARE(found.outcomes.size(), 1u);
        QVERIFY(found.outcomes[0].verdicts.empty());
        QVERIFY(valuesOf(found, "x") == std::set<std::int64_t>{1});
        QVERIFY(std::ranges::any_of(found.notes, [](const std::string& note) {
            return note.find("condition") != std::string::npos;
        }));
    }

    void aSignalThatNobodyHeardIsFound()
    {
        const auto found = explored(lessonOf({{"miss-signal", 2}}));
        QVERIFY2(found.complete, found.stopped.c_str());
        QVERIFY(some(found, "deadlock"));
        QVERIFY(std::ranges::any_of(found.outcomes, [](const auto& outcome) {
            return std::ranges::find(outcome.verdicts, "deadlock") == outcome.verdicts.end();
        }));
    }

    void whoWaitsForManyIsNotSpinning()
    {
        session::ExploreOptions options;
        options.executions = 3;
        const auto found = explored(lessonOf({{"wait-for-many", 1}}), options);
        QVERIFY(found.executions > 0);
        for (const auto& outcome : found.outcomes)
            QVERIFY2(outcome.verdicts.empty(), outcome.shortest.c_str());
    }

    /// SIGPIPE ends the writer without a word of its own, or nothing does: no schedule hangs.
    void whoIsKilledIsWaitedForInVainByNobody()
    {
        const auto found = explored(lessonOf({{"write-on", 1}}));
        QVERIFY2(found.complete, found.stopped.c_str());
        QVERIFY(found.executions >= 3);
        QCOMPARE(found.outcomes.size(), 1u);
        QVERIFY(found.outcomes[0].verdicts.empty());
    }

    /// A write of more than fits goes on when somebody reads; a pipe that each execution makes anew
    /// is the same one to the reduction.
    void aWriteThatDoesNotFitGoesOn()
    {
        lesson::Lesson lesson = lessonOf({{"write-much", 1}, {"read-much", 1}});
        lesson.joins.push_back({"pipe", "pipe", "write-much", "read-much"});
        const auto found = explored(lesson);
        QVERIFY2(found.complete, found.stopped.c_str());
        QVERIFY(found.executions > 0);
        QCOMPARE(found.outcomes.size(), 1u);
        QVERIFY2(found.outcomes[0].verdicts.empty(),
                 found.outcomes[0].shortest.c_str());
    }

    void spinLoopsEnd()
    {
        const auto found = explored(lessonOf({{"spin", 2}}));
        QVERIFY2(found.complete, found.stopped.c_str());
        QVERIFY(valuesOf(found, "said") == std::set<std::int64_t>{1});
        QVERIFY(!some(found, "endless"));
        QVERIFY(!found.notes.empty());
    }

    /// That it might run out of time is not tried, and said.
    void aWaitWithALimitIsSaid()
    {
        const auto found = explored(lessonOf({{"timed-lock", 2}}));
        QVERIFY2(found.complete, found.stopped.c_str());
        QCOMPARE(quint64(found.executions), factorial(2));
        QVERIFY(std::ranges::any_of(found.notes, [](const std::string& note) {
            return note.find("time limit") != std::string::npos;
        }));
        QVERIFY(explored(lessonOf({{"lock-and-add", 2}})).notes.empty());
    }

    void anExecutionLeavesNothingBehind_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<int>("adds");
        QTest::newRow("memory is put back") << QByteArray("leave-behind") << 3;
        QTest::newRow("what is mapped is not: copies instead") << QByteArray("map-more") << 1;
    }

    void anExecutionLeavesNothingBehind()
    {
        QFETCH(QByteArray, program);
        QFETCH(int, adds);
        const auto found = explored(lessonOf({{program.constData(), 3}}));
        QVERIFY2(found.complete, found.stopped.c_str());
        QCOMPARE(quint64(found.executions), factorial(3));
        QVERIFY(valuesOf(found, "x") == std::set<std::int64_t>{3 * adds});
        QVERIFY2(found.notes.empty(), found.notes.empty() ? "" : found.notes[0].c_str());
    }

    void withoutReadySetUpCounts()
    {
        session::ExploreOptions options;
        options.executions = 20;
        const auto found = explored(lessonOf({{"no-ready", 2}}), options);
        QVERIFY(found.executions > 0);
        QVERIFY(found.notes.front().find("ready()") != std::string::npos);
    }

    void everyFinalValue_data()
    {
        QTest::addColumn<int>("deposits");
        QTest::newRow("2 each") << 2;
        QTest::newRow("3 each") << 3;
    }

    void everyFinalValue()
    {
        QFETCH(int, deposits);
        const auto bare = lostUpdate("none", deposits);
        QVERIFY2(bare.complete, bare.stopped.c_str());
        std::set<std::int64_t> expected;
        for (int value = 2; value <= 2 * deposits; ++value)
            expected.insert(value);
        QVERIFY(valuesOf(bare, "balance") == expected);
        QVERIFY(some(bare, "race"));
        QVERIFY(some(bare, "lost"));
        QVERIFY(!bare.beyond.empty());
        const auto two = std::ranges::find_if(
            bare.outcomes, [](const auto& outcome) { return outcome.values.at("balance") == 2; });
        QVERIFY(!two->shortest.empty());
        QVERIFY(two->setup > 0);

        const auto safe = lostUpdate("mutex", deposits);
        QVERIFY2(safe.complete, safe.stopped.c_str());
        QCOMPARE(safe.outcomes.size(), 1u);
        QVERIFY(valuesOf(safe, "balance") == std::set<std::int64_t>{2 * deposits});
        QVERIFY(safe.outcomes[0].verdicts.empty());
        QCOMPARE(safe.beyond, std::string());
    }

    /// Of these two deposits, or of the last ticket, sold by two processes that fork made.
    void whatALessonCanComeTo_data()
    {
        QTest::addColumn<QByteArray>("lesson");
        QTest::addColumn<QByteArray>("choice");
        QTest::addColumn<QByteArray>("option");
        QTest::addColumn<QByteArray>("parameter");
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QList<int>>("values");
        const auto row = [](const char* lesson, const char* choice, const char* option,
                            const char* parameter, const char* variable, const QList<int>& values) {
            QTest::addRow("%s, %s", lesson, option)
                << QByteArray(lesson) << QByteArray(choice) << QByteArray(option)
                << QByteArray(parameter) << QByteArray(variable) << values;
        };
        row("wrong-lock", "locks", "different", "deposits", "balance", {1, 2});
        row("wrong-lock", "locks", "same", "deposits", "balance", {2});
        row("ticket-office", "talk", "shared", "tickets", "sold", {1, 2});
        row("ticket-office", "talk", "locked", "tickets", "sold", {1});
    }

    void whatALessonCanComeTo()
    {
        QFETCH(QByteArray, lesson);
        QFETCH(QByteArray, choice);
        QFETCH(QByteArray, option);
        QFETCH(QByteArray, parameter);
        QFETCH(QByteArray, variable);
        QFETCH(QList<int>, values);
        session::ExploreOptions options;
        options.set = {{choice.toStdString(), option.toStdString()},
                       {parameter.toStdString(), "1"}};
        const auto found = explored(builtIn(lesson.constData()), options, "lessons");
        QVERIFY2(found.complete, found.stopped.c_str());
        QVERIFY(valuesOf(found, variable.toStdString()) ==
                std::set<std::int64_t>(values.begin(), values.end()));
        QCOMPARE(some(found, "race"), values.size() > 1);
        for (const std::string& note : found.notes)
            QVERIFY2(note.find("ready()") == std::string::npos, note.c_str());
    }

    void theBoundIsKept()
    {
        const auto none = lostUpdate("none", 2, 0);
        QVERIFY(!none.complete);
        QVERIFY(valuesOf(none, "balance") == std::set<std::int64_t>{4});
        QVERIFY(!none.stopped.empty());
    }

    void limitsAreSaid()
    {
        session::ExploreOptions options;
        options.set = {{"sync", "none"}, {"deposits", "0"}};
        options.executions = 2;
        options.steps = 60;
        const auto found = explored(lostUpdate(), options, "lessons");
        QVERIFY(!found.complete);
        QCOMPARE(found.executions, 0u);
        QVERIFY(found.cut > 0);
    }
};

QTEST_GUILESS_MAIN(TestExploration)
#include "tst_exploration.moc"
