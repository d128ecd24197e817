#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("publish");

QString whyRaceOn(const Call& call, const char* name)
{
    return named(call.json[u"races"].toArray(), QStringLiteral("variable"),
                 QString::fromLatin1(name))[u"why"]
        .toString();
}

} // namespace

class TestPublish : public QObject
{
    Q_OBJECT

private slots:
    void flagAndDataRace_data()
    {
        QTest::addColumn<QString>("flag");
        QTest::newRow("plain") << QStringLiteral("flag_is=plain");
        QTest::newRow("volatile") << QStringLiteral("flag_is=volatile");
    }

    void flagAndDataRace()
    {
        QFETCH(QString, flag);
        const Call call = run(lesson, {QStringLiteral("--set"), flag});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(!whyRaceOn(call, "flag").isEmpty(), call.told().constData());
        QVERIFY2(!whyRaceOn(call, "data").isEmpty(), call.told().constData());
    }

    void relaxedOrdersNothing()
    {
        const Call call = run(lesson, settings({"flag_is=relaxed"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(whyRaceOn(call, "flag").isEmpty(), call.told().constData());
        const QString why = whyRaceOn(call, "data");
        QVERIFY2(why.contains(QStringLiteral("relaxed")), qPrintable(why));
    }

    void releaseAndAcquireOrder()
    {
        const Call call = run(lesson, settings({"flag_is=release"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        QCOMPARE(variable(call, QStringLiteral("stale"))[u"value"].toInt(-1), 0);
    }

#if defined(__x86_64__)
    // What the lesson says of this processor; another may show old data.
    void thisProcessorKeepsTheOrder()
    {
        const Call call = run(lesson, settings({"flag_is=relaxed", "rounds=1000"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(variable(call, QStringLiteral("stale"))[u"value"].toInt(-1), 0);
    }
#endif
};

QTEST_GUILESS_MAIN(TestPublish)
#include "tst_publish.moc"
