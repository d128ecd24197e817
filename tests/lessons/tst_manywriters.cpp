#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("many-writers");

} // namespace

class TestManyWriters : public QObject
{
    Q_OBJECT

private slots:
    void tearsLongRecordsOnly_data()
    {
        QTest::addColumn<int>("bytes");
        for (int repetition = 0; repetition < 10; ++repetition)
            for (const int bytes : {1000, 4096, 40960})
                QTest::addRow("%d bytes, run %d", bytes, repetition + 1) << bytes;
    }

    void tearsLongRecordsOnly()
    {
        QFETCH(int, bytes);
        const QByteArray size = "record=" + QByteArray::number(bytes);
        const Call call = run(lesson, settings({size.constData(), "records=400", "rounds=1"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const int whole = variable(call, QStringLiteral("whole"))[u"value"].toInt();
        const int torn = variable(call, QStringLiteral("torn"))[u"value"].toInt();
        QCOMPARE(whole + torn, 800);
        QVERIFY2((torn > 0) == (bytes > 4096), call.told().constData());
        const QJsonObject pipe = channel(call, QStringLiteral("pipe"));
        QCOMPARE(pipe[u"bytes_read"].toInt(), 800 * bytes);
        QCOMPARE(pipe[u"capacity"].toInt(), 4096);
        QCOMPARE(call.json[u"races"].toArray().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestManyWriters)
#include "tst_manywriters.moc"
