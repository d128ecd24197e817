// The window as the program opens it: choosing another language opens it anew, as it was.
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/runwindow.h"
#include "widgets/theme/language.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QScopeGuard>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace crosstalk;
using window::MainWindow;

namespace {

constexpr int patience = 60'000; // ms until a condition counts as never met

MainWindow* shownWindow()
{
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<MainWindow*>(each); window && window->isVisible())
            return window;
    return nullptr;
}

/// Opens the menu that has this language and presses Enter on it, as a hand would.
bool chooseLanguage(const MainWindow& window, const QString& code)
{
    for (QAction* action : window.commands().languages)
        if (action->data().toString() == code)
            for (QObject* each : action->associatedObjects())
                if (auto* menu = qobject_cast<QMenu*>(each)) {
                    menu->popup(window.geometry().center());
                    menu->setActiveAction(action);
                    QTest::keyClick(menu, Qt::Key_Return);
                    return true;
                }
    return false;
}

/// What stands above all else of the start page, or above the stage.
QString saidOn(const MainWindow& window)
{
    const auto* notice = window.findChild<QLabel*>(QStringLiteral("notice"));
    if (notice && notice->isVisible())
        return notice->text();
    const auto* banner = window.findChild<QFrame*>(QStringLiteral("banner"));
    return banner && banner->isVisible() ? banner->accessibleName() : QString();
}

/// Goes from step to step, each as soon as its condition is met; from outside of the window's event
/// loops, which come and go. What takes too long ends the program.
class Script : public QObject
{
public:
    using Step = std::function<bool()>; ///< false: not yet

    explicit Script(std::vector<Step> steps) : m_steps(std::move(steps))
    {
        m_since.start();
        connect(&m_poll, &QTimer::timeout, this, &Script::goOn);
        m_poll.start(20);
    }
    std::size_t done() const { return m_done; }

private:
    void goOn()
    {
        if (m_done < m_steps.size() && m_steps[m_done]())
            ++m_done;
        if (m_done == m_steps.size() || m_since.elapsed() > patience)
            m_poll.stop();
        if (m_done < m_steps.size() && m_since.elapsed() > patience)
            for (QWidget* each : QApplication::topLevelWidgets())
                each->close();
    }

    std::vector<Step> m_steps;
    std::size_t m_done = 0;
    QTimer m_poll;
    QElapsedTimer m_since;
};

} // namespace

class TestRunWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        const auto installation = session::Installation::locate();
        QVERIFY2(installation, installation ? "" : installation.error().sentence().c_str());
        m_installation = *installation;
    }
    void cleanup() { theme::useLanguage(QStringLiteral("en")); }

    void languageOpensTheWindowAnew_data()
    {
        QTest::addColumn<QString>("lesson");
        QTest::newRow("on the start page") << QString();
        QTest::newRow("in a lesson") << QStringLiteral("global-or-shared");
    }

    void languageOpensTheWindowAnew()
    {
        QFETCH(const QString, lesson);
        window::WindowOptions options;
        options.lesson = lesson.toStdString();
        options.language = "en";
        options.size = {1000, 700};
        QPointer<MainWindow> first;
        QString title, restart, language, kept;
        bool starting = false;
        Script script({[&] {
                           first = shownWindow();
                           return first && first->lesson() && first->snapshot()->event > 0;
                       },
                       [&] { return chooseLanguage(*first, QStringLiteral("de")); },
                       [&] { return first.isNull() && shownWindow() != nullptr; },
                       [&] {
                           MainWindow& window = *shownWindow();
                           if (!window.lesson() || window.snapshot()->event == 0)
                               return false;
                           title = QString::fromStdString(window.lesson()->id);
                           starting = window.isStarting();
                           restart = window.commands().restart->text();
                           language = theme::language();
                           kept = window.settings().language;
                           window.close();
                           return true;
                       }});
        QCOMPARE(window::runWindow(*qApp, m_installation, options), 0);
        QCOMPARE(script.done(), std::size_t(4));
        QCOMPARE(language, QStringLiteral("de"));
        QCOMPARE(kept, QStringLiteral("de"));
        QCOMPARE(restart, QStringLiteral("Neu starten"));
        QCOMPARE(starting, lesson.isEmpty());
        if (!lesson.isEmpty())
            QCOMPARE(title, lesson);
    }

    void saysOnceHowProgressIsKept_data()
    {
        QTest::addColumn<bool>("damaged");
        QTest::addColumn<QString>("lesson");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("a damaged file, on the start page")
            << true << QString() << QStringLiteral("en")
            << QStringList{QStringLiteral("Cannot read the progress in"),
                           QStringLiteral("/crosstalk/progress.sqlite"),
                           QStringLiteral("set aside as progress.sqlite.damaged-"),
                           QStringLiteral("put a copy from a backup in its place")};
        QTest::newRow("a folder that nobody can make, in a lesson, in German")
            << false << QStringLiteral("global-or-shared") << QStringLiteral("de")
            << QStringList{QStringLiteral("Kann den Fortschritt nicht in"),
                           QStringLiteral("/crosstalk/progress.sqlite"),
                           QStringLiteral("Du darfst sie oder ihren Ordner nicht beschreiben"),
                           QStringLiteral("bis sich das Fenster schließt")};
    }

    void saysOnceHowProgressIsKept()
    {
        QFETCH(const bool, damaged);
        QFETCH(const QString, lesson);
        QFETCH(const QString, language);
        QFETCH(const QStringList, words);
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        const auto back = qScopeGuard([&] { qputenv("XDG_DATA_HOME", before); });
        const QString data = m_home.filePath(damaged ? QStringLiteral("damaged")
                                                     : QStringLiteral("a-file"));
        if (damaged)
            QVERIFY(QDir().mkpath(data + QStringLiteral("/crosstalk")));
        QFile file(damaged ? data + QStringLiteral("/crosstalk/progress.sqlite") : data);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5000, 'x')) == 5000);
        file.close();
        qputenv("XDG_DATA_HOME", data.toUtf8());

        window::WindowOptions options;
        options.lesson = lesson.toStdString();
        options.language = language.toStdString();
        options.size = {1280, 800};
        QString said, saidLater;
        Script script({[&] {
                           said = shownWindow() ? saidOn(*shownWindow()) : QString();
                           return !said.isEmpty();
                       },
                       [&] { // gone as soon as something else is looked at
                           emit shownWindow()->lessonRequested("global-or-shared");
                           shownWindow()->commands().progress->home->trigger();
                           return shownWindow()->isStarting();
                       },
                       [&] {
                           saidLater = saidOn(*shownWindow());
                           return shownWindow()->close();
                       }});
        QCOMPARE(window::runWindow(*qApp, m_installation, options), 0);
        QVERIFY2(script.done() == 3, qPrintable(QStringLiteral("step %1 was not done in time: %2")
                                                    .arg(script.done() + 1)
                                                    .arg(said)));
        for (const QString& part : words)
            QVERIFY2(said.contains(part), qPrintable(said + QStringLiteral("\nlacks ") + part));
        QCOMPARE(saidLater, QString());
    }

private:
    QTemporaryDir m_home;
    session::Installation m_installation;
};

QTEST_MAIN(TestRunWindow)
#include "tst_runwindow.moc"
