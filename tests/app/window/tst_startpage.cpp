#include "app/window/startpage.h"
#include "tests/app/window/samples.h"
#include "widgets/controls/labels.h"
#include "widgets/course/coursemap.h"
#include "widgets/course/lessonrow.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace crosstalk;
using course::LessonRow;
using window::StartPage;

Q_DECLARE_METATYPE(std::string)

class TestStartPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    }
    void init();
    void cleanup() { m_page.reset(); }
    void offersWhatThereIs();
    void goesOnWhereOneWas();
    void rowsOpenTheirLesson();
    void rowsSayWhatTheyRestOn();
    void commandIsReady();
    void learnersTakeTurns();
    void saysThatTheRunIsOver();
    void everythingHasANameAndAKey();
    void looks_data();
    void looks();

private:
    LessonRow* row(int number) const { return m_page->findChildren<LessonRow*>().at(number - 1); }
    QTemporaryDir m_home;
    QAction m_open{QStringLiteral("Open recording")};
    std::unique_ptr<StartPage> m_page;
};

namespace {

std::vector<course::CourseGroup> threeLessons()
{
    return {{QStringLiteral("Why talk at all"),
             {{"tickets", QStringLiteral("Two clerks"), QStringLiteral("They know."), 1, 8, 6, 6, {}},
              {"globals", QStringLiteral("Global or shared?"), QStringLiteral("Shared."), 2, 8, 2,
               5, {"tickets"}}}},
            {QStringLiteral("Pipes"),
             {{"full", QStringLiteral("The full pipe"), QStringLiteral("It fails."), 3, 10, 0, 4,
               {"globals", "tickets"}}}}};
}

} // namespace

void TestStartPage::init()
{
    m_page = std::make_unique<StartPage>(&m_open);
    m_page->resize(1280, 800);
    m_page->setGroups(threeLessons());
    m_page->setPlace({}, {});
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestStartPage::offersWhatThereIs()
{
    QSignalSpy first(m_page.get(), &StartPage::firstRequested);
    m_page->focusFirst();
    auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(button && button->text().contains(QStringLiteral("Two clerks")));
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(first.count(), 1);
}

void TestStartPage::goesOnWhereOneWas()
{
    m_page->setPlace("globals", QStringLiteral("Global or shared?"));
    m_page->focusFirst();
    QSignalSpy on(m_page.get(), &StartPage::continueRequested);
    auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(button && button->text().contains(QStringLiteral("Global or shared?")));
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(on.count(), 1);
}

void TestStartPage::rowsOpenTheirLesson()
{
    std::string chosen;
    connect(m_page.get(), &StartPage::lessonRequested, this,
            [&](const std::string& lesson) { chosen = lesson; });
    QTest::keyClick(row(2), Qt::Key_Space);
    QCOMPARE(chosen, std::string("globals"));
    QTest::mouseClick(row(3), Qt::LeftButton);
    QCOMPARE(chosen, std::string("full"));
}

void TestStartPage::rowsSayWhatTheyRestOn()
{
    const QString words = row(3)->accessibleDescription();
    for (const char* part : {"10 minutes", "It fails.", "2 · Global or shared?", "1 · Two clerks",
                             "not begun."})
        QVERIFY2(words.contains(QString::fromUtf8(part)), qPrintable(words));
    QVERIFY(row(1)->accessibleDescription().contains(QStringLiteral("done.")));
    QVERIFY(row(2)->accessibleDescription().contains(QStringLiteral("2 of 5 steps done.")));
    QSignalSpy described(m_page->findChild<course::CourseMap*>(), &course::CourseMap::described);
    row(3)->setFocus();
    QCOMPARE(described.last().at(0).toString(), words);
}

void TestStartPage::commandIsReady()
{
    QSignalSpy watch(m_page.get(), &StartPage::watchRequested);
    auto* line = m_page->findChildren<QComboBox*>().first();
    QCOMPARE(line->currentText(), QStringLiteral("ls | grep txt"));
    line->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(watch.count(), 1);
    QCOMPARE(watch.first().at(0).toString(), QStringLiteral("ls | grep txt"));
}

void TestStartPage::learnersTakeTurns()
{
    m_page->setLearners({QString(), QStringLiteral("Ada")}, {});
    QSignalSpy chosen(m_page.get(), &StartPage::learnerChosen);
    QComboBox* names = m_page->findChildren<QComboBox*>().last();
    names->setFocus();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Bob"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).toString(), QStringLiteral("Bob"));
}

void TestStartPage::everythingHasANameAndAKey()
{
    int seen = 0;
    for (QWidget* widget : m_page->findChildren<QWidget*>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        auto* button = qobject_cast<QAbstractButton*>(widget);
        const QString name = button && widget->accessibleName().isEmpty()
                                 ? button->text()
                                 : widget->accessibleName();
        const bool inner = widget->parentWidget() && qobject_cast<QComboBox*>(widget->parentWidget());
        QVERIFY2(!name.isEmpty() || inner, widget->metaObject()->className());
        ++seen;
    }
    QVERIFY2(seen >= 8, qPrintable(QString::number(seen)));
}

void TestStartPage::looks_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
        for (const bool dark : {false, true})
            QTest::addRow("%dx%d %s", size.width(), size.height(), dark ? "dark" : "light")
                << size << dark;
}

void TestStartPage::saysThatTheRunIsOver()
{
    const auto says = [this](const QString& words) {
        const auto captions = m_page->findChildren<controls::Caption*>();
        return std::ranges::any_of(captions, [&](const controls::Caption* each) {
            return each->text().startsWith(words);
        });
    };
    m_page->setLesson(*samples::lesson("lost-update"));
    m_page->setSnapshot(samples::race());
    QVERIFY(says(QStringLiteral("RUNNING NOW: ")));
    auto over = std::make_shared<world::Snapshot>(*samples::race());
    over->run = world::RunState::Finished;
    m_page->setSnapshot(over);
    QVERIFY(says(QStringLiteral("THE LAST RUN: ")));
    QVERIFY(!says(QStringLiteral("RUNNING NOW: ")));
}

/// No row is wider than its column or lies over another one.
void TestStartPage::looks()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, dark);
    theme::Appearance::instance().setMode(dark ? theme::Mode::Dark : theme::Mode::Light);
    m_page->setLesson(*samples::lesson("lost-update"));
    m_page->setSnapshot(samples::race());
    m_page->resize(size);
    QCoreApplication::processEvents();
    const auto rows = m_page->findChildren<LessonRow*>();
    const QWidget* map = m_page->findChild<course::CourseMap*>();
    for (const LessonRow* one : rows) {
        QVERIFY(map->rect().contains(one->geometry()));
        for (const LessonRow* other : rows)
            QVERIFY(one == other || !one->geometry().intersects(other->geometry()));
    }
    QVERIFY(m_page->size() == size); // nothing in it asks for more
    if (const QString folder = qEnvironmentVariable("GALLERY"); !folder.isEmpty())
        m_page->grab().save(QStringLiteral("%1/start-%2-%3.png")
                                .arg(folder)
                                .arg(size.width())
                                .arg(dark ? QStringLiteral("dark") : QStringLiteral("light")));
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
