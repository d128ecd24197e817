#include "tests/widgets/stage/samples.h"
#include "widgets/stage/layout.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::stage;

namespace {

Structure structureOf(int processes, bool region, int streams)
{
    Structure structure;
    structure.processes = processes;
    if (region)
        structure.regions.push_back({0, {0}, {1, 2}});
    for (int i = 0; i < streams; ++i)
        structure.streams.push_back(
            {3 + i, std::min(i, processes - 1), std::min(i + 1, processes - 1), 16});
    return structure;
}

bool apart(const QRectF& a, const QRectF& b)
{
    return !a.adjusted(0.5, 0.5, -0.5, -0.5).intersects(b.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::loadFonts(); }

    void everythingHasItsPlace_data()
    {
        QTest::addColumn<int>("processes");
        QTest::addColumn<bool>("region");
        QTest::addColumn<int>("streams");
        QTest::addColumn<QSize>("size");
        for (const QSize size :
             {QSize(640, 380), QSize(700, 430), QSize(1180, 600), QSize(1900, 900)})
            for (const int n : {1, 2, 3, 4, 5, 8, 9, 20, 64})
                for (const auto& [region, streams] : {std::pair(true, 0), std::pair(false, 1),
                                                      std::pair(true, 1), std::pair(false, 0)})
                    QTest::addRow("%d processes%s, %d pipes, %dx%d", n, region ? ", memory" : "",
                                  streams, size.width(), size.height())
                        << n << region << streams << size;
    }

    void everythingHasItsPlace()
    {
        QFETCH(int, processes);
        QFETCH(bool, region);
        QFETCH(int, streams);
        QFETCH(QSize, size);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const StageLayout layout =
            StageLayout::make(structureOf(processes, region, streams), style, size);
        QCOMPARE(int(layout.cards.size()), processes);
        QCOMPARE(layout.user.bottom(), layout.kernel.top());
        QCOMPARE(layout.kernel.bottom(), double(size.height()));
        for (std::size_t i = 0; i < layout.cards.size(); ++i) {
            const QRectF card = layout.cards[i].rect;
            QVERIFY2(layout.user.contains(card), qPrintable(QString::number(i)));
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(apart(card, layout.cards[k].rect));
            for (const auto& box : layout.regions)
                QVERIFY(apart(card, box.rect));
        }
        for (const auto& box : layout.regions) {
            QVERIFY(layout.user.contains(box.rect)); // nothing of it crosses the line
            for (const auto& [variable, rect] : box.variables)
                QVERIFY(box.rect.contains(rect));
            for (const QRectF& rect : box.locks)
                QVERIFY(box.rect.contains(rect));
        }
        for (const auto& box : layout.streams) {
            QVERIFY(layout.kernel.contains(box.pill)); // a pipe is the kernel's
            QVERIFY(box.pill.contains(box.cells));
            QVERIFY(box.columns * box.rows >= 16);
        }
    }

    void density_data()
    {
        QTest::addColumn<int>("processes");
        QTest::addColumn<int>("density");
        QTest::newRow("1") << 1 << int(Density::Full);
        QTest::newRow("3") << 3 << int(Density::Full);
        QTest::newRow("4") << 4 << int(Density::Compact);
        QTest::newRow("8") << 8 << int(Density::Compact);
        QTest::newRow("9") << 9 << int(Density::Dots);
    }

    void density()
    {
        QFETCH(int, processes);
        QFETCH(int, density);
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const auto layout = StageLayout::make(structureOf(processes, true, 0), style, size);
        QCOMPARE(int(layout.density), density);
    }

    void twoProcessesFaceEachOther()
    {
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        const auto layout = StageLayout::make(structureOf(2, true, 0), style, size);
        const QRectF memory = layout.regions[0].rect;
        QVERIFY(layout.cards[0].rect.right() < memory.left());
        QVERIFY(layout.cards[1].rect.left() > memory.right());
        QCOMPARE(layout.cards[0].rect.top(), layout.cards[1].rect.top());
    }

    void aMebibyteOfSlotsFits()
    {
        const QSizeF size(700, 430);
        const StageStyle style(theme::Theme::light(), size, false, 0);
        Structure structure = structureOf(2, false, 1);
        structure.streams[0].pages = 256;
        const auto layout = StageLayout::make(structure, style, size);
        QVERIFY(layout.streams[0].columns * layout.streams[0].rows >= 256);
        QVERIFY(layout.streams[0].cells.width() / layout.streams[0].columns >= 2.5);
        QVERIFY(layout.streams[0].cells.height() / layout.streams[0].rows >= 3);
    }

    void valuesDoNotMoveAnything()
    {
        world::Snapshot s = tests::raceSample(2);
        const Structure before = Structure::of(s);
        s.variables[0].value = 1'000'000;
        s.processes[0].state = world::ProcessState::Asleep;
        QVERIFY(Structure::of(s) == before);
        s.processes.emplace_back();
        QVERIFY(!(Structure::of(s) == before));
    }

    void presentationFontsAreNeverSmaller()
    {
        const StageStyle style(theme::Theme::light(), QSizeF(1920, 760), true, 32);
        for (int role = 0; role < textRoles; ++role)
            QVERIFY(style.font(TextRole(role)).pixelSize() >= 32);
    }

    void wrappingKeepsEveryWord()
    {
        const StageStyle style(theme::Theme::light(), QSizeF(700, 430), false, 0);
        const QString text =
            QStringLiteral("P1 still holds the 5 it read and will erase a deposit");
        const QStringList lines = style.wrap(TextRole::Label, text, 120, 9);
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.join(u' '), text);
        for (const QString& line : lines)
            QVERIFY(style.width(TextRole::Label, line) <= 120);
        QVERIFY(style.wrap(TextRole::Label, text, 120, 1).first().endsWith(QChar(0x2026)));
    }
};

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
