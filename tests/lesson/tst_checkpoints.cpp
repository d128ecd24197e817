#include "engine/lesson/checkpoints.h"

#include <QTest>

#include <algorithm>

using namespace crosstalk::lesson;

using Ids = std::vector<std::string>;
using Settings = std::map<std::string, std::string>;

class TestCheckpoints : public QObject
{
    Q_OBJECT

private slots:
    void reachedOnce();
    void whereMustHold();
    void callAndObjectMustFit();
    void emptyMeansAny();
    void counts();
    void oneObservationMayReachSeveral();
    void orderDoesNotMatter();
    void nothingToReach();
    void kindsAreDistinct();
};

namespace {

const Settings none{{"sync", "none"}, {"pace", "full"}};
const Settings stepped{{"sync", "none"}, {"pace", "step"}};
const Settings sleeping{{"sync", "sleep"}, {"pace", "full"}};

Checkpoint lost(const char* id, Settings where, std::uint64_t atLeast = 1)
{
    Checkpoint checkpoint;
    checkpoint.id = id;
    checkpoint.fact = "lost-update";
    checkpoint.on = "balance";
    checkpoint.where = std::move(where);
    checkpoint.atLeast = atLeast;
    return checkpoint;
}

Checkpoint asleep()
{
    Checkpoint checkpoint;
    checkpoint.id = "asleep";
    checkpoint.fact = "sleep";
    checkpoint.on = "pipe";
    checkpoint.call = "write";
    return checkpoint;
}

} // namespace

void TestCheckpoints::reachedOnce()
{
    Checkpoints checkpoints({lost("lost", {})});
    QVERIFY(!checkpoints.reached("lost"));
    QCOMPARE(checkpoints.observe("lost-update", "balance", "", none), Ids{"lost"});
    QVERIFY(checkpoints.reached("lost"));
    QVERIFY(checkpoints.observe("lost-update", "balance", "", none).empty());
    QCOMPARE(checkpoints.count("lost"), std::uint64_t(2));
}

void TestCheckpoints::whereMustHold()
{
    Checkpoints checkpoints({lost("by-hand", {{"sync", "none"}, {"pace", "step"}}),
                             lost("hope", {{"sync", "volatile|sleep"}})});
    QVERIFY(checkpoints.observe("lost-update", "balance", "", none).empty());
    QVERIFY(checkpoints.observe("lost-update", "balance", "", {}).empty());
    QCOMPARE(checkpoints.observe("lost-update", "balance", "", stepped), Ids{"by-hand"});
    QCOMPARE(checkpoints.observe("lost-update", "balance", "", sleeping), Ids{"hope"});
}

void TestCheckpoints::callAndObjectMustFit()
{
    Checkpoints checkpoints({asleep()});
    QVERIFY(checkpoints.observe("sleep", "pipe", "read", {}).empty());
    QVERIFY(checkpoints.observe("sleep", "other", "write", {}).empty());
    QVERIFY(checkpoints.observe("woke", "pipe", "write", {}).empty());
    QCOMPARE(checkpoints.observe("sleep", "pipe", "write", {}), Ids{"asleep"});
}

void TestCheckpoints::emptyMeansAny()
{
    auto any = asleep();
    any.on.clear();
    any.call.clear();
    Checkpoints checkpoints({any});
    QCOMPARE(checkpoints.observe("sleep", "mutex", "pthread_mutex_lock", none), Ids{"asleep"});
}

void TestCheckpoints::counts()
{
    Checkpoints checkpoints({lost("three", {}, 3), lost("seven", {}, 7)});
    QVERIFY(checkpoints.observe("lost-update", "balance", "", none, 2).empty());
    QCOMPARE(checkpoints.observe("lost-update", "balance", "", none), Ids{"three"});
    QVERIFY(!checkpoints.allReached());
    QCOMPARE(checkpoints.observe("lost-update", "balance", "", none, 5), Ids{"seven"});
    QVERIFY(checkpoints.allReached());
}

void TestCheckpoints::oneObservationMayReachSeveral()
{
    Checkpoints checkpoints({lost("lost", {}), lost("none", {{"sync", "none"}})});
    QCOMPARE(checkpoints.observe("lost-update", "balance", "", none), (Ids{"lost", "none"}));
}

void TestCheckpoints::orderDoesNotMatter()
{
    std::vector<int> order{0, 1, 2};
    do {
        Checkpoints checkpoints(
            {lost("by-hand", {{"pace", "step"}}), lost("hope", {{"sync", "sleep"}}), asleep()});
        for (const int which : order) {
            QVERIFY(!checkpoints.allReached());
            if (which == 2)
                checkpoints.observe("sleep", "pipe", "write", none);
            else
                checkpoints.observe("lost-update", "balance", "", which == 0 ? stepped : sleeping);
        }
        QVERIFY(checkpoints.allReached());
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestCheckpoints::nothingToReach()
{
    Checkpoints checkpoints({});
    QVERIFY(checkpoints.observe("race", "balance", "", none).empty());
    QVERIFY(checkpoints.allReached());
    QVERIFY(!checkpoints.reached("lost"));
    QCOMPARE(checkpoints.count("lost"), std::uint64_t(0));
}

void TestCheckpoints::kindsAreDistinct()
{
    auto kinds = factKinds();
    std::sort(kinds.begin(), kinds.end());
    QVERIFY(std::adjacent_find(kinds.begin(), kinds.end()) == kinds.end());
}

QTEST_GUILESS_MAIN(TestCheckpoints)
#include "tst_checkpoints.moc"
