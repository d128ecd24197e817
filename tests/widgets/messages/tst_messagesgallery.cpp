#include "samplemessages.h"
#include "widgets/messages/messageswidget.h"
#include "widgets/messages/sequenceview.h"
#include "widgets/theme/appearance.h"

#include <QDir>
#include <QTest>

using namespace crosstalk;
using theme::Appearance;
using theme::Mode;

// Every sample in both themes and several sizes: no text clipped, none over another. With
// CROSSTALK_GALLERY=folder the pictures are kept there.

class TestMessagesGallery : public QObject
{
    Q_OBJECT

private slots:
    void textsFit_data();
    void textsFit();
};

namespace {

sample::Run runOf(const QString& name)
{
    return name == QLatin1String("talk")    ? sample::conversation()
           : name == QLatin1String("crowd") ? sample::crowd(10'000)
           : name == QLatin1String("ring")  ? sample::ring()
                                            : sample::Run();
}

} // namespace

void TestMessagesGallery::textsFit_data()
{
    QTest::addColumn<QString>("run");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    for (const char* run : {"talk", "crowd", "ring", "empty"}) {
        for (const QSize& size : {QSize(720, 300), QSize(1180, 460)})
            for (const bool dark : {false, true})
                QTest::addRow("%s-%d-%s", run, size.width(), dark ? "dark" : "light")
                    << QString::fromLatin1(run) << size << dark << 1.0;
        QTest::addRow("%s-large", run)
            << QString::fromLatin1(run) << QSize(1500, 800) << true << 2.0;
        QTest::addRow("%s-small", run)
            << QString::fromLatin1(run) << QSize(420, 200) << false << 1.0;
    }
}

void TestMessagesGallery::textsFit()
{
    QFETCH(QString, run);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(double, scale);
    Appearance::instance().set(dark ? Mode::Dark : Mode::Light, scale);
    messages::MessagesWidget widget;
    widget.resize(size);
    widget.setSnapshot(runOf(run).snapshot);
    if (run == QLatin1String("talk"))
        widget.diagram().showAll();
    const QPixmap picture = widget.grab();
    const QString folder = qEnvironmentVariable("CROSSTALK_GALLERY");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(QLatin1String(QTest::currentDataTag()) +
                                                   QStringLiteral(".png"))));
    const auto boxes = widget.diagram().painted().textBoxes();
    QVERIFY(!boxes.isEmpty());
    const QRectF all(widget.diagram().rect());
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        QVERIFY2(boxes[i].box.contains(boxes[i].rect), qPrintable(boxes[i].text));
        QVERIFY2(all.contains(boxes[i].rect), qPrintable(boxes[i].text));
        for (qsizetype k = i + 1; k < boxes.size(); ++k)
            QVERIFY2(!boxes[i].rect.intersects(boxes[k].rect),
                     qPrintable(boxes[i].text + QStringLiteral(" × ") + boxes[k].text));
    }
}

QTEST_MAIN(TestMessagesGallery)
#include "tst_messagesgallery.moc"
