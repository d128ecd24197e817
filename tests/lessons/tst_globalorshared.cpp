#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("global-or-shared");

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

/// The addresses that the programs say they count at, on standard error.
QStringList addresses(const Call& call)
{
    QStringList found;
    const QRegularExpression said(QStringLiteral("counts at (0x[0-9a-f]+) and sees"));
    for (auto it = said.globalMatch(QString::fromUtf8(call.err)); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

} // namespace

class TestGlobalOrShared : public QObject
{
    Q_OBJECT

private slots:
    void aGlobalIsCopiedAtTheSameAddress()
    {
        const Call call = run(lesson, settings({"place=global"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(value(call, "parent_sees"), 10);
        QCOMPARE(value(call, "child_sees"), 10);
        QCOMPARE(value(call, "apart"), 0);
        QCOMPARE(value(call, "counter"), 0);
        QCOMPARE(addresses(call).size(), 2);
        QCOMPARE(addresses(call).at(0), addresses(call).at(1));
    }

    void aSharedPageIsOne()
    {
        const Call call = run(lesson, settings({"place=shared"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(value(call, "parent_sees"), 20);
        QCOMPARE(value(call, "child_sees"), 20);
        QCOMPARE(value(call, "apart"), 0);
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestGlobalOrShared)
#include "tst_globalorshared.moc"
