#include "samplewaits.h"
#include "widgets/theme/appearance.h"
#include "widgets/waits/waitsview.h"
#include "widgets/waits/waitswidget.h"

#include <QDir>
#include <QTest>

using namespace crosstalk;
using theme::Appearance;
using theme::Mode;

// Every sample in both themes and several sizes: no text clipped, none over another, no node over
// another. With CROSSTALK_GALLERY=folder the pictures are kept there.

class TestWaitsGallery : public QObject
{
    Q_OBJECT

private slots:
    void textsFit_data();
    void textsFit();
};

void TestWaitsGallery::textsFit_data()
{
    QTest::addColumn<QString>("moment");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    for (const char* moment : {"locks", "pipes", "any", "timed", "lost", "nobody", "orders", "five",
                               "eight", "crowd", "mixture", "empty"}) {
        for (const QSize& size : {QSize(780, 300), QSize(1180, 460)})
            for (const bool dark : {false, true})
                QTest::addRow("%s-%d-%s", moment, size.width(), dark ? "dark" : "light")
                    << QString::fromLatin1(moment) << size << dark << 1.0;
        QTest::addRow("%s-large", moment)
            << QString::fromLatin1(moment) << QSize(1500, 800) << true << 2.0;
        QTest::addRow("%s-small", moment)
            << QString::fromLatin1(moment) << QSize(480, 220) << false << 1.0;
    }
}

void TestWaitsGallery::textsFit()
{
    QFETCH(QString, moment);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(double, scale);
    Appearance::instance().set(dark ? Mode::Dark : Mode::Light, scale);
    waits::WaitsWidget widget;
    widget.resize(size);
    widget.setSnapshot(sample::byName(moment.toStdString()).snapshot);
    widget.setSelected(0);
    const QPixmap picture = widget.grab();
    const QString folder = qEnvironmentVariable("CROSSTALK_GALLERY");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(QLatin1String(QTest::currentDataTag()) +
                                                   QStringLiteral(".png"))));
    waits::WaitsView& view = widget.graphView();
    const auto boxes = view.textBoxes();
    QVERIFY(!boxes.empty());
    const QRectF all(view.rect());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        QVERIFY2(boxes[i].box.adjusted(-1, -2, 1, 2).contains(boxes[i].rect),
                 qPrintable(boxes[i].text));
        QVERIFY2(all.contains(boxes[i].rect), qPrintable(boxes[i].text));
        for (std::size_t k = i + 1; k < boxes.size(); ++k)
            QVERIFY2(!boxes[i].rect.intersects(boxes[k].rect),
                     qPrintable(boxes[i].text + QStringLiteral(" × ") + boxes[k].text));
    }
    const auto items = view.items();
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t k = i + 1; k < items.size(); ++k)
            QVERIFY2(!items[i].rect.intersects(items[k].rect),
                     qPrintable(items[i].name + QStringLiteral(" × ") + items[k].name));
    if (size.width() >= 780) // all of them have a place
        QCOMPARE(view.nodes().objects.size(), view.graph().objects().size());
}

QTEST_MAIN(TestWaitsGallery)
#include "tst_waitsgallery.moc"
