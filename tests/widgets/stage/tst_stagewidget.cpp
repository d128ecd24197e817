#include "tests/widgets/stage/samples.h"
#include "widgets/stage/drawing.h"
#include "widgets/stage/layout.h"
#include "widgets/stage/scene.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace crosstalk;
using stage::Item;
using stage::StageWidget;

namespace {

std::shared_ptr<const world::Snapshot> sample(const std::string& name)
{
    for (const tests::Sample& each : tests::samples())
        if (each.name == name)
            return std::make_shared<world::Snapshot>(each.snapshot);
    qFatal("no sample %s", name.c_str());
}

QImage picture(StageWidget& stage)
{
    QImage image(stage.size(), QImage::Format_RGB32);
    stage.render(&image);
    return image;
}

bool says(const StageWidget& stage, const QString& text)
{
    for (const theme::TextBox& box : stage.textBoxes())
        if (box.text == text)
            return true;
    return false;
}

/// The parts of a stage as small as a lesson's at 1280 × 800.
struct SmallStage
{
    explicit SmallStage(const world::Snapshot& shown) : snapshot(shown) {}
    stage::Context context() const { return {snapshot, layout, style, sources}; }

    world::Snapshot snapshot;
    QSizeF size{652, 426};
    stage::StageStyle style{theme::current(), size, false, 32};
    stage::StageLayout layout =
        stage::StageLayout::make(stage::Structure::of(snapshot), style, size);
    stage::Sources sources;
};

int indexOf(const StageWidget& stage, Item::Kind kind, int index)
{
    for (std::size_t i = 0; i < stage.items().size(); ++i)
        if (stage.items()[i].kind == kind && stage.items()[i].index == index)
            return int(i);
    return -1;
}

} // namespace

