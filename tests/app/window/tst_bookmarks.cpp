#include "app/window/bookmarks.h"
#include "app/window/player.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk;
using window::Bookmark;
using window::Bookmarks;
using window::Player;

namespace {

void check(const Result<void>& result)
{
    if (!result)
        qFatal("%s", result.error().sentence().c_str());
}

} // namespace

/// What belongs to moving through time and needs no run.
class TestBookmarks : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string recording() const
    {
        return m_folder.filePath(QStringLiteral("a.crosstalk")).toStdString();
    }

private slots:
    void areKeptBesideTheRecording();
    void areInTheOrderOfTheRun();
    void ofARunInNoFileAreKeptLater();
    void aFileThatIsNoneOfOursIsLeftAlone();
    void slowPlayingGoesEventByEvent();
    void fastPlayingPassesOverMany();
};

void TestBookmarks::areKeptBesideTheRecording()
{
    Bookmarks bookmarks;
    check(bookmarks.open(recording()));
    QVERIFY(bookmarks.all().empty());
    check(bookmarks.set({12, "the first ä & \"loss\""}));
    check(bookmarks.set({5, ""}));
    QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("a.crosstalk.bookmarks"))));
    Bookmarks again;
    check(again.open(recording()));
    QCOMPARE(again.all(), bookmarks.all());
    QCOMPARE(again.all()[1].note, std::string("the first ä & \"loss\""));
    check(again.remove(12));
    check(bookmarks.open(recording()));
    QCOMPARE(bookmarks.all(), (std::vector<Bookmark>{{5, ""}}));
}

void TestBookmarks::areInTheOrderOfTheRun()
{
    Bookmarks bookmarks;
    for (const std::uint64_t event : {30u, 10u, 20u, 10u})
        check(bookmarks.set({event, std::to_string(event)}));
    QCOMPARE(bookmarks.all(), (std::vector<Bookmark>{{10, "10"}, {20, "20"}, {30, "30"}}));
    check(bookmarks.set({20, "anew"}));
    QCOMPARE(bookmarks.at(20)->note, std::string("anew"));
    QVERIFY(!bookmarks.at(21));
    QCOMPARE(bookmarks.neighbour(10, 1), std::uint64_t(20));
    QCOMPARE(bookmarks.neighbour(15, 1), std::uint64_t(20));
    QCOMPARE(bookmarks.neighbour(20, -1), std::uint64_t(10));
    QVERIFY(!bookmarks.neighbour(10, -1) && !bookmarks.neighbour(30, 1));
}

void TestBookmarks::ofARunInNoFileAreKeptLater()
{
    Bookmarks bookmarks;
    check(bookmarks.open({}));
    check(bookmarks.set({7, "seven"}));
    const std::string later = recording() + "2";
    check(bookmarks.keepWith(later));
    Bookmarks again;
    check(again.open(later));
    QCOMPARE(again.all(), (std::vector<Bookmark>{{7, "seven"}}));
}

void TestBookmarks::aFileThatIsNoneOfOursIsLeftAlone()
{
    const auto path = QString::fromStdString(Bookmarks::fileFor(recording() + "3").string());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("my own words");
    file.close();
    Bookmarks bookmarks;
    QVERIFY(!bookmarks.open(recording() + "3"));
    check(bookmarks.set({1, "one"}));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("my own words"));
    Bookmarks nowhere;
    check(nowhere.open("/proc/none/a.crosstalk"));
    QVERIFY(!nowhere.set({1, "one"})); // it cannot be kept, and that is said
}

void TestBookmarks::slowPlayingGoesEventByEvent()
{
    Player player;
    QSignalSpy steps(&player, &Player::stepWanted), jumps(&player, &Player::jumpWanted);
    player.setEventsPerSecond(25);
    player.play(-1);
    QTRY_VERIFY(steps.count() >= 2);
    QCOMPARE(steps.first().first().toInt(), -1);
    player.play(0);
    const auto count = steps.count();
    QTest::qWait(100); // long enough for two more, if it went on
    QCOMPARE(steps.count(), count);
    QVERIFY(jumps.isEmpty());
}

void TestBookmarks::fastPlayingPassesOverMany()
{
    Player player;
    QSignalSpy steps(&player, &Player::stepWanted), jumps(&player, &Player::jumpWanted);
    player.setEventsPerSecond(1e6);
    player.play(1);
    QTRY_VERIFY(jumps.count() >= 2);
    QVERIFY(jumps.last().first().toLongLong() > 1000);
    QVERIFY(steps.isEmpty());
}

QTEST_MAIN(TestBookmarks)
#include "tst_bookmarks.moc"
