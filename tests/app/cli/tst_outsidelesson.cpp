#include "engine/lesson/textfile.h"
#include "tests/lesson/spoiltlessons.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace {

struct Outcome
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

using Spoil = std::function<void(const LessonFolder&)>;

/// A lesson that nothing can be said against, in a folder of its own.
const char* const program = "#include <crosstalk/kit.h>\n"
                            "int main() { long sum = 0; crosstalk::watch(\"sum\", sum); }\n";

} // namespace
Q_DECLARE_METATYPE(Spoil)

/// Lessons that do not come with Crosstalk, run by the program itself: what is asked, what is
/// remembered, and that before it nothing runs. The compiler is one that notes every call.
class TestOutsideLesson : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    QString at(const char* name) const { return m_home.filePath(QString::fromLatin1(name)); }

    bool anythingRan() const { return QFile::exists(at("ran")); }

    Outcome run(const LessonFolder& folder, const QStringList& options = {}) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), at("data"));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), at("cache"));
        environment.insert(QStringLiteral("CXX"), at("compiler"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(
            QStringLiteral(PROGRAM),
            QStringList{QStringLiteral("run"), QString::fromStdString(folder.path().string())} +
                options);
        if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private slots:
    void init()
    {
        for (const char* folder : {"data", "cache"})
            QDir(at(folder)).removeRecursively();
        QFile::remove(at("ran"));
        QFile compiler(at("compiler"));
        QVERIFY(compiler.open(QIODevice::WriteOnly));
        compiler.write("#!/bin/sh\necho \"$@\" >> '" + at("ran").toUtf8() + "'\nexec g++ \"$@\"\n");
        compiler.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void asksBeforeAnythingRuns()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        const auto outcome = run(folder);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("adder.cpp -c -o"), outcome.err);
        QVERIFY2(outcome.err.contains("--trust"), outcome.err);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!anythingRan());
        QVERIFY(!QFile::exists(at("cache")));
        QVERIFY(!QFile::exists(at("data")));
    }

    void runsOnceAgreedTo()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        const auto first = run(folder, {QStringLiteral("--trust"), QStringLiteral("--json")});
        QVERIFY2(first.status == 0, first.err);
        QVERIFY2(first.out.startsWith("{\"crosstalk\":1,\"lesson\":\"adding\""), first.out);
        QVERIFY(anythingRan());
    }

    void isAskedOncePerContent()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", program);
        QCOMPARE(run(folder, {QStringLiteral("--trust")}).status, 0);
        QFile::remove(at("ran"));
        const auto again = run(folder);
        QVERIFY2(again.status == 0, again.err);
        QVERIFY2(!again.err.contains("--trust"), again.err);
        QVERIFY(!anythingRan()); // not built again either

        folder.write("adder.cpp", std::string(program) + "// changed\n");
        QCOMPARE(run(folder).status, 1);
        QVERIFY(!anythingRan());
    }

    void showsWhatTheCompilerSays()
    {
        const LessonFolder folder;
        folder.write("adder.cpp", std::string(program) + "int wrong = ;\n");
        const auto outcome = run(folder, {QStringLiteral("--trust")});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("\nadder.cpp:3:13: error:"), outcome.err);
    }

    void brokenOnesRunNothing_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("says");
        for (const SpoiltText& each : spoiltTexts())
            QTest::newRow(each.name.c_str())
                << Spoil([each](const LessonFolder& folder) { each.spoil(folder); })
                << QByteArray::fromStdString(each.file + ":" + each.message);
        for (const SpoiltProse& each : spoiltProse())
            QTest::newRow(each.name.c_str())
                << Spoil([each](const auto& folder) { folder.write("text.en.md", each.text); })
                << QByteArray::fromStdString(each.place);
        for (const char* file : {"lesson.toml", "quiz.en.toml", "text.en.md"})
            QTest::newRow(file) << Spoil([file](const LessonFolder& folder) {
                std::filesystem::remove(folder.path() / file);
            }) << QByteArray(file) + ": No such file";
        QTest::newRow("huge source") << Spoil([](const LessonFolder& folder) {
            folder.write("adder.cpp", std::string(crosstalk::lesson::largestFile + 1, ' '));
        }) << QByteArray("adder.cpp: File too large");
        QTest::newRow("huge other file") << Spoil([](const LessonFolder& folder) {
            folder.write("adder.cpp", program);
            folder.write("data", std::string(crosstalk::lesson::largestFile + 1, ' '));
        }) << QByteArray("data: File too large");
        for (const char* file : {"lesson.toml", "quiz.en.toml", "text.en.md"})
            QTest::addRow("huge %s", file) << Spoil([file](const LessonFolder& folder) {
                folder.write(file, std::string(crosstalk::lesson::largestFile + 1, '#'));
            }) << QByteArray(file) + ": File too large";
        QTest::newRow("HTML in a question") << Spoil([](const LessonFolder& folder) {
            std::string quiz = LessonFolder::quizToml();
            quiz.replace(quiz.find("Where?"), 6, "Where <img src=x onerror=alert(1)>?");
            folder.write("quiz.en.toml", quiz);
        }) << QByteArray("quiz.en.toml:10:12: HTML");
        QTest::newRow("a remote picture in a question") << Spoil([](const LessonFolder& folder) {
            std::string quiz = LessonFolder::quizToml();
            quiz.replace(quiz.find("Where?"), 6, "Where ![](https://a.org/b.png)?");
            folder.write("quiz.en.toml", quiz);
        }) << QByteArray("quiz.en.toml:10:12: pictures");
        QTest::newRow("script in the notes") << Spoil([](const LessonFolder& folder) {
            folder.write("notes.en.md", "Say:\n\n<script>alert(1)</script>\n");
        }) << QByteArray("notes.en.md:3:1: HTML");
        QTest::newRow("notes of another length") << Spoil([](const LessonFolder& folder) {
            folder.write("notes.en.md", "## 99 min: all\n");
        }) << QByteArray("notes.en.md:1:1: the parts take 99 minutes");
        QTest::newRow("a folder for a text") << Spoil([](const LessonFolder& folder) {
            std::filesystem::remove(folder.path() / "text.en.md");
            std::filesystem::create_directory(folder.path() / "text.en.md");
        }) << QByteArray("text.en.md. It is not an ordinary file");
        QTest::newRow("a program elsewhere") << Spoil([](const LessonFolder& folder) {
            std::filesystem::remove(folder.path() / "adder.cpp");
            std::filesystem::create_symlink("/etc/passwd", folder.path() / "adder.cpp");
        }) << QByteArray("adder.cpp");
        QTest::newRow("a command for arguments") << Spoil([](const LessonFolder& folder) {
            folder.write("lesson.toml", "run = \"rm -rf /\"\n" + LessonFolder::lessonToml());
        }) << QByteArray("lesson.toml:1:1: unknown key “run”");
    }

    /// Even of a lesson that was agreed to beforehand.
    void brokenOnesRunNothing()
    {
        QFETCH(const Spoil, spoil);
        QFETCH(const QByteArray, says);
        const LessonFolder folder;
        spoil(folder);
        const auto outcome = run(folder, {QStringLiteral("--trust")});
        QVERIFY2(outcome.status == 1 || outcome.status == 2, outcome.err);
        QVERIFY2(outcome.err.contains(says), outcome.err);
        QVERIFY(!anythingRan());
        QVERIFY(!QFile::exists(at("data")));
    }

    void thereAreFortyOfThem() { QVERIFY(spoiltTexts().size() + spoiltProse().size() + 15 >= 70); }
};

QTEST_GUILESS_MAIN(TestOutsideLesson)
#include "tst_outsidelesson.moc"
