#include "widgets/theme/badge.h"
#include "widgets/theme/stylesheet.h"
#include "widgets/theme/theme.h"

#include <QFontInfo>
#include <QImage>
#include <QTest>

#include <set>

using namespace crosstalk::theme;

namespace {

void addPair(const char* theme, const char* what, const QColor& words, const QColor& background)
{
    QTest::addRow("%s %s", theme, what) << words << background;
}

void addProcess(const char* theme, const Theme& t, int process)
{
    const Palette& p = t.palette();
    const ProcessColours& c = t.process(process);
    const auto add = [&](const char* what, const QColor& words, const QColor& background) {
        QTest::addRow("%s P%d %s", theme, process + 1, what) << words << background;
    };
    add("header", c.onFill, c.fill);
    add("on card", c.text, p.card);
    add("on wash", c.text, c.wash);
    add("on hatching", c.text, c.washLine);
    add("on user space", c.text, p.userSpace);
    add("on kernel", c.text, p.kernel);
    add("on panel", c.text, p.panel);
    add("on sunken", c.text, p.sunken);
    add("words on wash", p.text, c.wash);
    add("words on hatching", p.text, c.washLine);
    add("labels on hatching", p.muted, c.washLine);
    add("dimmed code on wash", p.dim, c.wash);
    // The memory view's warmest cell.
    add("words on heat", p.text, blend(c.main, c.wash, 0.14));
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastOfKnownPairs()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
        QVERIFY(std::abs(contrast(QColor(0x0072b2), Qt::white) - 5.19) < 0.01);
    }

    void readableReachesTheRatioInTheSameHue()
    {
        const QColor orange(0xe69f00);
        const QColor darker = readable(orange, {QColor(Qt::white)});
        QVERIFY(contrast(darker, Qt::white) >= 4.5);
        QVERIFY(contrast(orange, Qt::white) < 4.5);
        QVERIFY(std::abs(darker.hslHue() - orange.hslHue()) <= 2);
        const QColor lighter = readable(QColor(0x0072b2), {QColor(0x0e1217)});
        QVERIFY(contrast(lighter, QColor(0x0e1217)) >= 4.5);
    }

    void everyPairCanBeRead_data()
    {
        QTest::addColumn<QColor>("words");
        QTest::addColumn<QColor>("background");
        for (const Theme& t : {Theme::light(), Theme::dark()}) {
            const char* name = t.isDark() ? "dark" : "light";
            const Palette& p = t.palette();
            const struct
            {
                const char* name;
                QColor colour;
            } surfaces[] = {{"panel", p.panel},   {"card", p.card},     {"user space", p.userSpace},
                            {"kernel", p.kernel}, {"sunken", p.sunken}, {"track", p.track}},
              inks[] = {{"text", p.text}, {"muted", p.muted}};
            for (const auto& surface : surfaces)
                for (const auto& ink : inks)
                    QTest::addRow("%s %s on %s", name, ink.name, surface.name)
                        << ink.colour << surface.colour;
            for (const auto& surface : {p.panel, p.card, p.userSpace, p.kernel, p.sunken}) {
                const QByteArray on = surface.name().toLatin1();
                addPair(name, ("race on " + on).constData(), p.race, surface);
                addPair(name, ("warn on " + on).constData(), p.warn, surface);
                addPair(name, ("good on " + on).constData(), p.good, surface);
                addPair(name, ("accent on " + on).constData(), p.accent, surface);
                addPair(name, ("dim on " + on).constData(), p.dim, surface);
            }
            addPair(name, "strong button", p.onStrong, p.strong);
            addPair(name, "race label", p.onRaceFill, p.raceFill);
            addPair(name, "race wash", p.onRaceWash, p.raceWash);
            addPair(name, "warn wash", p.onWarnWash, p.warnWash);
            addPair(name, "good wash", p.onGoodWash, p.goodWash);
            addPair(name, "chosen", p.text, p.accentWash);
            addPair(name, "accent on chosen", p.accent, p.accentWash);
            addPair(name, "region", p.regionText, p.regionWash);
            addPair(name, "text on region", p.text, p.regionWash);
            for (int i = -1; i < processColours; ++i)
                addProcess(name, t, i);
        }
    }

    void everyPairCanBeRead()
    {
        QFETCH(QColor, words);
        QFETCH(QColor, background);
        const double ratio = contrast(words, background);
        QVERIFY2(
            ratio >= 4.5,
            qPrintable(
                QStringLiteral("%1 on %2 is %3").arg(words.name(), background.name()).arg(ratio)));
    }

    void processesDifferByColourAndShape()
    {
        for (const Theme& t : {Theme::light(), Theme::dark()}) {
            std::set<QRgb> colours;
            for (int i = 0; i < processColours; ++i)
                colours.insert(t.process(i).main.rgb());
            QCOMPARE(int(colours.size()), processColours);
        }
        std::set<BadgeShape> shapes;
        for (int i = 0; i < processColours; ++i)
            shapes.insert(Theme::badge(i));
        QCOMPARE(int(shapes.size()), processColours);
        QCOMPARE(Theme::badge(8), Theme::badge(0));
    }

    void hueOfAProcessIsTheSameInBothThemes()
    {
        for (int i = 0; i < 7; ++i) { // the eighth is a grey
            const int light = Theme::light().process(i).main.hslHue();
            const int dark = Theme::dark().process(i).main.hslHue();
            QVERIFY2(std::abs(light - dark) <= 14, qPrintable(QString::number(i)));
        }
    }

    void badgesStayInTheirBox()
    {
        const QRectF box(10, 20, 12, 12);
        for (int i = 0; i < processColours; ++i)
            QVERIFY(box.adjusted(-1, -1, 1, 2)
                        .contains(badgePath(Theme::badge(i), box).boundingRect()));
    }

    void scaleGrowsFontsAndMeasures()
    {
        const Theme twice = Theme::light(2);
        QCOMPARE(twice.sans(14).pixelSize(), 28);
        QCOMPARE(twice.px(8), 16.0);
        QCOMPARE(Theme::light().scaled(1.5).mono(12).pixelSize(), 18);
    }

    void fontsComeWithTheProgram()
    {
        loadFonts();
        QCOMPARE(QFontInfo(Theme::light().sans()).family(), QStringLiteral("Inter"));
        QCOMPARE(QFontInfo(Theme::light().mono()).family(), QStringLiteral("JetBrains Mono"));
        QVERIFY(QFontInfo(Theme::light().mono()).fixedPitch());
    }

    void styleSheetIsComplete()
    {
        const QString sheet = styleSheet(Theme::dark());
        QVERIFY(!sheet.contains(u'@'));
        QVERIFY(!sheet.contains(QColor().name())); // of a colour that it has no name for
        QVERIFY(sheet.contains(Theme::dark().palette().strong.name()));
        QVERIFY(styleSheet(Theme::dark(2)).contains(QStringLiteral("border-radius: 16px")));
    }

    void hatchingLeavesStripes()
    {
        QImage image(60, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainterPath path;
        path.addRect(0, 0, 60, 60);
        QPainter painter(&image);
        paintHatching(painter, path, Qt::black, 12);
        painter.end();
        int dark = 0;
        for (int x = 0; x < 60; ++x)
            dark += image.pixelColor(x, 30).lightness() < 128;
        QVERIFY2(dark > 8 && dark < 40, qPrintable(QString::number(dark)));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
