#include "widgets/measure/bars.h"
#include "widgets/measure/curves.h"
#include "widgets/measure/measurewidget.h"
#include "widgets/measure/tradeoffs.h"
#include "widgets/measure/words.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"

#include <QImage>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk;
using namespace crosstalk::measuretab;

namespace {

constexpr int patience = 60'000; // ms until a condition counts as never met

/// Figures as they may come, for every cell.
std::vector<measure::Measured> sample()
{
    std::vector<measure::Measured> all;
    for (const measure::Cell& cell : measure::cellsOf({})) {
        measure::Measured result;
        result.cell = cell;
        const double ns = 500.0 * (1 + int(cell.way)) + double(cell.size) / 4;
        result.ns = {ns, ns * 0.9, ns * 1.3, 5};
        result.cpuNs = {ns * 1.5, ns, ns * 2, 5};
        result.crossings = measure::Crossings{2.0 * int(cell.way), 2, 2.0 * double(cell.size)};
        all.push_back(result);
    }
    return all;
}

QPushButton* button(const MeasureWidget& widget, const QString& words)
{
    for (auto* each : widget.findChildren<QPushButton*>())
        if (each->text() == words)
            return each;
    return nullptr;
}

template<class Chart> void verifyTexts(const Chart* chart)
{
    const auto boxes = chart->textBoxes();
    QVERIFY(boxes.size() >= 7);
    for (const theme::TextBox& box : boxes) {
        QVERIFY2(box.rect.left() >= box.box.left() - 1, qPrintable(box.text));
        QVERIFY2(box.rect.right() <= box.box.right() + 1, qPrintable(box.text));
    }
}

} // namespace

