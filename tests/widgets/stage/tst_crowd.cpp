#include "tests/widgets/stage/samples.h"
#include "widgets/stage/crowdmotion.h"
#include "widgets/stage/crowdtexts.h"
#include "widgets/stage/drawing.h"
#include "widgets/stage/layout.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace crosstalk;
using namespace crosstalk::stage;

// Many processes: families, layers, places, and what the user does to them.

namespace {

world::Snapshot sample(const std::string& name)
{
    for (const tests::Sample& each : tests::samples())
        if (each.name == name)
            return each.snapshot;
    qFatal("no sample %s", name.c_str());
}

int find(const StageWidget& stage, Item::Kind kind, int index)
{
    for (std::size_t i = 0; i < stage.items().size(); ++i)
        if (stage.items()[i].kind == kind && stage.items()[i].index == index)
            return int(i);
    return -1;
}

int countOf(const StageWidget& stage, Item::Kind kind)
{
    return int(std::count_if(stage.items().begin(), stage.items().end(),
                             [&](const Item& item) { return item.kind == kind; }));
}

bool says(const StageWidget& stage, const QString& text)
{
    for (const theme::TextBox& box : stage.textBoxes())
        if (box.text == text)
            return true;
    return false;
}

QPoint middle(const StageWidget& stage, int item)
{
    return stage.items()[std::size_t(item)].rect.center().toPoint();
}

bool apart(const QRectF& a, const QRectF& b)
{
    const QRectF common = a.intersected(b);
    return common.width() < 0.5 || common.height() < 0.5;
}

} // namespace

