#include "engine/session/run.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using crosstalk::session::Installation;

class TestInstallation : public QObject
{
    Q_OBJECT

    static void write(const QString& path, const QByteArray& text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void cleanup() { qunsetenv("CROSSTALK_ROOT"); }

    void findsTheBuildTreeOfThisProgram()
    {
        const auto found = Installation::locate();
        QVERIFY2(found, found ? "" : found.error().sentence().c_str());
        QVERIFY(std::filesystem::exists(found->lessons / "track.toml"));
        QVERIFY(std::filesystem::exists(found->kit / "crosstalk/kit.h"));
        QVERIFY(std::filesystem::exists(found->kit / "flags.txt"));
        QCOMPARE(found->tap.filename().string(), std::string("libcrosstalk-tap.so"));
    }

    void findsAnInstalledTree()
    {
        const QTemporaryDir root;
        write(root.filePath(QStringLiteral("share/crosstalk/lessons/track.toml")), "");
        qputenv("CROSSTALK_ROOT", root.path().toLocal8Bit());
        const auto found = Installation::locate();
        QVERIFY(found);
        const std::filesystem::path path = root.path().toStdString();
        QCOMPARE(found->lessons, path / "share/crosstalk/lessons");
        QCOMPARE(found->programs, path / "lib/crosstalk/lessons");
        QCOMPARE(found->supervisor, path / "libexec/crosstalk/crosstalk-supervisor");
        QCOMPARE(found->tap, path / "lib/crosstalk/libcrosstalk-tap.so");
        QCOMPARE(found->kit, path / "share/crosstalk/kit");
    }

    void findsAnotherBuildTree()
    {
        const QTemporaryDir root;
        const QString source = root.filePath(QStringLiteral("source"));
        write(source + QStringLiteral("/lessons/track.toml"), "");
        write(root.filePath(QStringLiteral("build/CMakeCache.txt")),
              "A:STRING=b\nCMAKE_HOME_DIRECTORY:INTERNAL=" + source.toLocal8Bit() + "\n");
        qputenv("CROSSTALK_ROOT", root.filePath(QStringLiteral("build")).toLocal8Bit());
        const auto found = Installation::locate();
        QVERIFY(found);
        QCOMPARE(found->lessons.string(), source.toStdString() + "/lessons");
        QCOMPARE(found->programs.string(), root.path().toStdString() + "/build/lessons");
    }

    void saysWhatToDoWhenThereIsNothing()
    {
        const QTemporaryDir root;
        qputenv("CROSSTALK_ROOT", root.path().toLocal8Bit());
        const auto found = Installation::locate();
        QVERIFY(found.has_error());
        QVERIFY(found.error().sentence().find("CROSSTALK_ROOT") != std::string::npos);
        QVERIFY(found.error().sentence().find(root.path().toStdString()) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestInstallation)
#include "tst_installation.moc"