class TestMeasureWidget : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::loadFonts(); }

    void nothingMeasuredSaysWhatToDo()
    {
        MeasureWidget widget;
        QVERIFY(button(widget, QStringLiteral("Measure")));
        QVERIFY(!widget.isMeasuring());
    }

    void textsFit_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("width");
        for (const char* language : {"en", "de"})
            for (const int width : {640, 1150}) // in 1280 and in 1920
                QTest::addRow("%s, %d", language, width) << QString::fromLatin1(language) << width;
    }

    void textsFit()
    {
        QFETCH(const QString, language);
        QFETCH(const int, width);
        const auto english = qScopeGuard([] { theme::useLanguage(QStringLiteral("en")); });
        theme::useLanguage(language);
        MeasureWidget widget;
        widget.resize(width, 300);
        widget.setResults(sample());
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QVERIFY2(widget.minimumSizeHint().width() <= width,
                 qPrintable(QString::number(widget.minimumSizeHint().width())));
        verifyTexts(widget.findChild<Curves*>());
        widget.setView(MeasureWidget::Costs);
        verifyTexts(widget.findChild<Bars*>());
    }

    /// Names at the ends of the lines are moved apart, also where all lines end at one point.
    void labelsDoNotOverlap()
    {
        auto results = sample();
        for (auto& result : results)
            result.ns = {1000, 1000, 1000, 1};
        Curves curves;
        curves.resize(640, 220);
        curves.setResults(results);
        const auto boxes = curves.textBoxes();
        for (std::size_t i = 1; i < boxes.size(); ++i)
            QVERIFY(!boxes[i - 1].rect.intersects(boxes[i].rect.adjusted(0, 2, 0, -2)));
        for (const auto& box : boxes)
            QVERIFY(box.box.contains(box.rect));
    }

    void tradesStandBesideWhereThereIsRoom()
    {
        MeasureWidget widget;
        widget.resize(1150, 300);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QVERIFY(widget.findChild<TradeOffs*>()->isVisible());
        QVERIFY(widget.findChild<Curves*>()->isVisible());
        widget.resize(640, 300);
        QTRY_VERIFY(!widget.findChild<TradeOffs*>()->isVisible());
        button(widget, QStringLiteral("Trade-offs"))->click();
        QTRY_VERIFY(widget.findChild<TradeOffs*>()->isVisible());
        QVERIFY(!widget.findChild<Curves*>()->isVisible());
    }

    void noWordOfTheTradesIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("width");
        for (const char* language : {"en", "de"})
            for (const int width : {640, 1000, 1150, 1194})
                QTest::addRow("%s, %d", language, width) << QString::fromLatin1(language) << width;
    }

    void noWordOfTheTradesIsCut()
    {
        QFETCH(const QString, language);
        QFETCH(const int, width);
        const auto english = qScopeGuard([] { theme::useLanguage(QStringLiteral("en")); });
        theme::useLanguage(language);
        MeasureWidget widget;
        widget.setView(MeasureWidget::Trades);
        widget.resize(width, 300);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        auto* trades = widget.findChild<TradeOffs*>();
        QTRY_VERIFY(trades->isVisible());
        QTRY_COMPARE(trades->widget()->width(), trades->viewport()->width());
        QCOMPARE(widget.width(), width); // nothing in it needs more than this
        for (const auto* label : trades->widget()->findChildren<QLabel*>())
            QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }

    void linesGrowAsResultsCome()
    {
        const auto all = sample();
        Curves curves;
        curves.resize(640, 220);
        QCOMPARE(curves.textBoxes().size(), std::size_t(0));
        curves.setResults({all.begin(), all.begin() + 3});
        QCOMPARE(curves.textBoxes().size(), std::size_t(3));
        const QString before = curves.accessibleDescription();
        curves.setResults({all.begin(), all.begin() + 10});
        QVERIFY(curves.accessibleDescription().size() > before.size());
    }

    void measuresForReal()
    {
        MeasureWidget widget;
        measure::Plan plan;
        plan.ways = {measure::Way::Pipe, measure::Way::Queue};
        plan.jobs = {measure::Job::ThereAndBack};
        plan.sizes = {16, 4096};
        plan.runs = 1;
        plan.fillMs = 1;
        widget.setPlan(plan);
        widget.setPrograms(PROGRAMS);
        QSignalSpy started(&widget, &MeasureWidget::started);
        button(widget, QStringLiteral("Measure"))->click();
        QCOMPARE(started.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(widget.results().size(), std::size_t(4), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!widget.isMeasuring(), patience);
        for (const auto& result : widget.results())
            QVERIFY2(!result.absent, result.absent ? result.absent->sentence().c_str() : "");
        QVERIFY(button(widget, QStringLiteral("Measure again")));
    }

    /// Whoever goes from one view to the next finds the buttons where they were.
    void nothingMovesWithTheView()
    {
        MeasureWidget widget;
        widget.resize(640, 300);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        const auto place = [&] {
            widget.layout()->activate();
            return QPair(button(widget, QStringLiteral("Costs"))->geometry(),
                         widget.minimumSizeHint().height());
        };
        const auto empty = place();
        widget.setResults(sample());
        for (const auto view : {MeasureWidget::Latency, MeasureWidget::Throughput,
                                MeasureWidget::Costs, MeasureWidget::Trades}) {
            widget.setView(view);
            QCOMPARE(place(), empty);
        }
    }

    void cancels()
    {
        MeasureWidget widget;
        widget.setPrograms(PROGRAMS);
        widget.start();
        QVERIFY(widget.isMeasuring());
        button(widget, QStringLiteral("Cancel"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!widget.isMeasuring(), patience);
        QVERIFY(widget.results().size() < measure::cellsOf({}).size());
    }

    void saves()
    {
        QTemporaryDir folder;
        MeasureWidget widget;
        widget.resize(640, 300);
        widget.setResults(sample());
        widget.show();
        QVERIFY(widget.savePng(folder.filePath(QStringLiteral("a.png"))));
        QVERIFY(!QImage(folder.filePath(QStringLiteral("a.png"))).isNull());
        QVERIFY(widget.saveCsv(folder.filePath(QStringLiteral("a.csv"))));
        QFile csv(folder.filePath(QStringLiteral("a.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), 1 + int(widget.results().size()));
        QVERIFY(!widget.saveCsv(QStringLiteral("/nowhere/a.csv")));
    }

    void waysDifferByMoreThanColour()
    {
        QSet<QRgb> colours;
        QSet<QByteArray> marks;
        for (const measure::Way way : measure::allWays) {
            colours.insert(colourOf(way).rgb());
            QImage image(32, 32, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setBrush(Qt::black);
            paintMark(painter, way, {16, 16}, 8);
            painter.end();
            marks.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()),
                                    image.sizeInBytes()));
        }
        QCOMPARE(colours.size(), 7);
        QCOMPARE(marks.size(), 7);
    }
};

QTEST_MAIN(TestMeasureWidget)
#include "tst_measurewidget.moc"