class TestCrowd : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::Appearance::instance().setMode(theme::Mode::Light); }

    void eightAreNoCrowd()
    {
        world::Snapshot s = sample("crowd-9");
        QVERIFY(Structure::of(s).crowded);
        s.processes.pop_back();
        QVERIFY(!Structure::of(s).crowded);
        QVERIFY(!Structure::of(sample("race-60")).crowded); // equal, around one memory: dots
    }

    void aFamilyIsOfOneProgram()
    {
        const auto cards = crowdOf(sample("crowd-60"), {});
        // sh, make, tee, and the two programs that make starts 57 of
        QCOMPARE(int(cards.size()), 5);
        int folded = 0;
        for (const CrowdMember& card : cards)
            if (card.folded) {
                folded += int(card.processes.size());
                QVERIFY(!card.family.empty());
            }
        QCOMPARE(folded, 57);
    }

    void twoAreNoFamily()
    {
        const auto cards = crowdOf(sample("pipeline-20"), {});
        for (const CrowdMember& card : cards)
            QVERIFY(!card.folded || card.ended);
    }

    void whoEndedIsFoldedAwayWhileOthersLive()
    {
        world::Snapshot s = sample("pipeline-20");
        auto cards = crowdOf(s, {});
        QVERIFY(cards.back().ended && cards.back().folded);
        QCOMPARE(cards.back().processes, (std::vector<int>{1, 2}));
        for (world::ProcessView& p : s.processes)
            p.state = world::ProcessState::Exited;
        cards = crowdOf(s, {});
        QCOMPARE(int(cards.size()), 20); // nobody lives: all are shown again
    }

    void whoFeedsStandsLeft()
    {
        const world::Snapshot s = sample("pipeline-9");
        const Structure structure = Structure::of(s);
        for (const Structure::Link& link : structure.links)
            for (const int from : link.from)
                for (const int to : link.to)
                    QVERIFY(from == to || structure.layers[std::size_t(from)] <
                                              structure.layers[std::size_t(to)]);
    }

    void aCircleEnds()
    {
        world::Snapshot s = sample("pipeline-9");
        world::ChannelView back = s.channels.back();
        back.movedInto = {8};
        back.movedOutOf = {0};
        s.channels.push_back(back);
        const Structure structure = Structure::of(s);
        QCOMPARE(structure.layers.size(), structure.crowd.size());
    }

    void whatNobodyHoldsMakesWayWhileSomebodyLives()
    {
        world::Snapshot s = sample("pipeline-9");
        const std::size_t before = Structure::of(s).links.size();
        s.channels[5].stream->writers.clear();
        s.channels[5].stream->readers.clear();
        QCOMPARE(Structure::of(s).links.size(), before - 1);
        for (world::ProcessView& p : s.processes)
            p.state = world::ProcessState::Exited;
        QCOMPARE(Structure::of(s).links.size(), s.channels.size());
    }

    void channelsOfAFamilyAreOnePill()
    {
        const Structure structure = Structure::of(sample("crowd-60"));
        // make to tee, and one from each of two families to make
        QCOMPARE(int(structure.links.size()), 3);
        const Structure pairs = Structure::of(sample("backends-20"));
        const auto sockets =
            std::find_if(pairs.links.begin(), pairs.links.end(),
                         [](const Structure::Link& link) { return link.bothWays; });
        QVERIFY(sockets != pairs.links.end());
        QCOMPARE(int(sockets->channels.size()), 9); // both directions are one
    }

    void placesAreWholeAndApart_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("unfolded");
        for (const char* name : {"crowd-9", "crowd-20", "crowd-60", "pipeline-9", "pipeline-20",
                                 "pipeline-60", "backends-20"})
            for (const QSize size : {QSize(640, 380), QSize(780, 470), QSize(1180, 760)})
                for (const bool unfolded : {false, true})
                    QTest::addRow("%s %d%s", name, size.width(), unfolded ? " unfolded" : "")
                        << name << size << unfolded;
    }

    void placesAreWholeAndApart()
    {
        QFETCH(QString, name);
        QFETCH(QSize, size);
        QFETCH(bool, unfolded);
        const world::Snapshot s = sample(name.toStdString());
        CrowdWish wish;
        if (unfolded)
            for (const CrowdMember& card : crowdOf(s, {}))
                wish.unfolded.insert(card.family);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const Structure structure = Structure::of(s, wish);
        const StageLayout layout = StageLayout::make(structure, style, size);
        QCOMPARE(layout.density, Density::Crowd);
        QCOMPARE(layout.crowd.size(), structure.crowd.size());
        if (unfolded)
            QCOMPARE(layout.crowd.size(), s.processes.size());
        for (std::size_t i = 0; i < layout.crowd.size(); ++i) {
            QVERIFY(layout.user.contains(layout.crowd[i].rect));
            QVERIFY(layout.crowd[i].rect.width() >= 40 && layout.crowd[i].rect.height() >= 12);
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(apart(layout.crowd[i].rect, layout.crowd[k].rect));
        }
        for (std::size_t i = 0; i < layout.pills.size(); ++i) {
            const StageLayout::Pill& pill = layout.pills[i];
            QVERIFY(pill.link.region ? layout.user.contains(pill.rect)
                                     : layout.kernel.contains(pill.rect));
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(apart(pill.rect, layout.pills[k].rect));
            checkStrands(layout, pill);
        }
        std::size_t channels = layout.folded.size();
        for (const StageLayout::Pill& pill : layout.pills)
            channels += pill.link.channels.size();
        std::size_t linked = 0;
        for (const Structure::Link& link : structure.links)
            linked += link.channels.size();
        QCOMPARE(channels, linked);
    }

    /// No strand runs over a card, and only what the kernel keeps goes down to it.
    static void checkStrands(const StageLayout& layout, const StageLayout::Pill& pill)
    {
        for (const StageLayout::Strand& strand : pill.strands) {
            for (std::size_t i = 1; i < strand.way.size(); ++i) {
                const QRectF piece =
                    QRectF(strand.way[i - 1], strand.way[i]).normalized().adjusted(0, 0, 0.1, 0.1);
                for (const StageLayout::CrowdCard& card : layout.crowd)
                    QVERIFY(apart(piece, card.rect.adjusted(1, 1, -1, -1)));
            }
            QCOMPARE(strand.way.back().y() > layout.kernel.top(), !pill.link.region);
        }
    }

    void aFamilyUnfoldsByClickAndByKeyAndFoldsAgain()
    {
        StageWidget stage;
        stage.resize(1000, 600);
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("crowd-20")));
        QCOMPARE(countOf(stage, Item::Kind::Family), 2);
        const int family = find(stage, Item::Kind::Family, 3);
        QVERIFY(family >= 0);
        QTest::mouseClick(&stage, Qt::LeftButton, {}, middle(stage, family));
        QCOMPARE(find(stage, Item::Kind::Process, 3) >= 0, true);
        QCOMPARE(find(stage, Item::Kind::Process, 5) >= 0, true);
        const int sign = find(stage, Item::Kind::Family, 3);
        QVERIFY(sign >= 0); // where it can be folded
        QTest::mouseClick(&stage, Qt::LeftButton, {}, middle(stage, sign));
        QVERIFY(find(stage, Item::Kind::Process, 5) < 0);

        stage.focusItem(find(stage, Item::Kind::Family, 3));
        QTest::keyClick(&stage, Qt::Key_Plus);
        QVERIFY(find(stage, Item::Kind::Process, 5) >= 0);
        stage.focusItem(find(stage, Item::Kind::Process, 5));
        QTest::keyClick(&stage, Qt::Key_Minus);
        QVERIFY(find(stage, Item::Kind::Process, 5) < 0);
    }

    void searchSelectsAndFilterLeavesOut()
    {
        StageWidget stage;
        stage.resize(1000, 600);
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("pipeline-20")));
        auto* line = stage.findChild<QLineEdit*>();
        auto* only = stage.findChild<QToolButton*>();
        QVERIFY(line && only && !line->parentWidget()->isHidden());
        QSignalSpy selected(&stage, &StageWidget::processSelected);
        QTest::keyClicks(line, QStringLiteral("filter1"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(selected.count(), 1);
        const int first = selected.last()[0].toInt();
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(selected.count(), 2);
        QVERIFY(selected.last()[0].toInt() != first);
        QCOMPARE(countOf(stage, Item::Kind::Process), 18); // two have ended
        only->click();
        QCOMPARE(countOf(stage, Item::Kind::Process), 11); // filter1, filter10 to filter19
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(countOf(stage, Item::Kind::Process), 18);
    }

    /// The window has a command on Escape: in the line it is the line's.
    void escapeIsTheLinesOwn()
    {
        StageWidget stage;
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("pipeline-20")));
        auto* line = stage.findChild<QLineEdit*>();
        QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
        override.ignore();
        QCoreApplication::sendEvent(line, &override);
        QVERIFY(override.isAccepted());
    }

    void whatNobodyIsCalledLeavesTheStageEmpty()
    {
        StageWidget stage;
        stage.resize(1000, 600);
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("crowd-20")));
        stage.findChild<QToolButton*>()->click();
        QTest::keyClicks(stage.findChild<QLineEdit*>(), QStringLiteral("nobody"));
        QCOMPARE(countOf(stage, Item::Kind::Process) + countOf(stage, Item::Kind::Family), 0);
        QVERIFY(says(stage, QStringLiteral("No process is called so.")));
        QVERIFY(!stage.findChild<QLineEdit*>()->parentWidget()->isHidden());
    }

    void fewHaveNoFinder()
    {
        StageWidget stage;
        stage.resize(1000, 600);
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("pipeline-5")));
        QVERIFY(stage.findChild<QLineEdit*>() == nullptr);
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("pipeline-20")));
        QVERIFY(!stage.findChild<QLineEdit*>()->parentWidget()->isHidden());
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("pipeline-5")));
        QVERIFY(stage.findChild<QLineEdit*>()->parentWidget()->isHidden());
    }

    void theWayFromOneLayoutToTheNext()
    {
        const QSize size(1000, 600);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const world::Snapshot s = sample("crowd-20");
        CrowdWish open;
        for (const CrowdMember& card : crowdOf(s, {}))
            open.unfolded.insert(card.family);
        const StageLayout folded = StageLayout::make(Structure::of(s), style, size);
        const StageLayout unfolded = StageLayout::make(Structure::of(s, open), style, size);
        const CrowdMotion motion(folded, unfolded);
        QVERIFY(motion.isWorthIt());
        for (const StageLayout::CrowdCard& card : motion.at(0).crowd) // out of where they lay
            QCOMPARE(card.rect, folded.cards[std::size_t(card.member.processes.front())].rect);
        for (std::size_t i = 0; i < unfolded.crowd.size(); ++i)
            QCOMPARE(motion.at(1).crowd[i].rect, unfolded.crowd[i].rect);
        QVERIFY(motion.at(1).ghosts.empty());
        QVERIFY(!CrowdMotion(folded, folded).isWorthIt());
    }

    void onTheWayItEndsWhereItIsToEnd()
    {
        StageWidget stage;
        stage.resize(1000, 600);
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("crowd-9")));
        stage.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stage));
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("pipeline-20")));
        StageWidget still;
        still.setReducedMotion(true);
        still.resize(1000, 600);
        still.setSnapshot(std::make_shared<world::Snapshot>(sample("pipeline-20")));
        const auto same = [&] {
            for (std::size_t i = 0; i < still.items().size(); ++i)
                if (i >= stage.items().size() || stage.items()[i].rect != still.items()[i].rect)
                    return false;
            return true;
        };
        QTRY_VERIFY(same());
    }

    void reducedMotionMovesNothing()
    {
        StageWidget stage;
        stage.resize(1000, 600);
        stage.setReducedMotion(true);
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("crowd-9")));
        stage.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stage));
        stage.setSnapshot(std::make_shared<world::Snapshot>(sample("crowd-20")));
        StageWidget still;
        still.resize(1000, 600);
        still.setSnapshot(std::make_shared<world::Snapshot>(sample("crowd-20")));
        QCOMPARE(stage.items().size(), still.items().size());
        for (std::size_t i = 0; i < still.items().size(); ++i)
            QCOMPARE(stage.items()[i].rect, still.items()[i].rect);
    }
};

QTEST_MAIN(TestCrowd)
#include "tst_crowd.moc"
