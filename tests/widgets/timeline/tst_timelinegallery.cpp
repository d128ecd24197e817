#include "sampleruns.h"

#include "widgets/theme/appearance.h"
#include "widgets/timeline/timelinewidget.h"

#include <QDir>
#include <QTest>

using crosstalk::theme::Appearance;
using crosstalk::theme::Mode;
using crosstalk::timeline::TimelineWidget;

// Every sample run in both themes and several sizes: no text clipped, none over another. With
// CROSSTALK_GALLERY=folder the pictures are kept there.

class TestTimelineGallery : public QObject
{
    Q_OBJECT

private slots:
    void textsFit_data();
    void textsFit();
};

namespace {

sample::Run runOf(const QString& name)
{
    return name == QLatin1String("race")     ? sample::lostUpdate()
           : name == QLatin1String("lost")   ? sample::lostUpdate(true)
           : name == QLatin1String("pipe")   ? sample::fullPipe()
           : name == QLatin1String("family") ? sample::family()
                                             : sample::crowd(200'000);
}

QString inWords(const crosstalk::theme::TextBox& box)
{
    QString text;
    QDebug(&text) << box.text << box.rect << box.box;
    return text;
}

quint64 spanOf(const QString& name)
{
    return name == QLatin1String("pipe")                                    ? 4'400 * sample::ms
           : name == QLatin1String("race") || name == QLatin1String("lost") ? 1'550 * sample::ms
                                                                            : 2'600 * sample::ms;
}

} // namespace

void TestTimelineGallery::textsFit_data()
{
    QTest::addColumn<QString>("run");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    for (const char* run : {"race", "lost", "pipe", "crowd", "family"}) {
        for (const QSize& size : {QSize(700, 300), QSize(1180, 400)}) {
            for (const bool dark : {false, true})
                QTest::addRow("%s-%d-%s", run, size.width(), dark ? "dark" : "light")
                    << QString::fromLatin1(run) << size << dark << 1.0;
        }
        QTest::addRow("%s-large", run)
            << QString::fromLatin1(run) << QSize(1400, 640) << true << 2.0;
        QTest::addRow("%s-small", run)
            << QString::fromLatin1(run) << QSize(420, 230) << false << 1.0;
    }
}

void TestTimelineGallery::textsFit()
{
    QFETCH(QString, run);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(double, scale);
    Appearance::instance().set(dark ? Mode::Dark : Mode::Light, scale);
    TimelineWidget widget;
    widget.resize(size);
    widget.setFollowSpan(spanOf(run));
    widget.setSnapshot(runOf(run).snapshot);
    const QPixmap picture = widget.grab();
    const QString folder = qEnvironmentVariable("CROSSTALK_GALLERY");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(QLatin1String(QTest::currentDataTag()) +
                                                   QStringLiteral(".png"))));
    const auto boxes = widget.textBoxes();
    QVERIFY(boxes.size() >= 4);
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        QVERIFY2(boxes[i].box.contains(boxes[i].rect), qPrintable(inWords(boxes[i])));
        QVERIFY2(QRectF(widget.rect()).contains(boxes[i].rect), qPrintable(boxes[i].text));
        for (qsizetype k = i + 1; k < boxes.size(); ++k)
            QVERIFY2(!boxes[i].rect.intersects(boxes[k].rect),
                     qPrintable(boxes[i].text + QStringLiteral(" × ") + boxes[k].text));
    }
}

QTEST_MAIN(TestTimelineGallery)
#include "tst_timelinegallery.moc"
