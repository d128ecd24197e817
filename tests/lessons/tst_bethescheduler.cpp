#include "tests/lessons/lessonrun.h"

#include <QSet>

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("be-the-scheduler");

Call explore(std::initializer_list<const char*> all)
{
    return crosstalk(QStringList{QStringLiteral("explore"), lesson, QStringLiteral("--json")} +
                     settings(all));
}

/// Every verdict that some schedule ends with.
QSet<QString> verdicts(const Call& call)
{
    QSet<QString> found;
    for (const auto& outcome : call.json[u"outcomes"].toArray())
        for (const auto& verdict : outcome[u"verdicts"].toArray())
            found << verdict.toString();
    return found;
}

QSet<int> balances(const Call& call)
{
    QSet<int> found;
    for (const auto& outcome : call.json[u"outcomes"].toArray())
        found << outcome[u"values"][u"balance"].toInt();
    return found;
}

} // namespace

/// What the lesson says that a scheduler can bring about, and what none can.
class TestBeTheScheduler : public QObject
{
    Q_OBJECT

private slots:
    void carelessDepositsHaveThreeEnds()
    {
        const Call call = explore({"game=deposits", "care=without", "turns=2"});
        QVERIFY2(call.json[u"complete"].toBool(), call.told().constData());
        QCOMPARE(balances(call), (QSet<int>{2, 3, 4}));
    }

    void carefulDepositsHaveOne()
    {
        const Call call = explore({"game=deposits", "care=with", "turns=2"});
        QVERIFY2(call.json[u"complete"].toBool(), call.told().constData());
        QCOMPARE(balances(call), (QSet<int>{4}));
        QVERIFY2(verdicts(call).isEmpty(), call.told().constData());
    }

    void carelessLocksCanBeStuckAndCarefulOnesCannot()
    {
        const Call without = explore({"game=locks", "care=without", "turns=1"});
        QVERIFY2(without.json[u"complete"].toBool(), without.told().constData());
        QVERIFY(verdicts(without).contains(QStringLiteral("deadlock")));
        const Call with = explore({"game=locks", "care=with", "turns=1"});
        QVERIFY2(with.json[u"complete"].toBool(), with.told().constData());
        QVERIFY2(verdicts(with).isEmpty(), with.told().constData());
    }

    /// Looking and taking in one: whatever the order, nobody meets anybody inside.
    void theDoorIsKeptWithCare()
    {
        for (const int seed : {1, 2, 3}) {
            const Call call = run(lesson, settings({"game=door", "care=with", "turns=20"}) +
                                              paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            const QJsonArray reached = call.json[u"checkpoints"].toArray();
            QVERIFY2(!named(reached, QStringLiteral("id"), QStringLiteral("both"))[u"reached"]
                          .toBool(),
                     call.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestBeTheScheduler)
#include "tst_bethescheduler.moc"
