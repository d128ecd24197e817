#include "app/window/recentcommands.h"
#include "app/window/watchdialog.h"
#include "app/window/watchline.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk::window;

class TestWatchLine : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_examples = recentCommands();
    }

    void examplesCanBeRunHere()
    {
        QVERIFY(!m_examples.isEmpty());
        for (const QString& example : m_examples) {
            const QString program = example.section(QLatin1Char(' '), 0, 0);
            QVERIFY2(!QStandardPaths::findExecutable(program).isEmpty(), qPrintable(example));
        }
    }

    void lsGrepIsReadyToRun()
    {
        WatchLine line;
        QCOMPARE(line.command(), QStringLiteral("ls | grep txt"));
        QSignalSpy watched(&line, &WatchLine::watchRequested);
        QTest::keyClick(line.findChild<QComboBox*>(), Qt::Key_Return);
        QCOMPARE(watched.count(), 1);
        QCOMPARE(watched[0][0].toString(), QStringLiteral("ls | grep txt"));
    }

    void whatWasWatchedLastComesFirstAndOnce()
    {
        rememberCommand(QStringLiteral("yes | head -1"));
        rememberCommand(QStringLiteral("  make -j4 "));
        rememberCommand(QStringLiteral("yes | head -1"));
        QCOMPARE(recentCommands(),
                 (QStringList{QStringLiteral("yes | head -1"), QStringLiteral("make -j4")} +
                  m_examples));
        QCOMPARE(WatchLine().command(), QStringLiteral("yes | head -1"));
    }

    void theOldestAreForgotten()
    {
        for (int i = 0; i < 40; ++i)
            rememberCommand(QStringLiteral("echo %1").arg(i));
        QCOMPARE(recentCommands().size(), 12 + m_examples.size()); // a dozen, and those always there
        QCOMPARE(recentCommands().first(), QStringLiteral("echo 39"));
    }

    void nothingCannotBeWatched()
    {
        WatchLine line;
        line.setCommand(QStringLiteral("   "));
        QVERIFY(!line.findChild<QPushButton*>()->isEnabled());
        QSignalSpy watched(&line, &WatchLine::watchRequested);
        QTest::keyClick(line.findChild<QComboBox*>(), Qt::Key_Return);
        QCOMPARE(watched.count(), 0);
    }

    void theDialogSaysWhereItRunsAndIsAnsweredByEnter()
    {
        WatchDialog dialog(nullptr);
        QVERIFY(dialog.findChild<QLabel*>()->text().contains(
            QDir::toNativeSeparators(QDir::currentPath())));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.findChild<WatchLine*>()->setCommand(QStringLiteral("make"));
        QTest::keyClick(dialog.findChild<QComboBox*>(), Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        QCOMPARE(dialog.command(), QStringLiteral("make"));
    }

private:
    QTemporaryDir m_folder;
    QStringList m_examples;
};

QTEST_MAIN(TestWatchLine)
#include "tst_watchline.moc"
