#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("signals");

} // namespace

class TestSignals : public QObject
{
    Q_OBJECT

private slots:
    void fiveOfAStandardSignalAreOne()
    {
        const Call call = run(lesson, settings({"signal=standard", "signals=5"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(variable(call, QStringLiteral("sent"))[u"value"].toInt(), 5);
        QCOMPARE(variable(call, QStringLiteral("handled"))[u"value"].toInt(), 1);
        QCOMPARE(call.json[u"races"].toArray().size(), 0);
        QCOMPARE(channel(call, QStringLiteral("signal1"))[u"kind"].toString(),
                 QStringLiteral("signal"));
    }

    void realTimeSignalsQueue()
    {
        const Call call = run(lesson, settings({"signal=real-time", "signals=5"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(variable(call, QStringLiteral("sent"))[u"value"].toInt(), 5);
        QCOMPARE(variable(call, QStringLiteral("handled"))[u"value"].toInt(), 5);
        const QJsonObject messages =
            channel(call, QStringLiteral("signal1"))[u"messages"].toObject();
        QCOMPARE(messages[u"sent"].toInt(), 5);
        QCOMPARE(messages[u"received"].toInt(), 5);
    }
};

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
