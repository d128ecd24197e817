#include "widgets/compare/comparewidget.h"
#include "widgets/theme/appearance.h"

#include <QTest>

using namespace crosstalk;

namespace {

world::WayView way(int number, const char* name, std::uint64_t ns)
{
    world::WayView view;
    view.way = number;
    view.name = name;
    view.requests = 12'345;
    view.calls = 4.5;
    view.copies = 4;
    view.bytes = 128;
    view.timed = ns != 0 ? 200 : 0;
    view.medianNs = ns;
    view.lowNs = ns / 2;
    view.highNs = ns * 2;
    return view;
}

std::shared_ptr<const world::Snapshot> fiveWays()
{
    auto snapshot = std::make_shared<world::Snapshot>();
    snapshot->ways = {way(0, "pipe", 9'400), way(1, "Unix socket", 12'000), way(2, "TCP", 31'000),
                      way(3, "POSIX queue", 0), way(4, "remote call (gRPC)", 1'240'000)};
    return snapshot;
}

} // namespace

class TestCompareWidget : public QObject
{
    Q_OBJECT

private slots:
    void saysThatThereIsNothingYet();
    void showsARowAWay();
    void textStaysInItsBox_data();
    void textStaysInItsBox();
    void tellsAScreenReader();
};

static QStringList textsOf(const compare::CompareWidget& widget)
{
    QStringList texts;
    for (const theme::TextBox& box : widget.textBoxes())
        texts << box.text;
    return texts;
}

void TestCompareWidget::saysThatThereIsNothingYet()
{
    compare::CompareWidget widget;
    widget.resize(700, 260);
    widget.setSnapshot(std::make_shared<world::Snapshot>());
    QCOMPARE(textsOf(widget).size(), 1);
    QVERIFY(textsOf(widget).first().startsWith(QStringLiteral("Nothing to compare yet")));
}

void TestCompareWidget::showsARowAWay()
{
    compare::CompareWidget widget;
    widget.resize(780, 260);
    widget.setSnapshot(fiveWays());
    const QStringList texts = textsOf(widget);
    for (const char* expected :
         {"pipe", "Unix socket", "TCP", "POSIX queue", "9.4 µs", "31 µs", "1.2 ms", "paced", "4.5"})
        QVERIFY2(texts.contains(QString::fromUtf8(expected)), expected);
}

void TestCompareWidget::textStaysInItsBox_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280x800") << QSize(700, 240);
    QTest::newRow("1920x1080") << QSize(1180, 380);
}

void TestCompareWidget::textStaysInItsBox()
{
    QFETCH(QSize, size);
    compare::CompareWidget widget;
    widget.resize(size);
    widget.setSnapshot(fiveWays());
    for (const theme::TextBox& box : widget.textBoxes()) {
        QVERIFY2(box.rect.width() <= box.box.width() + 1 &&
                     box.rect.height() <= box.box.height() + 1,
                 qPrintable(box.text));
        QVERIFY2(QRectF(QPointF(), QSizeF(size)).contains(box.box), qPrintable(box.text));
    }
}

void TestCompareWidget::tellsAScreenReader()
{
    compare::CompareWidget widget;
    widget.setSnapshot(fiveWays());
    QVERIFY(widget.accessibleDescription().contains(QStringLiteral("TCP: 12345 requests")));
}

QTEST_MAIN(TestCompareWidget)
#include "tst_comparewidget.moc"
