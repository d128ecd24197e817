#include "engine/schedule/schedulefile.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace crosstalk;
using namespace crosstalk::schedule;

namespace {

const char* const sample = "crosstalk schedule 1\n"
                           "lesson lost-update\n"
                           "seed 7\n"
                           "set sync=none\n"
                           "set deposits=2\n"
                           "\n"
                           "P1\n"
                           "  P2   # who is late\n"
                           "# nothing here\n"
                           "P1.2\r\n"
                           "do set sync=mutex\n"
                           "do kill P2\n"
                           "P12.34";

QString complaint(const std::string& text)
{
    const auto read = parseSchedule(text, "a.schedule");
    return read ? QStringLiteral("none") : QString::fromStdString(read.error().sentence());
}

std::string head(const std::string& rest)
{
    return "crosstalk schedule 1\n" + rest;
}

} // namespace

class tst_ScheduleFile : public QObject
{
    Q_OBJECT

private slots:
    void aDecisionIsItsText_data();
    void aDecisionIsItsText();
    void whatIsNoDecision_data();
    void whatIsNoDecision();
    void decisionsAreJoined();
    void readsEveryLine();
    void isPrintedAsItIsRead();
    void saysWhetherItEnds();
    void saysWhereAndWhat_data();
    void saysWhereAndWhat();
    void aRecordingHasOnlyTheSecondPart();
    void isReadFromItsFile();
    void anythingIsReadOrRefused();
};

void tst_ScheduleFile::aDecisionIsItsText_data()
{
    QTest::addColumn<int>("process");
    QTest::addColumn<int>("thread");
    QTest::addColumn<QString>("text");
    QTest::newRow("first") << 0 << 0 << QStringLiteral("P1");
    QTest::newRow("second") << 1 << 0 << QStringLiteral("P2");
    QTest::newRow("thread") << 0 << 1 << QStringLiteral("P1.2");
    QTest::newRow("many") << 11 << 9 << QStringLiteral("P12.10");
}

void tst_ScheduleFile::aDecisionIsItsText()
{
    QFETCH(int, process);
    QFETCH(int, thread);
    QFETCH(QString, text);
    const Decision decision{process, thread};
    QCOMPARE(QString::fromStdString(schedule::text(decision)), text);
    QVERIFY(readDecision(text.toStdString()) == decision);
}

void tst_ScheduleFile::whatIsNoDecision_data()
{
    QTest::addColumn<QString>("text");
    for (const char* one : {"", "P", "P0", "P01", "p1", "1", "P1.", "P1.0", "P1.1", "P1.02", "P1x",
                            "P1.2x", "P-1", "P 1", "P1 ", "P10000", "P99999999999", "P1.2.3"})
        QTest::newRow(*one != 0 ? one : "empty") << QString::fromLatin1(one);
}

void tst_ScheduleFile::whatIsNoDecision()
{
    QFETCH(QString, text);
    QVERIFY(!readDecision(text.toStdString()));
}

void tst_ScheduleFile::decisionsAreJoined()
{
    const std::vector<Decision> decisions{{0, 0}, {1, 0}, {1, 1}, {0, 0}};
    QCOMPARE(text(decisions), std::string("P1 P2 P2.2 P1"));
    QCOMPARE(text(std::span<const Decision>()), std::string());
}

void tst_ScheduleFile::readsEveryLine()
{
    const auto read = parseSchedule(sample, "sample");
    QVERIFY2(read.has_value(), qPrintable(complaint(sample)));
    QCOMPARE(read->lesson, std::string("lost-update"));
    QCOMPARE(read->seed, std::uint64_t(7));
    QCOMPARE(read->settings.size(), std::size_t(2));
    QCOMPARE(read->settings[1].first, std::string("deposits"));
    QCOMPARE(read->settings[1].second, std::string("2"));
    std::vector<std::pair<std::string, int>> lines;
    for (const ScheduleLine& line : read->lines)
        lines.emplace_back(text(line), line.line);
    const std::vector<std::pair<std::string, int>> expected{
        {"P1", 7},          {"P2", 8},      {"P1.2", 10}, {"do set sync=mutex", 11},
        {"do kill P2", 12}, {"P12.34", 13},
    };
    QVERIFY(lines == expected);
}

void tst_ScheduleFile::isPrintedAsItIsRead()
{
    const auto read = parseSchedule(sample, "sample");
    const std::string printed = print(*read);
    const auto again = parseSchedule(printed, "printed");
    QVERIFY(again.has_value());
    QCOMPARE(print(*again), printed);
    QCOMPARE(again->lines.size(), read->lines.size());
    QCOMPARE(again->seed, read->seed);
}

