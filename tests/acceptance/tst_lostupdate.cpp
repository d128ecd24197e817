#include "crosstalk.h"

#include <QFile>

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("lost-update");

/// A line of the lesson's program.
QByteArray sourceLine(int number)
{
    QFile file(QStringLiteral(SOURCE_ROOT "/lessons/lost-update/depositor.cpp"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto lines = file.readAll().split('\n');
    return number > 0 && number <= lines.size() ? lines[number - 1].trimmed() : QByteArray();
}

QStringList settings(const QString& sync, const QString& speed, int seed)
{
    return {QStringLiteral("--set"),   QStringLiteral("sync=") + sync,
            QStringLiteral("--speed"), speed,
            QStringLiteral("--seed"),  QString::number(seed)};
}

} // namespace

class TestLostUpdate : public QObject
{
    Q_OBJECT

private slots:
    void lessonIsInstalled();
    void losesSteppedAndSaysWhy_data();
    void losesSteppedAndSaysWhy();
    void losesWithoutARace_data();
    void losesWithoutARace();
    void isRightWhenSynchronized_data();
    void isRightWhenSynchronized();
    void sameSeedSameEvents_data();
    void sameSeedSameEvents();
    void flippingSyncUnbalancesNothing();
    void runsWithOneToEightProcesses_data();
    void runsWithOneToEightProcesses();

private:
    void addSeeds(const QStringList& syncs, const QStringList& speeds);
};

void TestLostUpdate::addSeeds(const QStringList& syncs, const QStringList& speeds)
{
    QTest::addColumn<QString>("sync");
    QTest::addColumn<QString>("speed");
    QTest::addColumn<int>("seed");
    for (const QString& sync : syncs)
        for (const QString& speed : speeds)
            for (int seed = 1; seed <= 20; ++seed)
                QTest::addRow("%s, speed %s, seed %d", qPrintable(sync), qPrintable(speed), seed)
                    << sync << speed << seed;
}

void TestLostUpdate::lessonIsInstalled()
{
    const Call list = crosstalk({QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(!named(list.json[u"lessons"].toArray(), QStringLiteral("id"), lesson).isEmpty());
}

void TestLostUpdate::losesSteppedAndSaysWhy_data()
{
    addSeeds({QStringLiteral("none"), QStringLiteral("volatile"), QStringLiteral("sleep")},
             {QStringLiteral("200")});
}

void TestLostUpdate::losesSteppedAndSaysWhy()
{
    QFETCH(QString, sync);
    QFETCH(QString, speed);
    QFETCH(int, seed);
    const Call call = run(lesson, settings(sync, speed, seed));
    QVERIFY2(call.exitCode == 0 && !call.json.isEmpty(), call.told().constData());
    const auto races = call.json[u"races"].toArray();
    const QJsonObject race = named(races, QStringLiteral("variable"), QStringLiteral("balance"));
    QVERIFY2(!race.isEmpty(), call.told().constData());
    for (const auto side : {u"first", u"second"}) {
        const QJsonObject access = race[side].toObject();
        QCOMPARE(access[u"file"].toString(), QStringLiteral("depositor.cpp"));
        const QByteArray line = sourceLine(access[u"line"].toInt());
        QVERIFY2(line.contains("balance"), line.constData());
    }
    QVERIFY(race[u"first"][u"process"] != race[u"second"][u"process"]);
    QVERIFY(!race[u"why"].toString().isEmpty());
    const QJsonObject balance = variable(call, QStringLiteral("balance"));
    QCOMPARE(balance[u"expected"].toInt(), 40);
    QVERIFY2(balance[u"lost"].toInt() >= 1, call.told().constData());
    QCOMPARE(balance[u"value"].toInt(), 40 - balance[u"lost"].toInt());
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    QCOMPARE(call.json[u"dropped"].toInt(), 0);
}

void TestLostUpdate::losesWithoutARace_data()
{
    addSeeds({QStringLiteral("each-line")}, {QStringLiteral("200")});
}

void TestLostUpdate::losesWithoutARace()
{
    QFETCH(QString, sync);
    QFETCH(QString, speed);
    QFETCH(int, seed);
    const Call call = run(lesson, settings(sync, speed, seed));
    QVERIFY2(call.exitCode == 0 && !call.json.isEmpty(), call.told().constData());
    QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    QVERIFY2(variable(call, QStringLiteral("balance"))[u"lost"].toInt() >= 1,
             call.told().constData());
}

void TestLostUpdate::isRightWhenSynchronized_data()
{
    addSeeds({QStringLiteral("mutex"), QStringLiteral("semaphore"), QStringLiteral("atomic")},
             {QStringLiteral("200"), QStringLiteral("full")});
}

void TestLostUpdate::isRightWhenSynchronized()
{
    QFETCH(QString, sync);
    QFETCH(QString, speed);
    QFETCH(int, seed);
    const Call call = run(lesson, settings(sync, speed, seed));
    QVERIFY2(call.exitCode == 0 && !call.json.isEmpty(), call.told().constData());
    QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    const QJsonObject balance = variable(call, QStringLiteral("balance"));
    QCOMPARE(balance[u"value"].toInt(), 40);
    QCOMPARE(balance[u"expected"].toInt(), 40);
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
}

void TestLostUpdate::sameSeedSameEvents_data()
{
    QTest::addColumn<QString>("sync");
    for (const char* sync : {"none", "sleep", "each-line", "mutex", "semaphore", "atomic"})
        QTest::newRow(sync) << QString::fromLatin1(sync);
}

void TestLostUpdate::sameSeedSameEvents()
{
    QFETCH(QString, sync);
    const QString speed = QStringLiteral("2000");
    const Call first = run(lesson, settings(sync, speed, 7));
    const Call second = run(lesson, settings(sync, speed, 7));
    const Call other = run(lesson, settings(sync, speed, 8));
    QVERIFY2(!first.json[u"hash"].toString().isEmpty(), first.told().constData());
    QCOMPARE(first.json[u"hash"], second.json[u"hash"]);
    QVERIFY(first.json[u"hash"] != other.json[u"hash"]);
}

void TestLostUpdate::flippingSyncUnbalancesNothing()
{
    const QStringList options{QStringLiteral("mutex"),     QStringLiteral("none"),
                              QStringLiteral("semaphore"), QStringLiteral("each-line"),
                              QStringLiteral("atomic"),    QStringLiteral("sleep"),
                              QStringLiteral("volatile")};
    QStringList arguments = settings(QStringLiteral("none"), QStringLiteral("2000"), 5);
    arguments << QStringLiteral("--set") << QStringLiteral("deposits=400")
              << QStringLiteral("--seconds") << QStringLiteral("120");
    for (int flip = 1; flip <= 50; ++flip)
        arguments
            << QStringLiteral("--at")
            << QStringLiteral("%1:set sync=%2").arg(20 * flip).arg(options[flip % options.size()]);
    // The last setting needs both locks free: a lock left held would stop everybody here.
    arguments << QStringLiteral("--at") << QStringLiteral("1020:set sync=mutex")
              << QStringLiteral("--at") << QStringLiteral("1100:set sync=semaphore");
    const Call call = run(lesson, arguments);
    QVERIFY2(call.exitCode == 0, call.told().constData());
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    for (const auto& entry : call.json[u"processes"].toArray())
        QCOMPARE(entry.toObject()[u"exit"].toObject()[u"code"].toInt(-1), 0);
    QCOMPARE(variable(call, QStringLiteral("balance"))[u"expected"].toInt(), 800);
}

void TestLostUpdate::runsWithOneToEightProcesses_data()
{
    QTest::addColumn<int>("processes");
    for (int count = 1; count <= 8; ++count)
        QTest::addRow("%d", count) << count;
}

void TestLostUpdate::runsWithOneToEightProcesses()
{
    QFETCH(int, processes);
    QStringList arguments = settings(QStringLiteral("mutex"), QStringLiteral("full"), 1);
    arguments << QStringLiteral("--set") << QStringLiteral("processes=%1").arg(processes);
    const Call call = run(lesson, arguments);
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(call.json[u"processes"].toArray().size(), processes);
    QCOMPARE(variable(call, QStringLiteral("balance"))[u"value"].toInt(), 20 * processes);
    QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
}

QTEST_GUILESS_MAIN(TestLostUpdate)
#include "tst_lostupdate.moc"
