#include "engine/build/consents.h"

#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk::build;

class TestConsents : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file() const
    {
        return m_folder.filePath(QStringLiteral("new/consents")).toStdString();
    }

private slots:
    void noneIsGivenUnasked() { QVERIFY(!Consents(file()).given("")); }

    void outlivesTheOneWhoNotedIt()
    {
        QVERIFY(Consents(file()).give("aa11", "/home/me/lesson with spaces").has_value());
        QVERIFY(Consents(file()).give("bb22", "/other").has_value());
        QVERIFY(Consents(file()).given("aa11"));
        QVERIFY(Consents(file()).given("bb22"));
    }

    void onlyTheWholeHashCounts()
    {
        QVERIFY(!Consents(file()).given("aa1"));
        QVERIFY(!Consents(file()).given("aa111"));
        QVERIFY(!Consents(file()).given("/other"));
        QVERIFY(!Consents(file()).given(""));
    }

    void saysWhereItCannotBeNoted()
    {
        const auto given = Consents("/proc/nowhere/consents").give("cc33", "/x");
        QVERIFY(given.has_error());
        QVERIFY(given.error().sentence().find("/proc/nowhere/consents") != std::string::npos);
    }

    void liesWhereTheSpecificationSays()
    {
        qputenv("XDG_DATA_HOME", "/data");
        qputenv("XDG_CACHE_HOME", "relative");
        qputenv("HOME", "/home/me");
        QCOMPARE(consentsFile().string(), std::string("/data/crosstalk/consents"));
        QCOMPARE(buildCache().string(), std::string("/home/me/.cache/crosstalk/lessons"));
    }
};

QTEST_GUILESS_MAIN(TestConsents)
#include "tst_consents.moc"
