#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

using namespace crosstalk::theme;

class TestAppearance : public QObject
{
    Q_OBJECT

private slots:
    void modesGiveThemes()
    {
        Appearance& appearance = Appearance::instance();
        QSignalSpy changed(&appearance, &Appearance::changed);
        appearance.setMode(Mode::Dark);
        QVERIFY(current().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().palette().panel);
        appearance.setMode(Mode::Light);
        QVERIFY(!current().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::WindowText),
                 Theme::light().palette().text);
        QCOMPARE(changed.count(), 2);
    }

    void scaleIsKeptWithinReason()
    {
        Appearance& appearance = Appearance::instance();
        appearance.setScale(1.5);
        QCOMPARE(appearance.scale(), 1.5);
        QCOMPARE(QApplication::font().pixelSize(), 21);
        appearance.setScale(100);
        QCOMPARE(appearance.scale(), 4.0);
        appearance.setScale(1);
    }

    void systemModeFollowsTheDesktop()
    {
        Appearance& appearance = Appearance::instance();
        appearance.setMode(Mode::System);
        QCOMPARE(appearance.mode(), Mode::System);
        // The offscreen platform's own palette is light.
        QVERIFY(!current().isDark());
    }
};

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