class TestStageWidget : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::Appearance::instance().setMode(theme::Mode::Light); }

    /// Only what differs is painted again: the result must be what painting it all gives.
    void touchingUpEqualsPaintingAnew_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const char* const steps[] = {
            "race",      "mutex-wait",   "died-holding", "frozen",      "pipe-full",
            "pipe-odd",  "pipe-empty",   "pipe-broken",  "race-8",      "race-full-speed",
            "idle",      "socket-pair",  "half-closed",  "posix-queue", "port",
            "port-dead", "call-running", "call-cut",     "pipes-8",     "fifo-4",
            "crowd-20",  "pipeline-20",  "backends-20",  "race"};
        for (std::size_t i = 1; i < std::size(steps); ++i)
            QTest::addRow("%s to %s", steps[i - 1], steps[i])
                << QString::fromLatin1(steps[i - 1]) << QString::fromLatin1(steps[i]);
    }

    void touchingUpEqualsPaintingAnew()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        StageWidget touched;
        touched.resize(700, 430);
        touched.setSnapshot(sample(from.toStdString()));
        picture(touched);
        touched.setSnapshot(sample(to.toStdString()));
        touched.setSelected(0);
        StageWidget fresh;
        fresh.resize(700, 430);
        fresh.setSelected(0);
        fresh.setSnapshot(sample(to.toStdString()));
        const QImage a = picture(touched);
        const QImage b = picture(fresh);
        int worst = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x) {
                const QColor p = a.pixelColor(x, y);
                const QColor q = b.pixelColor(x, y);
                worst = std::max({worst, std::abs(p.red() - q.red()),
                                  std::abs(p.green() - q.green()), std::abs(p.blue() - q.blue())});
            }
        QVERIFY2(worst <= 24, qPrintable(QString::number(worst)));
    }

    void aRunThatIsOverOffersNoPidToStop()
    {
        StageWidget stage;
        stage.resize(1180, 600);
        stage.setSources(tests::sampleSources());
        auto over = std::make_shared<world::Snapshot>(*sample("race"));
        over->run = world::RunState::Finished;
        stage.setSnapshot(over);
        QVERIFY(!says(stage, QStringLiteral("kill -STOP")));
    }

    void showsWhatTheSnapshotSays()
    {
        StageWidget stage;
        stage.resize(1180, 600);
        stage.setSources(tests::sampleSources());
        stage.setSnapshot(sample("race"));
        stage.setSelected(1);
        QVERIFY(says(stage, QStringLiteral("held by you")));
        QVERIFY(says(stage, QStringLiteral("5 · stale")));
        QVERIFY(says(stage, QStringLiteral("kill -STOP 48214")));
        QVERIFY(says(stage, QStringLiteral("mutex — off")));
        stage.setSnapshot(sample("pipe-full"));
        QVERIFY(says(stage, QStringLiteral("no room: write() cannot return")));
        QVERIFY(says(stage, QStringLiteral("kernel says 65,536 bytes · tap says 65,536 bytes ✓")));
        stage.setSnapshot(sample("race-full-speed"));
        QVERIFY(says(stage, QStringLiteral("≈ 1,604,233")));
        QVERIFY(says(stage, QStringLiteral("− 1,240 lost/s")));
    }

    void frozenProcessIsThawedByTheHint()
    {
        StageWidget stage;
        stage.resize(700, 430);
        stage.setSnapshot(sample("frozen"));
        stage.setSelected(1);
        QVERIFY(says(stage, QStringLiteral("kill -CONT 48214")));
    }

    void everyItemHasAnAccessibleName()
    {
        for (const tests::Sample& each : tests::samples()) {
            StageWidget stage;
            stage.resize(700, 430);
            stage.setSnapshot(std::make_shared<world::Snapshot>(each.snapshot));
            QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&stage);
            QVERIFY(interface);
            QVERIFY(!interface->text(QAccessible::Name).isEmpty());
            QCOMPARE(interface->childCount(), int(stage.items().size()));
            const stage::Structure structure = stage::Structure::of(each.snapshot);
            const auto cards =
                structure.crowded ? structure.crowd.size() : each.snapshot.processes.size();
            QVERIFY(interface->childCount() >= int(cards));
            for (int i = 0; i < interface->childCount(); ++i) {
                QAccessibleInterface* child = interface->child(i);
                QVERIFY(child && child->isValid());
                QVERIFY2(!child->text(QAccessible::Name).isEmpty(), each.name.c_str());
                QVERIFY(!child->rect().isEmpty());
                QCOMPARE(interface->indexOfChild(child), i);
                QCOMPARE(child->parent()->object(), &stage);
            }
        }
    }

    void accessiblePressSelects()
    {
        StageWidget stage;
        stage.resize(700, 430);
        stage.setSnapshot(sample("race"));
        QSignalSpy selected(&stage, &StageWidget::processSelected);
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&stage);
        interface->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].toInt(), 1);
        QCOMPARE(stage.selected(), 1);
        QVERIFY(interface->child(1)->state().selected);
    }

    void mouseSelectsAndActivates()
    {
        StageWidget stage;
        stage.resize(700, 430);
        stage.setSnapshot(sample("race"));
        QSignalSpy selected(&stage, &StageWidget::processSelected);
        QSignalSpy activated(&stage, &StageWidget::processActivated);
        QSignalSpy channel(&stage, &StageWidget::channelActivated);
        const auto centre = [&](Item::Kind kind, int index) {
            return stage.items()[std::size_t(indexOf(stage, kind, index))].rect.center().toPoint();
        };
        QTest::mouseClick(&stage, Qt::LeftButton, {}, centre(Item::Kind::Process, 1));
        QCOMPARE(selected.count(), 1);
        QTest::mouseDClick(&stage, Qt::LeftButton, {}, centre(Item::Kind::Process, 1));
        QCOMPARE(activated.count(), 1);
        QTest::mouseClick(&stage, Qt::LeftButton, {}, centre(Item::Kind::Channel, 1));
        QCOMPARE(channel.count(), 1);
        QCOMPARE(channel[0][0].toInt(), 1);
    }

    void aChannelBelowTheLineIsOpenedByClickAndByEnter()
    {
        StageWidget stage;
        stage.resize(780, 470);
        stage.setSnapshot(sample("pipes-8"));
        QSignalSpy channel(&stage, &StageWidget::channelActivated);
        for (int i = 0; i < 8; ++i) {
            const int item = indexOf(stage, Item::Kind::Channel, i);
            QVERIFY(item >= 0);
            const QPoint at = stage.items()[std::size_t(item)].rect.center().toPoint();
            QTest::mouseClick(&stage, Qt::LeftButton, {}, at);
            QCOMPARE(channel.count(), 2 * i + 1);
            QCOMPARE(channel.last()[0].toInt(), i);
            stage.focusItem(item);
            QTest::keyClick(&stage, Qt::Key_Return);
            QCOMPARE(channel.count(), 2 * i + 2);
            QCOMPARE(channel.last()[0].toInt(), i);
            QVERIFY(stage.itemDescription(item).contains(QStringLiteral("can send")));
        }
    }

    void whatWasCutSaysWhoCutIt()
    {
        StageWidget stage;
        stage.resize(780, 470);
        stage.setSnapshot(sample("call-cut"));
        QVERIFY(says(stage, QStringLiteral("cut by you")));
        QVERIFY(says(stage, QStringLiteral("request →")));
        QVERIFY(says(stage, QStringLiteral("← reply")));
        QVERIFY(says(stage, QStringLiteral("0a 03 61 64 61")));
        stage.setSnapshot(sample("call-running"));
        QVERIFY(!says(stage, QStringLiteral("cut by you")));
    }

    void theLineSaysWhatTheCallBroughtBack()
    {
        StageWidget stage;
        stage.resize(780, 470);
        stage.setSnapshot(sample("socket-pair"));
        QVERIFY(says(stage, QStringLiteral("send 4 KiB = 4,096 · 12 µs")));
        QVERIFY(says(stage, QStringLiteral("send 4 KiB = −1 EPIPE · 12 µs")));
    }

    void tokensOfEveryShapeFindTheirWay()
    {
        for (const char* name : {"socket-pair", "boost-queue", "pipe-full"}) {
            StageWidget stage;
            stage.resize(780, 470);
            world::Snapshot s = *sample(name);
            stage.setSnapshot(std::make_shared<world::Snapshot>(s));
            const QImage before = picture(stage);
            s.transfers.back().progress = 0.1;
            stage.setSnapshot(std::make_shared<world::Snapshot>(s));
            QVERIFY2(picture(stage) != before, name);
        }
    }

    void keysMoveAndSelect()
    {
        StageWidget stage;
        stage.resize(700, 430);
        stage.setSnapshot(sample("race"));
        stage.show();
        stage.setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(&stage));
        QSignalSpy selected(&stage, &StageWidget::processSelected);
        stage.focusItem(indexOf(stage, Item::Kind::Process, 0));
        QTest::keyClick(&stage, Qt::Key_Right);
        QVERIFY(stage.focusedItem() != indexOf(stage, Item::Kind::Process, 0));
        while (stage.focusedItem() != indexOf(stage, Item::Kind::Process, 1)) {
            const int before = stage.focusedItem();
            QTest::keyClick(&stage, Qt::Key_Right);
            QVERIFY2(stage.focusedItem() != before, "Right does not reach P2");
        }
        QTest::keyClick(&stage, Qt::Key_Return);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].toInt(), 1);
        stage.focusItem(0);
        QTest::keyClick(&stage, Qt::Key_Tab);
        QCOMPARE(stage.focusedItem(), 1);
    }

    void tokensGoWithTheSnapshotAlone()
    {
        StageWidget stage;
        stage.resize(700, 430);
        world::Snapshot s = *sample("race");
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        const QImage before = picture(stage);
        QCOMPARE(picture(stage), before);
        s.transfers.back().progress = 0.1;
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        QVERIFY(picture(stage) != before);
    }

    void tokensKeepOffTheSentence()
    {
        world::Snapshot s = *sample("port");
        s.headline = "P3 sleeps inside mach_msg_receive(): port5 has no message; P2 can wake it by "
                     "sending one, and then the words go on as far as there is room for them.";
        int tokens = 0;
        for (const int process : {0, 1, 2}) {
            s.transfers.assign(1, {});
            s.transfers[0].kind = process == 2 ? world::Transfer::Kind::BytesUp
                                               : world::Transfer::Kind::BytesDown;
            s.transfers[0].process = process;
            s.transfers[0].channel = 0;
            for (int step = 0; step <= 20; ++step) {
                s.transfers[0].progress = step / 20.0;
                const SmallStage small(s);
                const stage::Scene scene = makeScene(small.context());
                const auto& sentence = scene.groups.back().item;
                QCOMPARE(sentence.kind, Item::Kind::Headline);
                for (const stage::Token& token : scene.tokens) {
                    ++tokens;
                    QVERIFY2(!token.rect.intersects(sentence.rect), "a token lies on the words");
                }
            }
        }
        QVERIFY(tokens > 20);
    }

    /// Under a narrow card at the left edge the caption of the kernel stands, too.
    void whoSleepsIsSaidBesideTheCaption()
    {
        world::Snapshot s = *sample("pipeline-8");
        world::Sleep sleep;
        sleep.process = 0;
        sleep.call = "wait4";
        s.processes[0].state = world::ProcessState::Asleep;
        s.processes[0].sleep = sleep;
        StageWidget stage;
        stage.resize(652, 426);
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        QRectF caption;
        for (const theme::TextBox& box : stage.textBoxes())
            if (box.text == QStringLiteral("KERNEL"))
                caption = box.rect;
        QVERIFY(!caption.isEmpty());
        bool found = false;
        for (const theme::TextBox& box : stage.textBoxes()) {
            if (!box.text.startsWith(QStringLiteral("P1")) || box.rect.top() < caption.top() - 20)
                continue;
            found = true;
            QVERIFY2(!box.box.intersects(caption), qPrintable(box.text));
        }
        QVERIFY(found);
    }

    /// A wire passes behind the boxes of other channels, what moves on it stops before them.
    void tokensKeepOffOtherChannelsBoxes()
    {
        world::Snapshot s = *sample("connections");
        int tokens = 0;
        for (std::size_t channel = 0; channel < s.channels.size(); ++channel)
            for (int process = 0; process < int(s.processes.size()); ++process)
                for (const auto kind :
                     {world::Transfer::Kind::BytesDown, world::Transfer::Kind::BytesUp}) {
                    s.transfers.assign(1, {});
                    s.transfers[0].kind = kind;
                    s.transfers[0].process = process;
                    s.transfers[0].channel = int(channel);
                    s.transfers[0].pending = true;
                    const SmallStage small(s);
                    for (const stage::Token& token : makeScene(small.context()).tokens) {
                        ++tokens;
                        for (const auto& box : small.layout.lanes)
                            QVERIFY2(box.channel == int(channel) ||
                                         !token.rect.intersects(box.pill),
                                     "a token lies on another channel's box");
                    }
                }
        QVERIFY(tokens > 4);
    }

    void aDeadlockIsTheSentenceAsLongAsTheySleepInIt()
    {
        world::Snapshot s = *sample("race");
        s.deadlocks.resize(1);
        s.deadlocks[0].waits.resize(2);
        s.deadlocks[0].waits[0].process = 1;
        s.deadlocks[0].waits[1].process = 0;
        const QString words = QStringLiteral("Deadlock: none of P1, P2 can ever go on.");
        StageWidget stage;
        stage.resize(700, 430);
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        QVERIFY(!says(stage, words)); // an earlier moment: they are held
        for (world::ProcessView& process : s.processes)
            process.state = world::ProcessState::Asleep;
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        QVERIFY(says(stage, words));
    }

    /// Calls alone are no reason for an arrow to the memory.
    void atFullSpeedWhoTouchesNothingHasNoArrow()
    {
        const auto arrows = [](const world::Snapshot& snapshot) {
            const SmallStage small(snapshot);
            stage::Scene scene;
            addTransfers(small.context(), {}, scene);
            return scene.groups.back().primitives.size();
        };
        world::Snapshot s = *sample("race-full-speed");
        const auto both = arrows(s);
        s.processes[0].lastLoad.reset();
        s.processes[0].lastStore.reset();
        QCOMPARE(arrows(s) * 2, both);
    }

    void reducedMotionKeepsTokensStill()
    {
        StageWidget stage;
        stage.resize(700, 430);
        stage.setReducedMotion(true);
        world::Snapshot s = *sample("race");
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        const QImage before = picture(stage);
        s.transfers.back().progress = 0.1;
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        QCOMPARE(picture(stage), before);
    }

    void outOfRangeNumbersAreIgnored()
    {
        StageWidget stage;
        stage.resize(700, 430);
        world::Snapshot s = *sample("race");
        world::Transfer wild;
        wild.process = 99;
        s.transfers.push_back(wild);
        s.channels[0].mappedBy.push_back(77);
        stage.setSelected(42);
        stage.setSnapshot(std::make_shared<world::Snapshot>(s));
        QVERIFY(!picture(stage).isNull());
    }
};

QTEST_MAIN(TestStageWidget)
#include "tst_stagewidget.moc"
