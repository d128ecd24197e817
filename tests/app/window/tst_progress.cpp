#include "app/window/progress.h"
#include "app/window/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk;
using window::Progress;

class TestProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersCheckpoints();
    void remembersPredictions();
    void settingsComeBack();
    void strangeSettingsAreMadeFit();

private:
    QTemporaryDir m_folder;
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
};

void TestProgress::remembersCheckpoints()
{
    const QString path = file("deep/progress.sqlite");
    Progress first(path);
    QVERIFY(first.reach("lost-update", "lost"));
    QVERIFY(!first.reach("lost-update", "lost"));
    QVERIFY(first.reach("lost-update", "mutex"));
    QVERIFY(first.reach("full-pipe", "filled"));
    const Progress second(path);
    QVERIFY((second.reached("lost-update") == std::set<std::string>{"lost", "mutex"}));
    QVERIFY(second.reached("unknown").empty());
}

void TestProgress::remembersPredictions()
{
    const QString path = file("predictions.sqlite");
    Progress first(path);
    first.setPrediction("lost-update", {1, 3, true, true, -1});
    lessonpane::PredictionState state = Progress(path).prediction("lost-update");
    QCOMPARE(state.chosen, 1);
    QCOMPARE(state.sure, 3);
    QVERIFY(state.locked);
    QVERIFY(!state.running); // a run does not outlive the program
    QCOMPARE(state.happened, -1);
    QVERIFY(!Progress(path).prediction("full-pipe").locked);
    first.setPrediction("lost-update", {1, 3, true, false, 0, 2, 0, 1});
    state = Progress(path).prediction("lost-update");
    QCOMPARE(state.seen, 2);
    QCOMPARE(state.recorded, 0);
    QCOMPARE(state.transfer, 1);
    // What a class predicted is nobody's own answer.
    first.setPrediction("full-pipe", {-1, 0, false, false, 2, 1, 2});
    state = Progress(path).prediction("full-pipe");
    QCOMPARE(state.happened, -1);
    QCOMPARE(state.seen, -1);
}

void TestProgress::settingsComeBack()
{
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder.path()));
    window::Settings settings;
    settings.size = {1500, 900};
    settings.mode = theme::Mode::Dark;
    settings.scale = 1.5;
    settings.tab = 1;
    settings.reducedMotion = true;
    settings.lesson = QStringLiteral("full-pipe");
    settings.write();
    const window::Settings back = window::Settings::read();
    QCOMPARE(back.size, settings.size);
    QVERIFY(back.mode == theme::Mode::Dark);
    QCOMPARE(back.scale, 1.5);
    QCOMPARE(back.tab, 1);
    QVERIFY(back.reducedMotion);
    QCOMPARE(back.lesson, settings.lesson);
}

void TestProgress::strangeSettingsAreMadeFit()
{
    window::Settings settings;
    settings.size = {3, 3};
    settings.scale = 90;
    settings.write();
    const window::Settings back = window::Settings::read();
    QVERIFY(back.size.width() >= 900 && back.size.height() >= 600);
    QVERIFY(back.scale <= 4);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
