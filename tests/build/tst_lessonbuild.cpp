#include "engine/build/lessonbuild.h"

#include "../lesson/lessonfolder.h"

#include <QProcess>
#include <QTest>

using namespace crosstalk;
using namespace crosstalk::build;

/// Real programs, compiled with taps, run on their own: the tap then stays silent.
class TestLessonBuild : public QObject
{
    Q_OBJECT

    QTemporaryDir m_cache;

    std::filesystem::path cache() const { return m_cache.path().toStdString(); }

    Result<LessonBuild> plan(const LessonFolder& folder) const
    {
        const auto lesson = lesson::readLesson(folder.path());
        if (!lesson)
            return lesson.error();
        const auto toolchain = findToolchain(Language::Cxx, KIT_DIR, TAP_FILE);
        return toolchain ? planBuild(*lesson, *toolchain, cache()) : toolchain.error();
    }

private slots:
    void planningDoesNothing()
    {
        const LessonFolder folder;
        const auto build = plan(folder);
        QVERIFY2(build.has_value(), build ? "" : build.error().sentence().c_str());
        QVERIFY(!isBuilt(*build));
        QVERIFY(std::filesystem::is_empty(cache()));
    }

    void showsWhatItWouldRun()
    {
        const LessonFolder folder;
        const auto build = plan(folder).value();
        const std::string text = disclosure(build);
        QVERIFY2(text.find("/adder.cpp -c -o ") != std::string::npos, text.c_str());
        QVERIFY2(text.find("as you:\n  adder\n") != std::string::npos, text.c_str());
        QCOMPARE(build.commands.size(), std::size_t(2)); // compile, link
    }

    void buildsEachSourceAsAProgram()
    {
        const LessonFolder folder;
        folder.write("shared.h", "constexpr int answer = 42;\n");
        folder.write("adder.cpp", "#include \"shared.h\"\n#include <crosstalk/kit.h>\n"
                                  "int main() { return answer; }\n");
        folder.write("other.cpp", "int main() { return 7; }\n");
        const auto build = plan(folder).value();
        const auto made = make(build);
        QVERIFY2(made.has_value(), made ? "" : made.error().sentence().c_str());
        QVERIFY2(made->status == 0, made->messages.c_str());
        QVERIFY(isBuilt(build));
        const auto programs = QString::fromStdString((build.programs / "adding").string());
        QCOMPARE(QProcess::execute(programs + QStringLiteral("/adder")), 42);
        QCOMPARE(QProcess::execute(programs + QStringLiteral("/other")), 7);
    }

    void whatIsBuiltIsWhatWasPlanned()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", "int main() { return 1; }\n");
        const auto build = plan(folder).value();
        folder.write("adder.cpp", "int main() { return 2; }\n"); // after it was agreed to
        QCOMPARE(make(build)->status, 0);
        QCOMPARE(
            QProcess::execute(QString::fromStdString((build.programs / "adding/adder").string())),
            1);
        QVERIFY(!isBuilt(plan(folder).value()));
    }

    void mistakesStandAtTheFilesTheAuthorKnows()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", "int main()\n{\n    return nothing;\n}\n");
        const auto build = plan(folder).value();
        const auto made = make(build);
        QVERIFY(made.has_value());
        QVERIFY(made->status != 0);
        QVERIFY2(made->messages.find("\nadder.cpp:3:12: error: ") != std::string::npos ||
                     made->messages.starts_with("adder.cpp:3:12: error: "),
                 made->messages.c_str());
        QVERIFY(!isBuilt(build));
    }

    void remoteCallsAreRefused()
    {
        const LessonFolder folder;
        folder.write("bank.proto", "syntax = \"proto3\";\n");
        const auto build = plan(folder);
        QVERIFY(build.has_error());
        QVERIFY(build.error().sentence().find(".proto") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestLessonBuild)
#include "tst_lessonbuild.moc"