void tst_ScheduleFile::saysWhetherItEnds()
{
    QVERIFY(!parseSchedule(head("P1\n"), "a")->ends);
    const auto ended = parseSchedule(head("P1\n end # here\n\n# the rest is silence\n"), "a");
    QVERIFY(ended.has_value());
    QVERIFY(ended->ends);
    QCOMPARE(ended->lines.size(), std::size_t(1));
    QVERIFY(parseSchedule(print(*ended), "printed")->ends);
    QVERIFY(parseSchedule(head("end\n"), "a")->ends); // held at the first instruction
    const auto ready = parseSchedule(head("from ready\nP1\n"), "a");
    QVERIFY(ready->fromReady && !ended->fromReady);
    QVERIFY(parseSchedule(print(*ready), "printed")->fromReady);
}

void tst_ScheduleFile::saysWhereAndWhat_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const std::string& text, const char* place) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromLatin1(place);
    };
    row("empty", "", "a.schedule:1:1");
    row("no head", "P1\n", "a.schedule:1:1");
    row("other version", "crosstalk schedule 2\n", "a.schedule:1:1");
    row("no decision", head("P1\n  Q2\n"), "a.schedule:3:3 `Q2`");
    row("two in a line", head("P1 P2\n"), "a.schedule:2:4 `P2`");
    row("nothing to do", head("do\n"), "a.schedule:2:1 `do`");
    row("no seed", head("seed\n"), "a.schedule:2:1 `seed`");
    row("negative seed", head("seed -1\n"), "a.schedule:2:6 `-1`");
    row("huge seed", head("seed 99999999999999999999\n"), "a.schedule:2:6");
    row("two seeds", head("seed 1\nseed 2\n"), "a.schedule:3:1 `seed`");
    row("two lessons", head("lesson a\nlesson b\n"), "a.schedule:3:1 `lesson`");
    row("lesson of two words", head("lesson a b\n"), "a.schedule:2:8 `a b`");
    row("setting without value", head("set sync=\n"), "a.schedule:2:5 `sync=`");
    row("setting without name", head("set =1\n"), "a.schedule:2:5 `=1`");
    row("set twice", head("set a=1\nset a=2\n"), "a.schedule:3:1 `set`");
    row("late setting", head("P1\nset a=1\n"), "a.schedule:3:1 `set`");
    row("after the end", head("P1\nend\nP1\n"), "a.schedule:4:1 `P1`");
    row("a setting after the end", head("end\nset a=1\n"), "a.schedule:3:1 `set`");
    row("two ends", head("end\nend\n"), "a.schedule:3:1 `end`");
    row("an end of what", head("end P1\n"), "a.schedule:2:1 `end`");
    row("from where", head("from here\n"), "a.schedule:2:6 `here`");
    row("late start", head("P1\nfrom ready\n"), "a.schedule:3:1 `from`");
    row("control characters", head("\x1b[31m\n"), "a.schedule:2:1 `?[31m`");
}

void tst_ScheduleFile::saysWhereAndWhat()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    const QString said = complaint(text.toStdString());
    QVERIFY2(said.contains(place), qPrintable(said));
}

void tst_ScheduleFile::aRecordingHasOnlyTheSecondPart()
{
    const auto lines = parseScheduleLines("P1\ndo kill P1\nP2.3\n", "decisions");
    QVERIFY(lines.has_value());
    QCOMPARE(lines->size(), std::size_t(3));
    QVERIFY(!parseScheduleLines("seed 3\n", "decisions"));
}

void tst_ScheduleFile::isReadFromItsFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("s")).toStdString();
    const auto schedule = *parseSchedule(sample, "sample");
    QVERIFY(writeSchedule(path, schedule).has_value());
    const auto read = readSchedule(path);
    QVERIFY(read.has_value());
    QCOMPARE(print(*read), print(schedule));
    QVERIFY(!readSchedule(path / "none"));
    QVERIFY(!readSchedule(path.parent_path())); // a folder
    QVERIFY(!writeSchedule("/dev/full", schedule));
}

/// Whatever bytes there are: no crash, and what is read can be printed and read again.
void tst_ScheduleFile::anythingIsReadOrRefused()
{
    std::mt19937_64 random(3);
    const std::string whole = sample;
    int readOnes = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = whole.substr(0, random() % (whole.size() + 1));
        for (std::uint64_t n = random() % 3; n > 0 && !text.empty(); --n)
            text[random() % text.size()] = char(random());
        const auto read = parseSchedule(text, "fuzzed");
        if (!read)
            continue;
        ++readOnes;
        const auto again = parseSchedule(print(*read), "printed");
        QVERIFY2(again.has_value(), text.c_str());
        QCOMPARE(again->lines.size(), read->lines.size());
    }
    QVERIFY(readOnes > 1000);
}

QTEST_APPLESS_MAIN(tst_ScheduleFile)
#include "tst_schedulefile.moc"
