// No text of the window is clipped or runs into another: both lessons, both themes, three sizes,
// several moments.
#include "app/window/mainwindow.h"
#include "tests/app/window/samples.h"
#include "widgets/code/codeview.h"
#include "widgets/controls/actionbutton.h"
#include "widgets/controls/choicebuttons.h"
#include "widgets/controls/figurecards.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/lesson/answeroption.h"
#include "widgets/theme/language.h"

#include <QComboBox>
#include <QLabel>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>

using namespace crosstalk;

namespace {

constexpr double hair = 1.5; // pixels that rounding may cost

QString where(const QWidget* widget)
{
    return QStringLiteral("%1 in %2")
        .arg(QLatin1String(widget->metaObject()->className()),
             QLatin1String(widget->parentWidget()->metaObject()->className()));
}

/// Whether a scroll area that shows only part of it is around the widget: what is outside can be
/// scrolled to.
bool isScrolledAway(const QWidget* widget)
{
    return widget->visibleRegion().boundingRect() != widget->rect();
}

QString labelProblem(const QLabel& label)
{
    if (label.text().isEmpty())
        return {};
    const QSize need = label.wordWrap() ? QSize(label.width(), label.heightForWidth(label.width()))
                                        : label.sizeHint();
    const QSize least =
        qobject_cast<const controls::ElidedLabel*>(&label)
            ? QSize(QFontMetrics(label.font()).horizontalAdvance(label.text()), need.height())
            : need;
    if (least.width() > label.width() + hair || least.height() > label.height() + hair)
        return QStringLiteral("“%1” needs %2×%3, has %4×%5")
            .arg(label.text())
            .arg(least.width())
            .arg(least.height())
            .arg(label.width())
            .arg(label.height());
    return {};
}

/// Widgets that ask for the room their words need must get it.
QString roomProblem(const QWidget& widget)
{
    QSize need = widget.sizeHint();
    if (widget.hasHeightForWidth())
        need = {0, widget.heightForWidth(widget.width())};
    if (need.width() > widget.width() + hair || need.height() > widget.height() + hair)
        return QStringLiteral("%1 “%2” needs %3×%4, has %5×%6")
            .arg(where(&widget), widget.accessibleName())
            .arg(need.width())
            .arg(need.height())
            .arg(widget.width())
            .arg(widget.height());
    return {};
}

bool asksForRoom(const QWidget* widget)
{
    return qobject_cast<const controls::ActionButton*>(widget) ||
           qobject_cast<const controls::Segment*>(widget) ||
           qobject_cast<const controls::MarkdownLabel*>(widget) ||
           qobject_cast<const lessonpane::AnswerOption*>(widget) ||
           qobject_cast<const QSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget);
}

template<class Boxes> QString boxesProblem(const Boxes& boxes, const QString& owner)
{
    for (const auto& each : boxes) {
        const QRectF ink = each.rect;
        if (!each.box.adjusted(-hair, -hair, hair, hair).contains(ink))
            return QStringLiteral("“%1” leaves its box in %2").arg(each.text, owner);
    }
    for (std::size_t i = 0; i < std::size_t(boxes.size()); ++i)
        for (std::size_t j = i + 1; j < std::size_t(boxes.size()); ++j) {
            const QRectF cut = boxes[i].rect.intersected(boxes[j].rect);
            if (cut.width() > hair && cut.height() > hair)
                return QStringLiteral("“%1” runs into “%2” in %3")
                    .arg(boxes[i].text, boxes[j].text, owner);
        }
    return {};
}

QString customProblem(const QWidget* widget)
{
    const QString name = QLatin1String(widget->metaObject()->className());
    if (const auto* cards = qobject_cast<const controls::FigureCards*>(widget))
        return boxesProblem(cards->textBoxes(), name);
    if (const auto* view = qobject_cast<const code::CodeView*>(widget))
        return boxesProblem(view->textBoxes(), name);
    return {};
}

