#include "widgets/theme/appearance.h"
#include "widgets/timeline/narrationlist.h"
#include "widgets/timeline/narrationmodel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace crosstalk::timeline;
using namespace crosstalk::world;

class TestNarrationList : public QObject
{
    Q_OBJECT

private slots:
    void modelGrowsRowByRow();
    void modelGoesBackInTime();
    void staysAtTheEndOrWhereOneReads();
    void clickAndEnterActivate();
    void looksRight();
};

namespace {

std::shared_ptr<Snapshot> told(int first, int last)
{
    auto snapshot = std::make_shared<Snapshot>();
    for (int i = first; i < last; ++i) {
        Narration line;
        line.time = static_cast<std::uint64_t>(i) * 250'000'000;
        line.event = static_cast<std::uint64_t>(i) * 10;
        line.process = i % 2;
        line.verdict = i % 7 == 6;
        line.text = line.verdict ? "P1 writes 6 over P2's 6: an update is lost"
                                 : "P" + std::to_string(i % 2 + 1) +
                                       " reads balance: " + std::to_string(i) + " (line 13)";
        snapshot->narration.push_back(line);
    }
    return snapshot;
}

} // namespace

void TestNarrationList::modelGrowsRowByRow()
{
    NarrationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setNarration(told(0, 100)->narration);
    model.setNarration(told(0, 100)->narration);
    QCOMPARE(inserted.count(), 1);
    model.setNarration(told(5, 103)->narration); // five old ones gone, three new ones
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][2].toInt(), 4);
    QCOMPARE(inserted.count(), 2);
    QCOMPARE(inserted[1][1].toInt(), 95);
    QCOMPARE(model.rowCount(), 98);
    QCOMPARE(model.index(0).data(NarrationModel::EventRole).toULongLong(), quint64(50));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("1.500 s: P1 writes 6 over P2's 6: an update is lost"));
}

void TestNarrationList::modelGoesBackInTime()
{
    NarrationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNarration(told(0, 50)->narration);
    model.setNarration(told(0, 20)->narration);
    QCOMPARE(model.rowCount(), 20);
    model.setNarration(told(300, 310)->narration); // another part altogether
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.index(0).data(NarrationModel::EventRole).toULongLong(), quint64(3000));
    model.setNarration({});
    QCOMPARE(model.rowCount(), 0);
}

void TestNarrationList::staysAtTheEndOrWhereOneReads()
{
    NarrationList list;
    list.resize(400, 200);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    list.setSnapshot(told(0, 60));
    QScrollBar* bar = list.verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    list.setSnapshot(told(0, 80));
    QCOMPARE(bar->value(), bar->maximum());
    bar->setValue(100);
    list.setSnapshot(told(0, 100));
    QCOMPARE(bar->value(), 100);
}

void TestNarrationList::clickAndEnterActivate()
{
    NarrationList list;
    list.resize(400, 200);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    list.setSnapshot(told(0, 5));
    QSignalSpy activated(&list, &NarrationList::eventActivated);
    const QModelIndex third = list.model()->index(2, 0);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(third).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toULongLong(), quint64(20));
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated[1][0].toULongLong(), quint64(30));
    QVERIFY(!list.accessibleName().isEmpty());
}

void TestNarrationList::looksRight()
{
    for (const bool dark : {false, true}) {
        using crosstalk::theme::Mode;
        crosstalk::theme::Appearance::instance().set(dark ? Mode::Dark : Mode::Light, 1);
        NarrationList list;
        list.resize(520, 260);
        list.setSnapshot(told(0, 14));
        const QPixmap picture = list.grab();
        const QString folder = qEnvironmentVariable("CROSSTALK_GALLERY");
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(dark ? QStringLiteral("narration-dark.png")
                                                            : QStringLiteral("narration.png"))));
        const QRgb ground = crosstalk::theme::current().palette().panel.rgb();
        QCOMPARE(picture.toImage().pixel(2, 2) == ground, true);
    }
}

QTEST_MAIN(TestNarrationList)
#include "tst_narrationlist.moc"
