#include "engine/lesson/action.h"

#include <QTest>

using namespace crosstalk::lesson;

using Kind = Action::Kind;

/// What --set, --at, --speed and a tour's steps may say.
class TestAction : public QObject
{
    Q_OBJECT

private slots:
    void settings();
    void speeds();
    void actions();
    void nonsense_data();
    void nonsense();
    void moments();

private:
    const Lesson m_race = readLesson(std::filesystem::path(LESSONS_DIR) / "lost-update").value();
    const Lesson m_pipe = readLesson(std::filesystem::path(LESSONS_DIR) / "full-pipe").value();
};

void TestAction::settings()
{
    QCOMPARE(*settingValue(m_race, "sync", "each-line"), std::int64_t(3));
    QCOMPARE(*settingValue(m_race, "deposits", "0"), std::int64_t(0));
    QVERIFY(!settingValue(m_race, "sync", "3"));
    QVERIFY(!settingValue(m_race, "deposits", "-1"));
    QVERIFY(!settingValue(m_race, "deposits", "2x"));
    QVERIFY(!settingValue(m_race, "processes", "9"));
    const auto unknown = settingValue(m_race, "deposit", "5");
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().advice, std::string("The lesson has no choice or parameter of that "
                                                 "name; did you mean “deposits”?"));
}

void TestAction::speeds()
{
    QCOMPARE(*parseSpeed("full"), 0.0);
    QCOMPARE(*parseSpeed("0.5"), 0.5);
    for (const char* text : {"0", "-1", "fast", "inf", "nan", "", "5 "})
        QVERIFY2(!parseSpeed(text), text);
}

void TestAction::actions()
{
    const auto set = parseAction(m_race, "set sync=mutex").value();
    QVERIFY(set.kind == Kind::Set);
    QCOMPARE(set.name, std::string("sync"));
    QCOMPARE(set.value, std::int64_t(4));
    QVERIFY(parseAction(m_race, "pause").value().kind == Kind::Pause);
    QVERIFY(parseAction(m_race, "resume").value().kind == Kind::Resume);
    QCOMPARE(parseAction(m_race, "speed 200").value().stepsPerSecond, 200.0);
    const auto step = parseAction(m_race, "step P2").value();
    QVERIFY(step.kind == Kind::Step);
    QCOMPARE(step.process, 1);
    QVERIFY(parseAction(m_race, "kill P1").value().kind == Kind::Kill);
    QVERIFY(parseAction(m_race, "freeze P1").value().kind == Kind::Freeze);
    QVERIFY(parseAction(m_race, "thaw P1").value().kind == Kind::Thaw);
    const auto close = parseAction(m_pipe, "close P2 pipe").value();
    QVERIFY(close.kind == Kind::Close);
    QCOMPARE(close.process, 1);
    QCOMPARE(close.channel, std::string("pipe"));
}

void TestAction::nonsense_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "jump", "set", "set sync", "set sync=", "set sync=mutex now",
                             "set =mutex", "pause P1", "step", "step 1", "step P0", "step P65",
                             "step P1x", "kill P1 P2", "close P1", "close P1 socket", "speed"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestAction::nonsense()
{
    QFETCH(QString, text);
    const auto action = parseAction(m_pipe, text.toStdString());
    QVERIFY(!action);
    QVERIFY(!action.error().advice.empty());
}

void TestAction::moments()
{
    QCOMPARE(std::get<Steps>(parseMoment(m_race, "120").value()).count, std::uint64_t(120));
    QCOMPARE(std::get<Time>(parseMoment(m_race, "3s").value()).ns, std::uint64_t(3'000'000'000));
    QCOMPARE(std::get<Time>(parseMoment(m_race, "1.5s").value()).ns, std::uint64_t(1'500'000'000));
    QCOMPARE(std::get<Time>(parseMoment(m_race, "250ms").value()).ns, std::uint64_t(250'000'000));
    QCOMPARE(std::get<std::string>(parseMoment(m_race, "by-hand").value()), std::string("by-hand"));
    for (const char* text : {"", "-1", "3m", "-3s", "infs", "nans", "s", "ms", "by-luck"})
        QVERIFY2(!parseMoment(m_race, text), text);
}

QTEST_GUILESS_MAIN(TestAction)
#include "tst_action.moc"
