#include "crosstalk.h"

#include <QSet>

using namespace acceptance;
using namespace Qt::StringLiterals;

/// `crosstalk explore` and `crosstalk run --untouched`, as graders call them.
class TestExplore : public QObject
{
    Q_OBJECT

private slots:
    void everyEnd()
    {
        const Call call =
            crosstalk({u"explore"_s, u"lost-update"_s, u"--set"_s, u"deposits=2"_s, u"--json"_s});
        QVERIFY2(call.exitCode == 0, call.told());
        QCOMPARE(call.json[u"crosstalk"].toInt(), 1);
        QCOMPARE(call.json[u"lesson"].toString(), u"lost-update"_s);
        QCOMPARE(call.json[u"settings"][u"deposits"].toInt(), 2);
        QCOMPARE(call.json[u"complete"].toBool(), true);
        QVERIFY(call.json[u"beyond"].isString());
        QSet<int> values;
        int schedules = 0;
        for (const auto& each : call.json[u"outcomes"].toArray()) {
            const QJsonObject outcome = each.toObject();
            values << outcome[u"values"][u"balance"].toInt();
            schedules += outcome[u"schedules"].toInt();
            QVERIFY(outcome[u"shortest"].toString().startsWith(u'P'));
            QVERIFY(outcome[u"verdicts"].toArray().contains(u"race"_s));
        }
        QCOMPARE(values, (QSet<int>{2, 3, 4}));
        QCOMPARE(call.json[u"executions"].toInt(), schedules);
        QVERIFY(segmentsOf(call.pid).isEmpty());
    }

    void aMutexLeavesOneEnd()
    {
        const Call call = crosstalk({u"explore"_s, u"lost-update"_s, u"--set"_s, u"deposits=2"_s,
                                     u"--set"_s, u"sync=mutex"_s, u"--json"_s});
        QVERIFY2(call.exitCode == 0, call.told());
        QCOMPARE(call.json[u"outcomes"].toArray().size(), 1);
        QVERIFY(call.json[u"beyond"].isNull());
    }

    void wrongUse()
    {
        QCOMPARE(crosstalk({u"explore"_s, u"nothing-like-that"_s}).exitCode, 2);
        QCOMPARE(crosstalk({u"explore"_s, u"lost-update"_s, u"--set"_s, u"sync=luck"_s}).exitCode,
                 2);
    }

    void untouched()
    {
        const Call call = crosstalk({u"run"_s, u"lost-update"_s, u"--times"_s, u"20"_s,
                                     u"--untouched"_s, u"--set"_s, u"sync=mutex"_s, u"--json"_s});
        QVERIFY2(call.exitCode == 0, call.told());
        QCOMPARE(call.json[u"times"].toInt(), 20);
        QCOMPARE(call.json[u"lost"].toInt(), 0);
        const QJsonArray histogram = call.json[u"histogram"].toArray();
        QCOMPARE(histogram.size(), 1);
        QCOMPARE(histogram[0][u"count"].toInt(), 20);
        QCOMPARE(histogram[0][u"values"][u"balance"].toInt(), 40);
        QVERIFY(segmentsOf(call.pid).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestExplore)
#include "tst_explore.moc"
