// The lab: a copy of a lesson is changed, built and run on the stage, and nothing typed is lost.
#include "app/window/lab.h"
#include "app/window/labcommands.h"
#include "app/window/labwindow.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"

#include <QAction>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk;

namespace {

struct Workshop
{
    Workshop() : runner(window, CROSSTALK_LESSONS), lab(window, runner, CROSSTALK_KIT)
    {
        window.show();
        runner.show("wrong-lock");
    }

    window::MainWindow window{window::Settings{}};
    window::LessonRunner runner;
    window::Lab lab;
};

} // namespace

class TestLabWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        qputenv("XDG_CACHE_HOME", m_home.filePath(QStringLiteral("cache")).toUtf8());
    }

    void cleanup()
    {
        QDir(m_home.filePath(QStringLiteral("data"))).removeRecursively();
    }

    void copyIsChangedBuiltAndRun()
    {
        Workshop shop;
        shop.window.commands().lab->editCopy->trigger();
        window::LabWindow* editor = shop.lab.editor();
        QVERIFY(editor);
        QCOMPARE(editor->folder(), build::labFolder() / "wrong-lock");
        QCOMPARE(editor->tabs()->tabText(0), QStringLiteral("accounts.cpp"));
        QString text = editor->editor()->toPlainText();
        QVERIFY(text.contains(QStringLiteral("account->balance = seen + 1;")));
        editor->editor()->setPlainText(
            text.replace(QStringLiteral("seen + 1"), QStringLiteral("seen + 100")));
        emit editor->runRequested();
        const auto balance = [&]() -> std::int64_t {
            const auto shown = shop.runner.session().snapshot();
            return shown->variables.empty() ? 0 : shown->variables.front().value.value_or(0);
        };
        QTRY_VERIFY_WITH_TIMEOUT(balance() >= 100 && balance() % 100 == 0, 90000);
        shop.runner.session().stop();
    }

    void mistakeLeadsToItsLine()
    {
        Workshop shop;
        shop.window.commands().lab->editCopy->trigger();
        window::LabWindow* editor = shop.lab.editor();
        QString text = editor->editor()->toPlainText();
        const int line = int(text.left(text.indexOf(QStringLiteral("seen + 1")))
                                 .count(QLatin1Char('\n')));
        editor->editor()->setPlainText(
            text.replace(QStringLiteral("seen + 1"), QStringLiteral("sen + 1")));
        emit editor->runRequested();
        QTRY_VERIFY_WITH_TIMEOUT(editor->mistakes()->count() > 0, 90000);
        QVERIFY(editor->mistakes()->item(0)->text().contains(
            QStringLiteral("accounts.cpp:%1").arg(line + 1)));
        editor->mistakes()->setCurrentRow(0);
        QCOMPARE(editor->editor()->textCursor().blockNumber(), line);
    }

    void whatIsTypedIsSavedByItself()
    {
        Workshop shop;
        shop.window.commands().lab->editCopy->trigger();
        window::LabWindow* editor = shop.lab.editor();
        editor->editor()->appendPlainText(QStringLiteral("// typed"));
        QFile file(QString::fromStdString((editor->folder() / "accounts.cpp").string()));
        const auto isSaved = [&] {
            return file.open(QIODevice::ReadOnly) &&
                   [&] { const auto all = file.readAll(); file.close(); return all; }()
                       .contains("// typed");
        };
        QTRY_VERIFY(isSaved());
        editor->editor()->appendPlainText(QStringLiteral("// typed last"));
        editor->close(); // at once
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("// typed last"));
    }

    void everyTemplateIsOffered()
    {
        Workshop shop;
        QStringList names;
        for (const QAction* each : shop.window.commands().lab->templates()->actions())
            names << each->text();
        for (const char* name : {"Shared memory and a lock", "A pipe", "A Unix socket", "A message queue",
                                 "A semaphore", "A signal", "A named pipe", "TCP", "Ports", "A remote call"})
            QVERIFY2(names.contains(QString::fromUtf8(name)), name);
    }
};

QTEST_MAIN(TestLabWindow)
#include "tst_labwindow.moc"
