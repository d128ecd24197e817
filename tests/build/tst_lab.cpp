#include "engine/build/content.h"
#include "engine/build/lab.h"
#include "engine/lesson/textfile.h"
#include "tests/lesson/lessonfolder.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace crosstalk;
using build::Consents;
using build::Workpiece;

namespace {

std::string hashOf(const std::filesystem::path& folder)
{
    return build::readContent(folder)->hash();
}

} // namespace

/// Whose code runs without being asked about: one's own, and no other.
class TestLab : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    std::filesystem::path at(const char* name) const
    {
        return std::filesystem::path(m_home.path().toStdString()) / name;
    }

private slots:
    void init() { std::filesystem::create_directories(at("lab")); }

    void cleanup()
    {
        std::filesystem::remove_all(at("lab"));
        std::filesystem::remove_all(at("consents"));
    }

    void copyOfOursMayRun()
    {
        const LessonFolder lesson;
        const Consents consents(at("consents"));
        const auto copy = build::copyToLab(lesson.path(), at("lab"), true, consents);
        QVERIFY(copy);
        QCOMPARE(copy->filename().string(), std::string("adding"));
        QVERIFY(consents.given(hashOf(*copy)));
        const auto second = build::copyToLab(lesson.path(), at("lab"), true, consents);
        QCOMPARE(second->filename().string(), std::string("adding-2"));
    }

    /// Else its goals would be solved by schedules of another lesson, and it could not be opened.
    void schedulesOfASecondCopyAreIts()
    {
        const LessonFolder lesson;
        const Consents consents(at("consents"));
        std::ofstream(lesson.path() / "two.schedule") << "crosstalk schedule 1\nlesson adding\nP1\n";
        const auto copy = build::copyToLab(lesson.path(), at("lab"), true, consents);
        const auto second = build::copyToLab(lesson.path(), at("lab"), true, consents);
        QVERIFY(copy && second);
        QCOMPARE(*crosstalk::lesson::readTextFile(*copy / "two.schedule"),
                 std::string("crosstalk schedule 1\nlesson adding\nP1\n"));
        QCOMPARE(*crosstalk::lesson::readTextFile(*second / "two.schedule"),
                 std::string("crosstalk schedule 1\nlesson adding-2\nP1\n"));
        QVERIFY(consents.given(hashOf(*second)));
    }

    void whatIsTypedMayRun()
    {
        const LessonFolder lesson;
        const Consents consents(at("consents"));
        const auto copy = build::copyToLab(lesson.path(), at("lab"), true, consents);
        auto piece = Workpiece::open(*copy, consents);
        QVERIFY(piece);
        std::string files;
        for (const std::string& file : piece->files())
            files += file + " ";
        QVERIFY2(files == "adder.cpp lesson.toml quiz.en.toml text.en.md ", files.c_str());
        QVERIFY(piece->save("adder.cpp", "int main() { return 7; }\n"));
        QCOMPARE(*piece->read("adder.cpp"), std::string("int main() { return 7; }\n"));
        QVERIFY(!consents.given(hashOf(*copy))); // not before it is run
        const auto agreed = piece->agree(consents);
        QVERIFY(agreed && *agreed);
        QVERIFY(consents.given(hashOf(*copy)));
    }

    void foreignCodeIsStillAskedAbout()
    {
        const LessonFolder lesson;
        const Consents consents(at("consents"));
        const auto copy = build::copyToLab(lesson.path(), at("lab"), false, consents);
        auto piece = Workpiece::open(*copy, consents);
        QVERIFY(!*piece->agree(consents));
        QVERIFY(piece->save("adder.cpp", "int main() { return 7; }\n"));
        QVERIFY(!*piece->agree(consents)); // one line of one's own makes the rest no safer
        QVERIFY(!std::filesystem::exists(at("consents")));
    }

    void whatSomebodyElseChangedMeanwhileIsAskedAbout()
    {
        const LessonFolder lesson;
        const Consents consents(at("consents"));
        const auto copy = build::copyToLab(lesson.path(), at("lab"), true, consents);
        auto piece = Workpiece::open(*copy, consents);
        std::ofstream(*copy / "adder.cpp") << "int main() { /* not mine */ }\n";
        QVERIFY(piece->save("lesson.toml", LessonFolder::lessonToml() + "# mine\n"));
        QVERIFY(!*piece->agree(consents));
    }

    void linksAreLeftBehind()
    {
        const LessonFolder lesson;
        std::filesystem::create_symlink("/etc/passwd", lesson.path() / "secret.cpp");
        const auto copy =
            build::copyToLab(lesson.path(), at("lab"), false, Consents(at("consents")));
        QVERIFY(copy);
        QVERIFY(!std::filesystem::exists(*copy / "secret.cpp"));
    }

    void compilersMistakesHaveTheirPlace()
    {
        const auto found = build::mistakesIn(
            "mine.cpp: In function ‘int main()’:\nmine.cpp:3:13: error: expected ‘;’\n    3 | x\n"
            "mine.cpp:9:2: warning: unused variable ‘y’ [-Wunused-variable]\n");
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].file, std::string("mine.cpp"));
        QCOMPARE(found[0].line, 3);
        QCOMPARE(found[0].column, 13);
        QCOMPARE(found[0].text, std::string("expected ‘;’"));
        QVERIFY(found[0].isError && !found[1].isError);
    }
};

QTEST_GUILESS_MAIN(TestLab)
#include "tst_lab.moc"
