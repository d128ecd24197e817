#include "samplemessages.h"
#include "widgets/messages/messageswidget.h"
#include "widgets/messages/sequenceview.h"
#include "widgets/messages/words.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace crosstalk::messages;

namespace {

QStringList textsOf(SequenceView& view)
{
    view.grab();
    QStringList texts;
    for (const auto& box : view.painted().textBoxes())
        texts << box.text;
    return texts;
}

} // namespace

class TestSequenceView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        crosstalk::theme::Appearance::instance().set(crosstalk::theme::Mode::Light, 1);
    }

    void nothingYetIsSaid()
    {
        SequenceView view;
        view.resize(700, 300);
        QVERIFY(textsOf(view).join(QLatin1Char(' ')).contains(QStringLiteral("appear here")));
        QCOMPARE(view.painted().arrowCount(), 0u);
    }

    void oneSendIsNotOneReceive()
    {
        SequenceView view;
        view.resize(1100, 700);
        view.setSnapshot(sample::conversation().snapshot);
        const QStringList texts = textsOf(view);
        QVERIFY2(texts.contains(QStringLiteral("\"hel\" · 3 B")), qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains(QStringLiteral("\"lo\" · 2 B")));
        QVERIFY(texts.contains(QStringLiteral("\"HTTP/1.1…\" · 4 KiB")));
        QVERIFY(texts.contains(QStringLiteral("20 ms · the first 1024 of 4096")));
        QVERIFY(texts.contains(QStringLiteral("the rest: 3 KiB")));
        QVERIFY(texts.contains(QStringLiteral("Debit(\"ada\", 10) · 40 B")));
        QVERIFY(texts.contains(QStringLiteral("lost")));
        // Six sends, four arrivals, one rest, one loss.
        QCOMPARE(view.painted().arrowCount(), 12u);
    }

    void sleepersAndConnectionsAreNamed()
    {
        auto run = sample::conversation();
        crosstalk::world::Sleep sleep;
        sleep.call = "recv";
        run.snapshot->processes[0].sleep = sleep;
        run.snapshot->channels[0].messages.emplace().connections = true;
        crosstalk::world::Message connecting;
        connecting.channel = 0;
        QCOMPARE(arrowText(connecting, *run.snapshot), QStringLiteral("connect"));
        SequenceView view;
        view.resize(1100, 700);
        view.setSnapshot(run.snapshot);
        QVERIFY(textsOf(view).contains(QStringLiteral("asleep in recv")));
    }

    // The stage goes back to before the channel was made; the diagram knows it still.
    void whatComesLaterHasItsName()
    {
        auto run = sample::conversation();
        run.history->messageLog().nameChannel(0, "socket");
        auto earlier = std::make_shared<crosstalk::world::Snapshot>(*run.snapshot);
        earlier->channels.clear();
        earlier->live = false;
        earlier->now = 1;
        SequenceView view;
        view.resize(1100, 700);
        view.setSnapshot(earlier);
        view.showAll();
        QVERIFY(textsOf(view).contains(QStringLiteral("socket")));
    }

    // The same log, seen from an earlier moment: what came later has not happened.
    void whatIsReceivedLaterHangs()
    {
        auto run = sample::conversation();
        SequenceView view;
        view.resize(1100, 700);
        view.setSnapshot(run.snapshot);
        view.showRange(0, 200 * sample::ms);
        view.grab();
        const double y =
            view.painted().layoutFor(view.size()).plot.top() + view.axis().toPixel(20 * sample::ms);
        const auto at = [&] {
            for (double x = 100; x < 900; x += 3)
                if (const auto hit = view.painted().hitAt({x, y}))
                    return hit->words;
            return QString();
        };
        QVERIFY2(at().contains(QStringLiteral("P2 receives it at")), qPrintable(at()));
        auto earlier = std::make_shared<crosstalk::world::Snapshot>(*run.snapshot);
        earlier->live = false;
        earlier->now = 40 * sample::ms;
        view.setSnapshot(earlier);
        view.grab();
        QVERIFY2(at().contains(QStringLiteral("Nobody has received it at this moment")),
                 qPrintable(at()));
    }

    void clicksMoveTime()
    {
        SequenceView view;
        view.resize(1100, 700);
        view.setSnapshot(sample::conversation().snapshot);
        view.showRange(0, 200 * sample::ms);
        view.grab();
        QSignalSpy moved(&view, &SequenceView::cursorMoved);
        QSignalSpy chosen(&view, &SequenceView::eventActivated);
        const QRectF plot = view.painted().layoutFor(view.size()).plot;
        const QPoint empty(int(plot.right()) - 3,
                           int(plot.top() + view.axis().toPixel(50 * sample::ms)));
        QTest::mouseClick(&view, Qt::LeftButton, {}, empty);
        QCOMPARE(moved.count(), 1);
        QVERIFY(qAbs(moved[0][0].toDouble() - 50e6) < 1e6);
        const int y = int(plot.top() + view.axis().toPixel(20 * sample::ms));
        int x = int(plot.left());
        while (x < plot.right() && !view.painted().hitAt(QPointF(x, y)))
            ++x;
        QTest::mouseClick(&view, Qt::LeftButton, {}, {x, y});
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toULongLong(), 20'000u);
    }

    void keysPanZoomAndStep()
    {
        SequenceView view;
        view.resize(800, 400);
        view.setSnapshot(sample::conversation().snapshot);
        const auto span = view.axis().span();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.axis().span() < span);
        QVERIFY(view.isFollowing());
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(!view.isFollowing());
        QSignalSpy moved(&view, &SequenceView::cursorMoved);
        QTest::keyClick(&view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved[0][0].toULongLong(), 170 * sample::ms);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.axis().begin() <= 20 * sample::ms);
        QVERIFY(view.axis().end() >= 170 * sample::ms);
        QSignalSpy live(&view, &SequenceView::backToLive);
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(view.isFollowing());
        QCOMPARE(live.count(), 1);
    }

    void crowdsAreGrouped()
    {
        SequenceView view;
        view.resize(1920, 1080);
        view.setSnapshot(sample::crowd(10'000).snapshot);
        view.showAll();
        view.grab();
        QVERIFY(view.painted().grouped());
        QVERIFY(view.painted().arrowCount() < 400);
        QVERIFY(!textsOf(view).filter(QStringLiteral("messages · ")).isEmpty());
        view.showRange(20 * sample::ms, 20 * sample::ms + 300 * sample::us);
        view.grab();
        QVERIFY(!view.painted().grouped());
        QVERIFY(view.painted().arrowCount() > 60);
    }

    void theFilterIsInTheBox()
    {
        MessagesWidget widget;
        widget.resize(900, 400);
        widget.setSnapshot(sample::ring().snapshot);
        auto* box = widget.findChild<QComboBox*>();
        QCOMPARE(box->count(), 7);
        box->setCurrentIndex(2);
        QCOMPARE(widget.diagram().filter().channel, 1);
        widget.findChild<QCheckBox*>()->setChecked(false);
        QVERIFY(!widget.diagram().filter().buffers);
        widget.diagram().grab();
        QVERIFY(widget.diagram().painted().arrowCount() > 0);
        for (QWidget* child : widget.findChildren<QWidget*>())
            if (child->focusPolicy() & Qt::TabFocus)
                QVERIFY2(!child->accessibleName().isEmpty() ||
                             !child->property("text").toString().isEmpty(),
                         child->metaObject()->className());
    }

    void itIsKeptAsSvg()
    {
        MessagesWidget widget;
        widget.resize(1000, 600);
        widget.setSnapshot(sample::conversation().snapshot);
        widget.grab(); // lays it out
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("messages.svg"));
        QCOMPARE(widget.saveSvg(file), QString());
        QSvgRenderer picture(file);
        QVERIFY(picture.isValid());
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QVERIFY(read.readAll().contains("Debit("));
        QVERIFY(!widget.saveSvg(folder.filePath(QStringLiteral("none/x.svg"))).isEmpty());
    }

    // As wide as its bar, in the server's colour, from when it took the call to its reply.
    void aRemoteCallLastsAtItsServerToo()
    {
        auto run = sample::conversation();
        crosstalk::world::ChannelView service;
        service.id = "Bank";
        service.shape = crosstalk::world::Shape::Call;
        crosstalk::mechanisms::RemoteCall call;
        call.client = 0;
        call.server = 1;
        call.calledAt = 130 * sample::ms;
        call.servedAt = 138 * sample::ms;
        call.servedTill = 150 * sample::ms;
        call.endedAt = 160 * sample::ms;
        call.ran = true;
        call.result = "balance 90";
        call.status = "UNAVAILABLE";
        service.calls.emplace().calls = {call};
        run.snapshot->channels.push_back(service);
        SequenceView view;
        view.resize(1100, 700);
        view.setSnapshot(run.snapshot);
        view.showRange(0, 200 * sample::ms);
        const QStringList texts = textsOf(view);
        QVERIFY2(texts.contains(QStringLiteral("balance 90")), qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains(QStringLiteral("UNAVAILABLE")));
        const QImage with = view.grab().toImage();
        run.snapshot->channels.back().calls->calls[0].servedAt = 0;
        view.setSnapshot(std::make_shared<crosstalk::world::Snapshot>(*run.snapshot));
        const QImage without = view.grab().toImage();
        const double y = view.painted().layoutFor(view.size()).plot.top() +
                         view.axis().toPixel(144 * sample::ms);
        int differing = 0;
        for (int x = 0; x < with.width(); ++x)
            differing += with.pixel(x, int(y)) != without.pixel(x, int(y)) ? 1 : 0;
        QVERIFY2(differing >= 10 && differing <= 40, qPrintable(QString::number(differing)));
    }

    void itIsDescribed()
    {
        SequenceView view;
        view.setSnapshot(sample::conversation().snapshot);
        QCOMPARE(view.accessibleDescription(),
                 QStringLiteral("6 messages so far; 1 sent and not received yet."));
    }

    void figures()
    {
        QCOMPARE(durationText(26'400), QStringLiteral("26 µs"));
        QCOMPARE(durationText(1'240'000), QStringLiteral("1.2 ms"));
        QCOMPARE(durationText(2'000'000'000), QStringLiteral("2 s"));
        QCOMPARE(durationText(999), QStringLiteral("999 ns"));
        QCOMPARE(durationText(999'600), QStringLiteral("1 ms"));
        QCOMPARE(sizeText(4096), QStringLiteral("4 KiB"));
        QCOMPARE(timeText(1'234'567'890), QStringLiteral("1.234\u202f567 s"));
    }
};

QTEST_MAIN(TestSequenceView)
#include "tst_sequenceview.moc"
