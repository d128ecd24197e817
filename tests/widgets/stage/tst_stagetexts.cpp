#include "tests/widgets/stage/samples.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"

#include <QTest>

using namespace crosstalk;

// No text of the stage is clipped by its box or lies on another one, in any situation, theme or
// size.

class TestStageTexts : public QObject
{
    Q_OBJECT

private slots:
    void textsAreWholeAndApart_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("presentation");
        const struct
        {
            QSize size;
            double scale;
            bool presentation;
        } designs[] = {{{640, 380}, 1, false},  {{700, 430}, 1, false},    {{700, 430}, 1.2, false},
                       {{1180, 600}, 1, false}, {{1180, 600}, 1.5, false}, {{1900, 900}, 1, false},
                       {{1920, 760}, 1, true}};
        for (const tests::Sample& sample : tests::samples())
            for (const auto& design : designs)
                QTest::addRow("%s %dx%d scale %.1f%s", sample.name.c_str(), design.size.width(),
                              design.size.height(), design.scale,
                              design.presentation ? " presentation" : "")
                    << QString::fromStdString(sample.name) << design.size << design.scale
                    << design.presentation;
    }

    void textsAreWholeAndApart()
    {
        QFETCH(QString, sample);
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(bool, presentation);
        for (const theme::Mode mode : {theme::Mode::Light, theme::Mode::Dark}) {
            theme::Appearance::instance().set(mode, scale);
            stage::StageWidget stage;
            stage.resize(size);
            stage.setSources(tests::sampleSources());
            stage.setPresentation(presentation);
            for (const tests::Sample& each : m_samples)
                if (QString::fromStdString(each.name) == sample) {
                    stage.setSnapshot(std::make_shared<world::Snapshot>(each.snapshot));
                    stage.setSelected(each.selected);
                }
            check(stage.textBoxes(), QRectF(QPointF(0, 0), size));
        }
    }

    void cleanup() { theme::Appearance::instance().set(theme::Mode::Light, 1); }

private:
    static bool isToken(const theme::TextBox& text)
    {
        return text.box == text.rect.adjusted(-2, -2, 2, 2);
    }

    static void check(const std::vector<theme::TextBox>& boxes, const QRectF& stage)
    {
        QVERIFY(!boxes.empty());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const theme::TextBox& a = boxes[i];
            const QByteArray what = a.text.toUtf8();
            QVERIFY2(a.box.adjusted(-1, -2, 1, 2).contains(a.rect), what + " is clipped");
            QVERIFY2(stage.contains(a.rect), what + " leaves the stage");
            for (std::size_t k = 0; k < i; ++k) {
                if (isToken(a) && isToken(boxes[k]))
                    continue; // they pass each other on their way
                const QRectF common = a.rect.intersected(boxes[k].rect);
                QVERIFY2(common.width() < 1.5 || common.height() < 2.5,
                         what + " lies on " + boxes[k].text.toUtf8());
            }
        }
    }

    const std::vector<tests::Sample> m_samples = tests::samples();
};

QTEST_MAIN(TestStageTexts)
#include "tst_stagetexts.moc"
