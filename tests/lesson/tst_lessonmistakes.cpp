#include "engine/lesson/lesson.h"
#include "tests/lesson/spoiltlessons.h"

#include <QTest>

using namespace crosstalk::lesson;

/// Every mistake an author can make is answered with file:line:column and what to do.
class TestLessonMistakes : public QObject
{
    Q_OBJECT

private slots:
    void soundLessonIsRead();
    void mistakeIsNamed_data();
    void mistakeIsNamed();
    void missingFile_data();
    void missingFile();
    void tooLargeFile();
    void folderThatIsNotThere();
};

void TestLessonMistakes::soundLessonIsRead()
{
    const LessonFolder folder;
    const auto lesson = readLesson(folder.path());
    QVERIFY2(lesson.has_value(), lesson ? "" : lesson.error().sentence().c_str());
    QCOMPARE(lesson->title, std::string("Adding"));
}

void TestLessonMistakes::mistakeIsNamed_data()
{
    QTest::addColumn<SpoiltText>("spoilt");
    for (const SpoiltText& spoilt : spoiltTexts())
        QTest::newRow(spoilt.name.c_str()) << spoilt;
}

void TestLessonMistakes::mistakeIsNamed()
{
    QFETCH(SpoiltText, spoilt);
    const LessonFolder folder;
    spoilt.spoil(folder);

    const auto lesson = readLesson(folder.path());
    QVERIFY(!lesson.has_value());
    const std::string begins = (folder.path() / spoilt.file).string() + ":" + spoilt.message;
    QVERIFY2(lesson.error().object.starts_with(begins), lesson.error().object.c_str());
}

void TestLessonMistakes::missingFile_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"lesson.toml", "quiz.en.toml", "text.en.md"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestLessonMistakes::missingFile()
{
    QFETCH(QString, file);
    const LessonFolder folder;
    const auto path = folder.path() / file.toStdString();
    std::filesystem::remove(path);

    const auto lesson = readLesson(folder.path());
    QVERIFY(!lesson.has_value());
    QCOMPARE(lesson.error().object, path.string());
    QCOMPARE(lesson.error().errnum, ENOENT);
}

void TestLessonMistakes::tooLargeFile()
{
    const LessonFolder folder;
    folder.write("adder.cpp", std::string(1024 * 1024 + 1, ' '));
    const auto lesson = readLesson(folder.path());
    QVERIFY(!lesson.has_value());
    QCOMPARE(lesson.error().object, (folder.path() / "adder.cpp").string());
    QCOMPARE(lesson.error().errnum, EFBIG);
}

void TestLessonMistakes::folderThatIsNotThere()
{
    const auto lesson = readLesson("/nowhere/at-all");
    QVERIFY(!lesson.has_value());
    QCOMPARE(lesson.error().object, std::string("/nowhere/at-all"));
}

QTEST_GUILESS_MAIN(TestLessonMistakes)
#include "tst_lessonmistakes.moc"
