#include "widgets/controls/parameterpanel.h"

#include <QComboBox>
#include <QSpinBox>
#include <QTest>

using namespace crosstalk;
using controls::ParameterPanel;

class TestParameterPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts();
    void userChangesAreTold();
    void snapshotsAreShownSilently();
    void staysInRange();
};

namespace {

lesson::Lesson twoParameters()
{
    lesson::Parameter deposits;
    deposits.name = "deposits";
    deposits.label = "Deposits each";
    deposits.initial = 20;
    deposits.high = 100;
    deposits.zeroMeansEndless = true;
    lesson::Parameter size;
    size.name = "size";
    size.unit = "B";
    size.initial = 65'536;
    size.high = 1 << 20;
    size.values = {4096, 65'536, 1 << 20};
    lesson::Lesson lesson;
    lesson.parameters = {deposits, size};
    return lesson;
}

} // namespace

void TestParameterPanel::texts()
{
    const lesson::Lesson lesson = twoParameters();
    QCOMPARE(controls::parameterText(lesson.parameters[0], 0), QStringLiteral("endless"));
    QCOMPARE(controls::parameterText(lesson.parameters[1], 1 << 20), QStringLiteral("1 MiB"));
}

void TestParameterPanel::userChangesAreTold()
{
    ParameterPanel panel(twoParameters());
    std::vector<std::pair<std::string, std::int64_t>> told;
    connect(&panel, &ParameterPanel::changed, this,
            [&](const std::string& name, std::int64_t value) { told.emplace_back(name, value); });
    panel.findChild<QSpinBox*>()->stepBy(1);
    auto* list = panel.findChild<QComboBox*>();
    QTest::keyClick(list, Qt::Key_Down);
    const std::vector<std::pair<std::string, std::int64_t>> expected = {{"deposits", 21},
                                                                        {"size", 1 << 20}};
    QVERIFY(told == expected);
}

void TestParameterPanel::snapshotsAreShownSilently()
{
    ParameterPanel panel(twoParameters());
    int told = 0;
    connect(&panel, &ParameterPanel::changed, this, [&] { ++told; });
    world::Snapshot snapshot;
    snapshot.settings = {{"deposits", 0}, {"size", 4096}};
    panel.setSnapshot(snapshot);
    QCOMPARE(panel.findChild<QSpinBox*>()->text(), QStringLiteral("endless"));
    QCOMPARE(panel.findChild<QComboBox*>()->currentText(), QStringLiteral("4 KiB"));
    QCOMPARE(told, 0);
}

void TestParameterPanel::staysInRange()
{
    ParameterPanel panel(twoParameters());
    panel.findChild<QSpinBox*>()->setValue(5000);
    QCOMPARE(panel.findChild<QSpinBox*>()->value(), 100);
}

QTEST_MAIN(TestParameterPanel)
#include "tst_parameterpanel.moc"
