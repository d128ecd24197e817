#include "app/cli/settings.h"
#include "tests/app/cli/samplelesson.h"

#include <QTest>

using namespace crosstalk::cli;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void readsChoicesAndNumbers()
    {
        const auto sync = readSetting(sampleLesson(), "sync=mutex");
        QVERIFY(sync && sync->isChoice);
        QCOMPARE(sync->name, std::string("sync"));
        QCOMPARE(sync->text, std::string("mutex"));
        QCOMPARE(sync->value, std::int64_t{1});
        const auto deposits = readSetting(sampleLesson(), "deposits=7");
        QVERIFY(deposits && !deposits->isChoice);
        QCOMPARE(deposits->value, std::int64_t{7});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no value") << QByteArray("sync") << QByteArray("name=value");
        QTest::newRow("name") << QByteArray("luck=none") << QByteArray("sync, deposits");
        QTest::newRow("option") << QByteArray("sync=prayer") << QByteArray("none, mutex");
        QTest::newRow("number") << QByteArray("deposits=many") << QByteArray("from 0 to 1000");
        QTest::newRow("range") << QByteArray("deposits=1001") << QByteArray("from 0 to 1000");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto setting = readSetting(sampleLesson(), text.constData());
        QVERIFY(setting.has_error());
        const auto sentence = setting.error().sentence();
        QVERIFY2(QByteArray::fromStdString(sentence).contains(says), sentence.c_str());
    }

    void theLastOfANameCounts()
    {
        const auto set = readSettings(sampleLesson(), {"sync=mutex", "deposits=1", "sync=none"});
        QVERIFY(set);
        QCOMPARE(set->size(), std::size_t{2});
        QCOMPARE(set->at("sync"), std::string("none"));
        QVERIFY(readSettings(sampleLesson(), {"sync=mutex", "sync=x"}).has_error());
    }

    void whatWasNotSetIsAsTheLessonHasIt()
    {
        const auto inForce = settingsInForce(sampleLesson(), {{"sync", "mutex"}});
        QCOMPARE(inForce.size(), std::size_t{2});
        QCOMPARE(inForce[0].text, std::string("mutex"));
        QCOMPARE(inForce[1].value, std::int64_t{20});
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
