#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("readers-writers");

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

} // namespace

class TestReadersWriters : public QObject
{
    Q_OBJECT

private slots:
    void withoutALockItIsARace()
    {
        const Call call = run(lesson, settings({"lock=none", "work=0"}) + paced(5000, 1));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        for (const char* half : {"left", "right"})
            QVERIFY2(!named(call.json[u"races"].toArray(), QStringLiteral("variable"),
                            QString::fromLatin1(half))
                          .isEmpty(),
                     call.told().constData());
    }

    void aMutexLetsInOne()
    {
        for (const char* work : {"work=0", "work=1000"}) {
            const Call call = run(lesson, settings({"lock=mutex", "rounds=5", work}));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(value(call, "together"), 1);
            QCOMPARE(value(call, "torn"), 0);
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        }
    }

    void aRwlockLetsInReadersTogether_data()
    {
        QTest::addColumn<QString>("lock");
        QTest::newRow("readers first") << QStringLiteral("lock=rwlock");
        QTest::newRow("writer first") << QStringLiteral("lock=writer-first");
    }

    void aRwlockLetsInReadersTogether()
    {
        QFETCH(QString, lock);
        const Call call = run(lesson, QStringList{QStringLiteral("--set"), lock} +
                                          settings({"rounds=10", "work=0"}) + paced(5000, 1));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "together") >= 2, call.told().constData());
        QVERIFY(value(call, "together") <= 3);
        QCOMPARE(value(call, "torn"), 0);
        QCOMPARE(value(call, "left"), value(call, "right"));
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    }

    // Once the writer sleeps in the lock, no reader comes in any more if writers go first; some still
    // do between the writer's word that it wants to and its call.
    void whoComesInWhileTheWriterWaits()
    {
        int readersFirst = 0;
        int writerFirst = 0;
        for (int seed = 1; seed <= 3; ++seed)
            for (const bool writer : {false, true}) {
                const Call call =
                    run(lesson, settings({writer ? "lock=writer-first" : "lock=rwlock", "rounds=20",
                                          "work=0"}) +
                                    paced(5000, seed));
                QCOMPARE(outcome(call), QStringLiteral("finished"));
                (writer ? writerFirst : readersFirst) += value(call, "overtook");
            }
        QVERIFY2(readersFirst > writerFirst,
                 qPrintable(QStringLiteral("%1, %2").arg(readersFirst).arg(writerFirst)));
    }

    void atFullSpeedNothingIsTorn()
    {
        for (const char* lock : {"lock=rwlock", "lock=writer-first"}) {
            const Call call = run(lesson, settings({lock, "rounds=100", "work=0"}));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(value(call, "torn"), 0);
            QCOMPARE(value(call, "left"), 400);
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestReadersWriters)
#include "tst_readerswriters.moc"