/// Siblings must not lie on one another.
QString overlapProblem(const QWidget& parent)
{
    const QList<QWidget*> children = parent.findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    for (int i = 0; i < children.size(); ++i)
        for (int j = i + 1; j < children.size(); ++j) {
            const QWidget *one = children[i], *other = children[j];
            if (!one->isVisible() || !other->isVisible() || one->isWindow() || other->isWindow())
                continue;
            const QRect cut = one->geometry().intersected(other->geometry());
            const bool texts = qobject_cast<const QLabel*>(one) || asksForRoom(one);
            if (texts && cut.width() > hair && cut.height() > hair)
                return QStringLiteral("%1 “%2” lies on %3 “%4”")
                    .arg(where(one), one->accessibleName(), where(other), other->accessibleName());
        }
    return {};
}

/// What can only be seen by scrolling sideways, once there is a bar to scroll up and down.
QString sideProblem(const QWidget& window)
{
    for (const auto* area : window.findChildren<QScrollArea*>()) {
        const int need = area->widget()->minimumSizeHint().width();
        const int room = area->width() - area->verticalScrollBar()->sizeHint().width();
        if (area->isVisible() && need > room)
            return QStringLiteral("%1 needs a width of %2, has %3").arg(where(area)).arg(need).arg(
                room);
    }
    return {};
}

QStringList problems(const QWidget& window)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            found << labelProblem(*label);
        if (asksForRoom(widget))
            found << roomProblem(*widget);
        found << customProblem(widget) << overlapProblem(*widget);
    }
    found.removeAll(QString());
    return found;
}

} // namespace

class TestWindowText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void germanFits_data();
    void germanFits();
    void breadcrumbIsWhole();
    void answeredPredictionFits_data();
    void answeredPredictionFits();
    void nothingLiesAtTheSide_data();
    void nothingLiesAtTheSide();
    void rightColumnNeedsNoScrolling_data();
    void rightColumnNeedsNoScrolling();
};

void TestWindowText::fits_data()
{
    QTest::addColumn<QString>("lesson");
    QTest::addColumn<int>("moment");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("presenting");
    const char* names[] = {"race", "mutex", "eight", "full", "broken"};
    for (int moment = 0; moment < 5; ++moment)
        for (const bool dark : {false, true})
            for (const bool presenting : {false, true})
                for (const auto& [size, scale] : {std::pair{QSize(1280, 800), 1.0},
                                                  {QSize(1920, 1080), 1.0},
                                                  {QSize(2560, 1600), 2.0},
                                                  {QSize(1280, 800), 1.21}})
                    QTest::addRow("%s %s %s %dx%d @%.2f", names[moment], dark ? "dark" : "light",
                                  presenting ? "presentation" : "window", size.width(),
                                  size.height(), scale)
                        << QString::fromLatin1(moment < 3 ? "lost-update" : "full-pipe") << moment
                        << dark << size << scale << presenting;
}

