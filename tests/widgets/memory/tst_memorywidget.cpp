#include "tests/widgets/stage/samples.h"
#include "widgets/memory/memorywidget.h"
#include "widgets/theme/appearance.h"

#include <QTest>

using namespace crosstalk;

namespace {

QStringList texts(const memory::MemoryWidget& widget)
{
    QStringList out;
    for (const theme::TextBox& box : widget.textBoxes())
        out << box.text;
    return out;
}

} // namespace

class TestMemoryWidget : public QObject
{
    Q_OBJECT

private slots:
    void textsAreWholeAndApart_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("scale");
        QTest::newRow("small") << 690 << 1.0;
        QTest::newRow("large") << 1180 << 1.0;
        QTest::newRow("large type") << 1180 << 1.4;
    }

    void textsAreWholeAndApart()
    {
        QFETCH(int, width);
        QFETCH(double, scale);
        for (const tests::Sample& sample : tests::samples()) {
            theme::Appearance::instance().set(theme::Mode::Light, scale);
            memory::MemoryWidget widget;
            widget.resize(width, 260);
            widget.show();
            widget.setSnapshot(std::make_shared<world::Snapshot>(sample.snapshot));
            const auto boxes = widget.textBoxes();
            QVERIFY(!boxes.empty());
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                const QByteArray what =
                    QByteArray(sample.name.c_str()) + ": " + boxes[i].text.toUtf8();
                QVERIFY2(boxes[i].box.adjusted(-1, -2, 1, 2).contains(boxes[i].rect), what);
                for (std::size_t k = 0; k < i; ++k) {
                    const QRectF common = boxes[i].rect.intersected(boxes[k].rect);
                    QVERIFY2(common.width() < 1.5 || common.height() < 2.5,
                             what + " lies on " + boxes[k].text.toUtf8());
                }
            }
        }
        theme::Appearance::instance().set(theme::Mode::Light, 1);
    }

    void showsVariablesAndMappings()
    {
        world::Snapshot s = tests::raceSample(2);
        s.channels[0].mappedAt = {0x7f0000001000, 0x7f0000002000};
        memory::MemoryWidget widget;
        widget.resize(1000, 300);
        widget.show();
        widget.setSnapshot(std::make_shared<world::Snapshot>(s));
        const QStringList all = texts(widget);
        QVERIFY(all.contains(QStringLiteral("balance")));
        QVERIFY(all.contains(QStringLiteral("+0x0040")));
        QVERIFY(all.contains(QStringLiteral("6")));
        QVERIFY(all.contains(
            QStringLiteral("4 KiB, mapped by P1 at 0x7f0000001000, P2 at 0x7f0000002000")));
    }

    /// A column less is better than half a number.
    void aNarrowTableHasWholeFigures()
    {
        world::Snapshot s = tests::raceSample(2);
        for (auto* figure : {&s.variables[0].loads, &s.variables[0].stores, &s.variables[0].staleValues})
            *figure = 1'248'513;
        s.variables[0].value = s.variables[0].expected = 1'248'513;
        memory::MemoryWidget widget;
        widget.resize(652, 260);
        widget.show();
        widget.setSnapshot(std::make_shared<world::Snapshot>(s));
        const QString all = texts(widget).join(u'\n');
        QVERIFY2(all.contains(QStringLiteral("expected")) && !all.contains(u'…'), qPrintable(all));
    }

    void wrongValuesAreEstimatesWhereTheGateWasOpen()
    {
        world::Snapshot s = tests::raceSample(2);
        s.variables[0].tornReads = 3;
        s.variables[0].countsExact = true;
        memory::MemoryWidget widget;
        widget.resize(1000, 300);
        widget.show();
        widget.setSnapshot(std::make_shared<world::Snapshot>(s));
        QVERIFY(texts(widget).contains(QStringLiteral("torn")));
        QVERIFY(texts(widget).contains(QStringLiteral("3")));
        s.variables[0].countsExact = false;
        widget.setSnapshot(std::make_shared<world::Snapshot>(s));
        QVERIFY(texts(widget).contains(QStringLiteral("≈ 3")));
    }

    void aRaceOnBytesWithoutANameIsACell()
    {
        world::Snapshot s = tests::raceSample(2);
        world::Race race;
        race.variable = "seat::taken";
        race.channel = 0;
        race.offset = 128;
        race.bytes = 16;
        s.races.push_back(race);
        memory::MemoryWidget widget;
        widget.resize(1000, 300);
        widget.show();
        widget.setSnapshot(std::make_shared<world::Snapshot>(s));
        QVERIFY(texts(widget).contains(QStringLiteral("seat::taken")));
        QVERIFY(texts(widget).contains(QStringLiteral("+0x0080")));
    }

    void saysSoWhenNothingIsShared()
    {
        memory::MemoryWidget widget;
        widget.resize(1000, 300);
        widget.show();
        widget.setSnapshot(std::make_shared<world::Snapshot>(tests::pipeSample(4096, 0)));
        QCOMPARE(texts(widget).size(), 1);
        QVERIFY(
            texts(widget).first().startsWith(QStringLiteral("These processes share no memory")));
    }
};

QTEST_MAIN(TestMemoryWidget)
#include "tst_memorywidget.moc"
