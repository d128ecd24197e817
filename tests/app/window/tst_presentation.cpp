#include "app/window/presentation.h"
#include "tests/app/window/samples.h"
#include "widgets/controls/choicebuttons.h"
#include "widgets/controls/labels.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"

#include <QTest>

using namespace crosstalk;
using window::Presentation;

class TestPresentation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typeScalesFrom1080();
    void showsChoiceLinesAndVerdict();
    void noTypeIsSmaller();
};

void TestPresentation::typeScalesFrom1080()
{
    QCOMPARE(Presentation::smallestType(1080), 32.0); // 24 pt
    QCOMPARE(Presentation::smallestType(2160), 64.0);
    QVERIFY(Presentation::smallestType(800) > 23);
}

void TestPresentation::showsChoiceLinesAndVerdict()
{
    Presentation view;
    view.resize(1920, 1080);
    view.setLesson(samples::lesson("lost-update"));
    view.setSnapshot(samples::race());
    view.show();
    QStringList words;
    for (const auto* label : view.findChildren<controls::ElidedLabel*>())
        if (label->isVisible())
            words << label->accessibleName();
    const QString all = words.join(QLatin1Char('\n'));
    QVERIFY(all.contains(QStringLiteral("account->balance = seen + 1;")));
    QVERIFY(all.contains(QStringLiteral("race on balance")));
    int checked = 0;
    for (const auto* segment : view.findChildren<controls::Segment*>())
        checked += segment->isVisible() && segment->isChecked() &&
                   segment->text() == QLatin1String("none");
    QCOMPARE(checked, 1);
}

void TestPresentation::noTypeIsSmaller()
{
    Presentation view;
    view.resize(1920, 1080);
    view.setLesson(samples::lesson("full-pipe"));
    view.setSnapshot(samples::fullPipe());
    view.show();
    int seen = 0;
    for (const auto* label : view.findChildren<QLabel*>())
        if (label->isVisible() && !label->text().isEmpty()) {
            QVERIFY2(label->fontInfo().pixelSize() >= 32, qPrintable(label->text()));
            ++seen;
        }
    QVERIFY(seen >= 3);
    // What the stage paints: no lower than a line of that type.
    const auto* stage = view.findChild<stage::StageWidget*>();
    const theme::Theme theme = theme::current().scaled(1);
    const double line = std::min(QFontMetricsF(theme.sans(32)).height(),
                                 QFontMetricsF(theme.mono(32)).height());
    QVERIFY(stage && stage->textBoxes().size() > 5);
    for (const theme::TextBox& each : stage->textBoxes())
        QVERIFY2(each.rect.height() > line - 1.5, qPrintable(each.text));
}

QTEST_MAIN(TestPresentation)
#include "tst_presentation.moc"
