#include "engine/build/content.h"

#include "../lesson/lessonfolder.h"
#include "engine/lesson/textfile.h"

#include <QTest>

using namespace crosstalk::build;

class TestContent : public QObject
{
    Q_OBJECT

    static std::string hashOf(const LessonFolder& folder)
    {
        const auto content = readContent(folder.path());
        return content ? content->hash() : content.error().sentence();
    }

private slots:
    void digestIsTheStandardsOwn()
    {
        // FIPS 180-2, appendix B.1
        QCOMPARE(sha256("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void sameFilesAnywhereHaveOneHash()
    {
        QCOMPARE(hashOf(LessonFolder()), hashOf(LessonFolder()));
    }

    void wordsChangeNothing()
    {
        const LessonFolder folder;
        const auto before = hashOf(folder);
        folder.write("text.en.md", "Other words.\n");
        folder.write("quiz.de.toml", "title = \"Addieren\"\n");
        QCOMPARE(hashOf(folder), before);
    }

    void whatCanRunChangesIt_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"adder.cpp", "lesson.toml", "other.cpp", "shared.h", "data.txt"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void whatCanRunChangesIt()
    {
        QFETCH(QString, file);
        const LessonFolder folder;
        const auto before = hashOf(folder);
        folder.write(file.toStdString(), "// other\n");
        QVERIFY(hashOf(folder) != before);
    }

    void bytesCannotMoveFromAFileToTheNext()
    {
        const Content one{{{"a", "1b"}, {"c", "2"}}};
        const Content other{{{"a", "1"}, {"bc", "2"}}};
        QVERIFY(one.hash() != other.hash());
    }

    void hugeFilesAreRefused()
    {
        const LessonFolder folder;
        folder.write("data.bin", std::string(crosstalk::lesson::largestFile + 1, 'x'));
        const auto content = readContent(folder.path());
        QVERIFY(content.has_error());
        QVERIFY(content.error().sentence().find("data.bin") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
