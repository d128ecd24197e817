#include "engine/symbols/ownsource.h"

#include <QTest>

using crosstalk::symbols::isOwnSource;

class TestOwnSource : public QObject
{
    Q_OBJECT

private slots:
    void paths_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<bool>("own");
        const auto row = [](const char* path, const char* unit, bool own) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(unit) << own;
        };
        row("/home/a/depositor.cpp", "/home/a/depositor.cpp", true);
        row("/home/a/include/account.h", "/home/a/depositor.cpp", true);
        row("/home/b/shared.h", "/home/a/depositor.cpp", true);
        row("depositor.cpp", "depositor.cpp", true);
        row("/usr/include/c++/12/atomic", "/home/a/depositor.cpp", false);
        row("/usr/lib/gcc/x86_64-linux-gnu/12/include/x.h", "depositor.cpp", false);
        row("/home/a/build/../../../usr/include/boost/x.hpp", "/home/a/depositor.cpp", false);
        row("/usr/src/course/depositor.cpp", "/usr/src/course/depositor.cpp", true);
        row("/usr/src/course/part/account.h", "/usr/src/course/depositor.cpp", true);
        row("/home/crosstalk/lessons/kit/crosstalk/kit.h", "/home/a/depositor.cpp", false);
        row("/home/crosstalk/lessons/kit/crosstalk/compute.h", "/home/a/depositor.cpp", false);
        row("/home/a/my/crosstalk/kit.h", "/home/a/depositor.cpp", false);
        row("", "depositor.cpp", false);
    }

    void paths()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, unit);
        QFETCH(bool, own);
        QCOMPARE(isOwnSource(path.constData(), unit.constData()), own);
    }
};

QTEST_GUILESS_MAIN(TestOwnSource)
#include "tst_ownsource.moc"
