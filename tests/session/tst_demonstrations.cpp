// Every moment that a teacher can call up, and the ways on from there: they come to what they say,
// each time.
#include "engine/lesson/expression.h"
#include "engine/lesson/questions.h"
#include "engine/lesson/track.h"
#include "engine/session/evaluation.h"
#include "engine/session/run.h"

#include <QTest>

#include <optional>

using namespace crosstalk;

namespace {

using Part = lesson::Demonstration::Part;

struct Demonstrated
{
    lesson::Lesson lesson;
    lesson::Demonstration demonstration;
};

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

std::optional<Demonstrated> read(const std::string& id)
{
    auto lesson = lesson::readLesson(std::filesystem::path(SOURCE_ROOT) / "lessons" / id);
    if (!lesson)
        return {};
    const auto questions = lesson::questionsOf(*lesson);
    if (!questions.demonstration)
        return {};
    return Demonstrated{std::move(*lesson), *questions.demonstration};
}

std::unique_ptr<session::Run> start(const lesson::Lesson& lesson, const Part& part)
{
    session::RunOptions options;
    options.set = part.set;
    options.paused = true;
    auto run = session::Run::start(lesson, options, builtHere());
    return run ? std::move(*run) : nullptr;
}

/// What the part says is to be seen when it is done; what holds instead is in the message.
void performs(session::Run& run, const lesson::Lesson& lesson, const Part& part, const char* name)
{
    run.perform(part.actions);
    QTRY_VERIFY2_WITH_TIMEOUT(!run.isPerforming(), name, 20000);
    const auto shown = run.snapshot();
    const auto facts = session::factsOf(lesson, *shown);
    auto shows = lesson::Expression::compile(part.shows);
    QVERIFY(shows);
    const auto value = shows->evaluate(
        [&](const std::string& fact) { return session::factOf(facts, fact); });
    std::string told = std::string(name) + ": not so: " + part.shows + "; but";
    for (const std::string& fact : shows->names())
        told += " " + fact + " = " +
                std::to_string(session::factOf(facts, fact).value_or(-1)) + ",";
    for (const world::ProcessView& process : shown->processes)
        told += " " + process.name + " in line " + std::to_string(process.at.line) + " " +
                process.kernelState + " " + process.kernelWaits + ",";
    told += " run state " + std::to_string(int(shown->run)) + ", decided:";
    if (const auto made = run.schedule())
        for (const schedule::ScheduleLine& line : made->lines)
            told += " " + schedule::text(line) + ",";
    QVERIFY2(value && *value != 0, told.c_str());
}

} // namespace

class TestDemonstrations : public QObject
{
    Q_OBJECT

private slots:
    void lessonsHaveThem()
    {
        for (const char* id : {"ticket-office", "lost-update", "wrong-lock", "deadlock-locks",
                               "bounded-buffer", "full-pipe"}) {
            const auto found = read(id);
            QVERIFY2(found && found->demonstration.wrong && found->demonstration.right, id);
        }
    }

    void comesToWhatItSays_data()
    {
        QTest::addColumn<std::string>("id");
        const auto track = lesson::readWholeTrack(std::filesystem::path(SOURCE_ROOT) / "lessons");
        QVERIFY(track);
        for (const auto& entry : track->lessons)
            if (read(entry.id))
                for (int time = 1; time <= 3; ++time)
                    QTest::addRow("%s, time %d", entry.id.c_str(), time) << entry.id;
    }

    void comesToWhatItSays()
    {
        QFETCH(std::string, id);
        const auto found = read(id);
        QVERIFY(found);
        const auto& [lesson, demonstration] = *found;
        auto run = start(lesson, demonstration.moment);
        QVERIFY(run);
        performs(*run, lesson, demonstration.moment, "the moment");
        if (demonstration.wrong && !QTest::currentTestFailed())
            performs(*run, lesson, *demonstration.wrong, "wrong");
        if (QTest::currentTestFailed() || !demonstration.right)
            return;
        const bool anew = !demonstration.right->set.empty();
        run = start(lesson, anew ? *demonstration.right : demonstration.moment);
        QVERIFY(run);
        if (!anew)
            performs(*run, lesson, demonstration.moment, "the moment again");
        performs(*run, lesson, *demonstration.right, "right");
    }

    /// Whoever resumes it by hand does not have to wait for the rest.
    void resumingEndsIt()
    {
        const auto found = read("lost-update");
        QVERIFY(found);
        const auto run = start(found->lesson, found->demonstration.moment);
        QVERIFY(run);
        const auto never = lesson::parseAction(found->lesson, "run until balance == 1000000");
        QVERIFY(never);
        run->perform({*never});
        QVERIFY(run->isPerforming());
        run->resume();
        QTRY_VERIFY(!run->isPerforming());
    }

    void anEndedRunPerformsNothing()
    {
        const auto found = read("lost-update");
        const auto run = start(found->lesson, found->demonstration.moment);
        QVERIFY(run);
        run->stop();
        run->perform(found->demonstration.moment.actions);
        QTRY_VERIFY(!run->isPerforming());
    }
};

QTEST_GUILESS_MAIN(TestDemonstrations)
#include "tst_demonstrations.moc"
