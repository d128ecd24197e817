#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/segment/segmentchannel.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

tap::Event mapping(tap::Kind kind, std::uint16_t thread, std::uint32_t pages)
{
    tap::Event event = callEvent(kind, "", thread, pages);
    event.offset = 0;
    return event;
}

RegionView viewOf(const Folder& segment)
{
    RegionView view;
    segment.channel->view(view);
    return view;
}

} // namespace

class TestSegmentChannel : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhoMapsIt()
    {
        Folder segment{std::make_unique<SegmentChannel>(), {}, 0};
        segment.fold(mapping(tap::Kind::Map, 1, 2));
        segment.fold(mapping(tap::Kind::Map, 0, 2));
        segment.fold(mapping(tap::Kind::Map, 0, 1));
        QCOMPARE(viewOf(segment).bytes, 8192u);
        QCOMPARE(viewOf(segment).mappedBy, (std::vector<int>{0, 1}));
        segment.fold(mapping(tap::Kind::Unmap, 0, 1));
        QCOMPARE(viewOf(segment).mappedBy, (std::vector<int>{0, 1}));
        segment.fold(mapping(tap::Kind::Unmap, 0, 2));
        QCOMPARE(viewOf(segment).mappedBy, std::vector<int>{1});
        Effects effects;
        segment.channel->processGone(1, effects);
        QVERIFY(viewOf(segment).mappedBy.empty());
    }
};

QTEST_GUILESS_MAIN(TestSegmentChannel)
#include "tst_segmentchannel.moc"
