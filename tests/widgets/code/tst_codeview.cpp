#include "widgets/code/codepane.h"
#include "widgets/code/codeview.h"
#include "widgets/code/lineheat.h"

#include <QTest>

using namespace crosstalk;

class TestCodeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longLinesAreWrappedWhole();
    void saysWhoIsWhere();
    void saysSkipped();
    void heatOfARunningProcess();
    void oneViewASource();

private:
    static QString words(const code::CodeView& view);
};

namespace {

const char* const program =
    "if (sync == Mutex)\n"
    "    lock();\n"
    "a_long_name(first_argument, second_argument, third_argument, fourth);\n";

lesson::Lesson lessonOf()
{
    lesson::Lesson lesson;
    lesson::Choice choice;
    choice.name = "sync";
    choice.options = {{"none", "none", {}}, {"mutex", "mutex", {}}};
    lesson.choices = {choice};
    lesson::Program run;
    run.source = "p.cpp";
    lesson.programs = {run};
    lesson.sources["p.cpp"] = program;
    return lesson;
}

world::Snapshot at(int line, int option)
{
    world::Snapshot snapshot;
    snapshot.gateClosed = true;
    world::ProcessView process;
    process.state = world::ProcessState::Held;
    process.at = {"p.cpp", line};
    snapshot.processes = {process};
    snapshot.settings = {{"sync", option}};
    return snapshot;
}

} // namespace

QString TestCodeView::words(const code::CodeView& view)
{
    QStringList all;
    for (const theme::TextBox& box : view.textBoxes())
        all << box.text.trimmed();
    return all.join(QLatin1Char('|'));
}

void TestCodeView::longLinesAreWrappedWhole()
{
    code::CodeView view;
    view.resize(300, 300);
    view.setSource("p.cpp", program);
    view.show();
    const QString all = words(view);
    QVERIFY(!all.contains(QStringLiteral("third_argument, fourth);|")));
    QVERIFY(QString(all)
                .remove(QLatin1Char('|'))
                .remove(QLatin1Char(' '))
                .contains(QStringLiteral("third_argument,fourth);")));
    for (const theme::TextBox& box : view.textBoxes())
        QVERIFY2(box.box.contains(box.rect), qPrintable(box.text));
}

void TestCodeView::saysWhoIsWhere()
{
    code::CodeView view;
    view.resize(330, 300);
    view.setSource("p.cpp", program);
    view.setSnapshot(lessonOf(), at(2, 1));
    QVERIFY(words(view).contains(QStringLiteral("lock();|P1 here")));
}

void TestCodeView::saysSkipped()
{
    code::CodeView view;
    view.resize(330, 300);
    view.setSource("p.cpp", program);
    view.setSnapshot(lessonOf(), at(1, 0));
    QVERIFY(words(view).contains(QStringLiteral("lock();|skipped")));
    view.setSnapshot(lessonOf(), at(1, 1));
    QVERIFY(!words(view).contains(QStringLiteral("skipped")));
    view.setSnapshot(lessonOf(), at(2, 0)); // a process that is there was let in before the change
    QVERIFY(!words(view).contains(QStringLiteral("skipped")));
}

void TestCodeView::heatOfARunningProcess()
{
    code::LineHeat heat;
    world::Snapshot snapshot = at(1, 0);
    snapshot.gateClosed = false;
    snapshot.processes[0].state = world::ProcessState::Running;
    for (int i = 0; i < 20; ++i) {
        snapshot.processes[0].at.line = i % 4 == 0 ? 1 : 3;
        heat.add(snapshot);
    }
    QCOMPARE(heat.on("p.cpp", 1).at(0).share, 0.25);
    QCOMPARE(heat.on("p.cpp", 3).at(0).share, 0.75);
    QVERIFY(heat.on("p.cpp", 2).empty());
    heat.add(at(2, 0)); // held: it is on one line only
    QVERIFY(heat.on("p.cpp", 3).empty());
    QVERIFY(heat.on("p.cpp", 2).at(0).still);
}

void TestCodeView::oneViewASource()
{
    auto lesson = std::make_shared<lesson::Lesson>(lessonOf());
    lesson->programs.push_back(lesson->programs.front()); // the same source twice
    code::CodePane pane;
    pane.setLesson(lesson);
    QCOMPARE(pane.views().size(), std::size_t(1));
}

QTEST_MAIN(TestCodeView)
#include "tst_codeview.moc"
