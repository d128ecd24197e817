#include "engine/lesson/lesson.h"
#include "tests/lesson/lessonfolder.h"

#include <QTest>

using namespace crosstalk::lesson;

class TestTrack : public QObject
{
    Q_OBJECT

private slots:
    void numbersAndGroups();
    void mistakeIsNamed_data();
    void mistakeIsNamed();
};

void TestTrack::numbersAndGroups()
{
    const LessonFolder folder;
    folder.write("../track.toml", "[[group]]\ntitle = \"Sums\"\nlessons = [\"adding\"]\n");
    const auto track = readTrack(folder.path().parent_path()).value();
    QCOMPARE(track.size(), size_t(1));
    QCOMPARE(track[0].id, std::string("adding"));
    QCOMPARE(track[0].group, std::string("Sums"));
    QCOMPARE(readLesson(folder.path()).value().group, std::string("Sums"));
}

void TestTrack::mistakeIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("no such lesson")
        << QStringLiteral("[[group]]\ntitle = \"Sums\"\nlessons = [\"ading\"]\n")
        << QStringLiteral("3:11: there is no lesson “ading”; did you mean “adding”?");
    QTest::newRow("twice")
        << QStringLiteral("[[group]]\ntitle = \"Sums\"\nlessons = [\"adding\", \"adding\"]\n")
        << QStringLiteral("3:11: “adding” is there twice");
    QTest::newRow("no title") << QStringLiteral("[[group]]\nlessons = []\n")
                              << QStringLiteral("1:1: “title” is missing");
    QTest::newRow("unknown key") << QStringLiteral("groups = 1\n")
                                 << QStringLiteral(
                                        "1:1: unknown key “groups”; did you mean “group”?");
}

void TestTrack::mistakeIsNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const LessonFolder folder;
    folder.write("../track.toml", text.toStdString());
    const auto lessons = folder.path().parent_path();
    const auto track = readTrack(lessons);
    QVERIFY(!track.has_value());
    const auto path = QString::fromStdString((lessons / "track.toml").string());
    QCOMPARE(QString::fromStdString(track.error().object), path + QLatin1String(":") + message);
}

QTEST_GUILESS_MAIN(TestTrack)
#include "tst_track.moc"
