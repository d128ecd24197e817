#include "engine/lesson/track.h"
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
    void misfitIsNamed_data();
    void misfitIsNamed();
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
    const QString sums = QStringLiteral("[[group]]\ntitle = \"Sums\"\nlessons = [\"adding\"]\n");
    QTest::newRow("misconception without lesson")
        << sums + QStringLiteral("[[misconception]]\nid = \"luck\"\ntext = \"luck\"\n")
        << QStringLiteral("4:1: no lesson breaks “luck”");
    QTest::newRow("misconception of no lesson")
        << sums + QStringLiteral("[[misconception]]\nid = \"luck\"\ntext = \"luck\"\n"
                                 "lessons = [\"addding\"]\n")
        << QStringLiteral("7:11: the track has no lesson “addding”; did you mean “adding”?");
    QTest::newRow("opening") << sums + QStringLiteral("\n[[misconception]]\nid = \"Luck\"\n")
                             << QStringLiteral(
                                    "6:6: “Luck” must begin with a small letter and have at most "
                                    "40 of a-z, 0-9, - and _");
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

void TestTrack::misfitIsNamed_data()
{
    QTest::addColumn<QString>("requirement");
    QTest::addColumn<QString>("misconception");
    QTest::addColumn<QString>("message");
    const QString none;
    QTest::newRow("no such prerequisite")
        << QStringLiteral("subtracting") << none
        << QStringLiteral("adding/lesson.toml:1:12: the track has no lesson “subtracting”");
    QTest::newRow("later") << QStringLiteral("later") << none
                           << QStringLiteral("adding/lesson.toml:1:12: “later” comes after");
    QTest::newRow("itself") << QStringLiteral("adding") << none
                            << QStringLiteral("adding/lesson.toml:1:12: “adding” and “adding” "
                                              "require each other");
    QTest::newRow("not broken") << none << QStringLiteral("luck")
                                << QStringLiteral("track.toml:7:11: no question of “adding” has "
                                                  "an answer with misconception = \"luck\"");
}

/// What each file by itself does not show.
void TestTrack::misfitIsNamed()
{
    QFETCH(QString, requirement);
    QFETCH(QString, misconception);
    QFETCH(QString, message);
    const LessonFolder folder;
    const auto lessons = folder.path().parent_path();
    std::filesystem::copy(folder.path(), lessons / "later");
    const std::string wants = "requires = [\"" + requirement.toStdString() + "\"]\n";
    folder.write("lesson.toml", (requirement.isEmpty() ? std::string() : wants) +
                                    LessonFolder::lessonToml());
    std::string track = "[[group]]\ntitle = \"Sums\"\nlessons = [\"adding\", \"later\"]\n";
    if (!misconception.isEmpty())
        track += "[[misconception]]\nid = \"luck\"\ntext = \"luck\"\nlessons = [\"adding\"]\n";
    folder.write("../track.toml", track);
    const auto mistakes = mistakesInTrack(lessons);
    QCOMPARE(mistakes.size(), size_t(1));
    const auto said = QString::fromStdString(mistakes.front().object);
    QVERIFY2(said.contains(message), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestTrack)
#include "tst_track.moc"