void TestWindowText::fits()
{
    QFETCH(QString, lesson);
    QFETCH(int, moment);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(double, scale);
    QFETCH(bool, presenting);
    std::shared_ptr<world::Snapshot> (*const moments[])() = {
        samples::race, samples::mutex, samples::eight, samples::fullPipe, samples::brokenPipe};
    window::Settings settings;
    settings.size = size;
    settings.mode = dark ? theme::Mode::Dark : theme::Mode::Light;
    settings.scale = scale;
    window::MainWindow window(settings);
    window.setLesson(samples::lesson(lesson.toStdString()));
    window.setPresenting(presenting);
    window.show();
    window.resize(size);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.setSnapshot(moments[moment]());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(window.size(), size); // nothing in it needs more than this
    const QStringList found = problems(window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestWindowText::germanFits_data()
{
    QTest::addColumn<QString>("lesson");
    QTest::addColumn<int>("moment");
    QTest::addColumn<bool>("presenting");
    const char* names[] = {"race", "mutex", "eight", "full", "broken"};
    for (int moment = 0; moment < 5; ++moment)
        for (const bool presenting : {false, true})
            QTest::addRow("%s, %s", names[moment], presenting ? "presentation" : "window")
                << QString::fromLatin1(moment < 3 ? "lost-update" : "full-pipe") << moment
                << presenting;
}

/// German words are longer.
void TestWindowText::germanFits()
{
    QFETCH(QString, lesson);
    QFETCH(int, moment);
    QFETCH(bool, presenting);
    const auto english = qScopeGuard([] { theme::useLanguage(QStringLiteral("en")); });
    theme::useLanguage(QStringLiteral("de"));
    std::shared_ptr<world::Snapshot> (*const moments[])() = {
        samples::race, samples::mutex, samples::eight, samples::fullPipe, samples::brokenPipe};
    window::Settings settings;
    settings.size = {1280, 800};
    window::MainWindow window(settings);
    window.setLesson(samples::lesson(lesson.toStdString()));
    window.setPresenting(presenting);
    window.show();
    window.resize(settings.size);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.setSnapshot(moments[moment]());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(window.size(), settings.size);
    QCOMPARE(sideProblem(window), QString());
    const QStringList found = problems(window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestWindowText::breadcrumbIsWhole()
{
    window::Settings settings;
    window::MainWindow window(settings);
    window.setLesson(samples::lesson("lost-update"));
    window.setSnapshot(samples::race());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    int seen = 0;
    for (const auto* label : window.findChildren<controls::ElidedLabel*>())
        if (label->isVisible() &&
            label->accessibleName().contains(QStringLiteral("The lost update"))) {
            QCOMPARE(label->text(), label->accessibleName());
            ++seen;
        }
    QCOMPARE(seen, 1);
}

void TestWindowText::answeredPredictionFits_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("1") << 1.0;
    QTest::newRow("1.5") << 1.5;
}

void TestWindowText::answeredPredictionFits()
{
    QFETCH(double, scale);
    window::Settings settings;
    settings.size = {1600, 1000};
    settings.scale = scale;
    window::MainWindow window(settings);
    window.setLesson(samples::lesson("lost-update"));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.setSnapshot(samples::race());
    window.setPrediction({1, 3, true, false, 0, 0, 0});
    // A page that grows is laid out in several turns of the event loop.
    QTRY_VERIFY2(problems(window).isEmpty(), qPrintable(problems(window).join(QLatin1Char('\n'))));
    const auto* pane = window.findChild<lessonpane::PredictionCard*>();
    QVERIFY(pane && pane->visibleRegion().boundingRect().width() == pane->width());
}

void TestWindowText::nothingLiesAtTheSide_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

/// Of no lesson's page, at 1280×800.
void TestWindowText::nothingLiesAtTheSide()
{
    QFETCH(QString, language);
    const auto english = qScopeGuard([] { theme::useLanguage(QStringLiteral("en")); });
    theme::useLanguage(language);
    window::MainWindow window{window::Settings{}};
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    for (const std::string& lesson : samples::lessons()) {
        window.setLesson(samples::lesson(lesson, language.toStdString()));
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents(); // a column that grows is laid out in several turns
        QTRY_VERIFY2(sideProblem(window).isEmpty(),
                     qPrintable(QString::fromStdString(lesson) + QStringLiteral(": ") +
                                sideProblem(window)));
    }
}

void TestWindowText::rightColumnNeedsNoScrolling_data()
{
    QTest::addColumn<QString>("lesson");
    QTest::newRow("lost-update") << QStringLiteral("lost-update");
    QTest::newRow("full-pipe") << QStringLiteral("full-pipe");
}

/// At 1280×800 the switch, the code and the verdict are all in view.
void TestWindowText::rightColumnNeedsNoScrolling()
{
    QFETCH(QString, lesson);
    window::MainWindow window{window::Settings{}};
    window.setLesson(samples::lesson(lesson.toStdString()));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.setSnapshot(lesson == QLatin1String("full-pipe") ? samples::fullPipe()
                                                            : samples::race());
    QCoreApplication::sendPostedEvents();
    const auto* view = window.findChild<code::CodeView*>();
    QVERIFY(view);
    QVERIFY(!isScrolledAway(view));
    for (const char* name :
         {"crosstalk::controls::VerdictBox", "crosstalk::controls::ControlsPane"})
        for (const QWidget* widget : window.findChildren<QWidget*>())
            if (widget->inherits(name))
                QVERIFY2(!isScrolledAway(widget), name);
}

QTEST_MAIN(TestWindowText)
#include "tst_windowtext.moc"
