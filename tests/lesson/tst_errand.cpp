#include "engine/lesson/action.h"

#include <QTest>

using namespace crosstalk::lesson;

/// What a run can be let go on to.
class TestErrand : public QObject
{
    Q_OBJECT

private slots:
    void isReadAsItIsWritten_data();
    void isReadAsItIsWritten();
    void meansWhatItSays();
    void nonsense_data();
    void nonsense();

private:
    const Lesson m_race = readLesson(std::filesystem::path(LESSONS_DIR) / "lost-update").value();
};

void TestErrand::isReadAsItIsWritten_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words :
         {"P1 to call", "P2.3 to call", "P1 to access", "P1 to access balance", "P64 to sleep",
          "until race", "until full pipe", "until balance == 2", "until finished && balance < 40"})
        QTest::newRow(words) << QString::fromLatin1(words);
}

void TestErrand::isReadAsItIsWritten()
{
    QFETCH(QString, words);
    const auto errand = parseErrand(m_race, words.toStdString());
    QVERIFY2(errand.has_value(), errand ? "" : errand.error().sentence().c_str());
    QCOMPARE(QString::fromStdString(text(*errand)), words);
}

void TestErrand::meansWhatItSays()
{
    const auto access = parseErrand(m_race, " P2.3 to access balance").value();
    QVERIFY(access.kind == Errand::Kind::Access);
    QCOMPARE(access.process, 1);
    QCOMPARE(access.thread, 2);
    QCOMPARE(access.on, std::string("balance"));
    QCOMPARE(parseErrand(m_race, "P1 to call").value().thread, -1);
    const auto race = parseErrand(m_race, "until race").value();
    QVERIFY(race.kind == Errand::Kind::Fact);
    QCOMPARE(race.what, std::string("race"));
    const auto value = parseErrand(m_race, "until balance == 2").value();
    QVERIFY(value.kind == Errand::Kind::Holds);
    QCOMPARE(value.what, std::string("balance == 2"));
    const auto action = parseAction(m_race, "run P1 to sleep").value();
    QVERIFY(action.kind == Action::Kind::Run);
    QVERIFY(action.errand.kind == Errand::Kind::Sleep);
    QCOMPARE(parseAction(m_race, "step P1.2").value().thread, 1);
    QVERIFY(!parseAction(m_race, "kill P1.2"));
}

void TestErrand::nonsense_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words :
         {"", "P1", "P1 to", "P1 to fly", "P0 to call", "P65 to call", "P1.0 to call", "P1. to call",
          "P1 to call now", "P1 to access a b", "until", "until race a b", "until luck == 2",
          "until balance ==", "balance == 2"})
        QTest::newRow(*words != 0 ? words : "nothing") << QString::fromLatin1(words);
}

void TestErrand::nonsense()
{
    QFETCH(QString, words);
    QVERIFY(!parseErrand(m_race, words.toStdString()));
}

QTEST_APPLESS_MAIN(TestErrand)
#include "tst_errand.moc"
