#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("end-of-file");
const QString p1 = QStringLiteral("P1");
const QString p2 = QStringLiteral("P2");

} // namespace

class TestEndOfFile : public QObject
{
    Q_OBJECT

private slots:
    void endsWhenEveryWriteEndIsClosed()
    {
        const Call call = run(lesson, settings({"forgets=nobody"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, p2), 0);
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_read"].toInt(), 3 * 7);
    }

    void hangsOnAForgottenWriteEnd_data()
    {
        QTest::addColumn<QByteArray>("forgets");
        QTest::newRow("parent") << QByteArray("forgets=parent");
        QTest::newRow("child") << QByteArray("forgets=child");
    }

    void hangsOnAForgottenWriteEnd()
    {
        QFETCH(QByteArray, forgets);
        const Call call = run(lesson, settings({forgets.constData()}));
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        QCOMPARE(stuckIn(call, p2), QStringLiteral("read"));
        // Where the child waits for itself the parent is not part of the circle, only its victim.
        if (forgets == "forgets=parent")
            QCOMPARE(stuckIn(call, p1), QStringLiteral("wait"));
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_read"].toInt(), 3 * 7);
    }
};

QTEST_GUILESS_MAIN(TestEndOfFile)
#include "tst_endoffile.moc"
