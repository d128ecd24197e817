#include "app/window/screenshot.h"
#include "tests/app/window/samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk;

class TestScreenshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void themesDiffer();
    void pixelRatio();
    void presentationDiffers();
    void theTabIsShown();
    void savesAPicture();
    void saysWhereItCannot();
};

void TestScreenshot::themesDiffer()
{
    window::Look light, dark;
    light.mode = theme::Mode::Light;
    dark.mode = theme::Mode::Dark;
    const auto lesson = samples::lesson("lost-update");
    const QImage one = window::drawWindow(*lesson, samples::race(), light);
    const QImage other = window::drawWindow(*lesson, samples::race(), dark);
    QCOMPARE(one.size(), QSize(1280, 800));
    QVERIFY(one.pixelColor(140, 760).lightness() > 200);
    QVERIFY(other.pixelColor(140, 760).lightness() < 80);
}

void TestScreenshot::pixelRatio()
{
    window::Look look;
    look.pixelRatio = 2;
    QCOMPARE(window::drawWindow(*samples::lesson("full-pipe"), samples::fullPipe(), look).size(),
             QSize(2560, 1600));
}

void TestScreenshot::presentationDiffers()
{
    window::Look plain, presenting;
    presenting.presenting = true;
    const auto lesson = samples::lesson("lost-update");
    QVERIFY(window::drawWindow(*lesson, samples::race(), plain) !=
            window::drawWindow(*lesson, samples::race(), presenting));
}

void TestScreenshot::theTabIsShown()
{
    window::Look timeline, waits;
    waits.tab = 3;
    const auto lesson = samples::lesson("full-pipe");
    QVERIFY(window::drawWindow(*lesson, samples::fullPipe(), timeline) !=
            window::drawWindow(*lesson, samples::fullPipe(), waits));
}

void TestScreenshot::savesAPicture()
{
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("shot.png")).toStdString();
    const auto saved =
        window::renderScreenshot(*samples::lesson("lost-update"), samples::race(), {}, file);
    QVERIFY2(saved.has_value(), saved ? "" : saved.error().sentence().c_str());
    QCOMPARE(QImage(QString::fromStdString(file.string())).size(), QSize(1280, 800));
}

void TestScreenshot::saysWhereItCannot()
{
    const auto saved = window::renderScreenshot(*samples::lesson("lost-update"), samples::race(),
                                                {}, "/nonexistent/folder/shot.png");
    QVERIFY(!saved);
    QVERIFY(saved.error().sentence().find("/nonexistent/folder/shot.png") != std::string::npos);
}

QTEST_MAIN(TestScreenshot)
#include "tst_screenshot.moc"
