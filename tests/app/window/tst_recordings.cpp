#include "app/window/animation.h"
#include "app/window/centrepane.h"
#include "app/window/comparewindow.h"
#include "app/window/exporter.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/pictures.h"
#include "app/window/presentation.h"
#include "app/window/recordings.h"
#include "app/window/scrubbar.h"
#include "app/window/scrubber.h"
#include "widgets/controls/bigswitch.h"
#include "widgets/controls/choicebuttons.h"
#include "widgets/controls/figures.h"
#include "widgets/lesson/predictioncard.h"
#include "widgets/schedules/scheduleswidget.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"
#include "widgets/timeline/timelinewidget.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk;
using window::Exporter;
using window::LessonRunner;
using window::MainWindow;
using window::Recordings;
using window::Scrubber;

namespace {

constexpr int patience = 60'000; // ms until a condition counts as never met

/// One run's side of a comparison, a line a row.
QString eventsSaid(const window::CompareModel& model, window::CompareModel::Column column)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines << model.data(model.index(row, column), Qt::DisplayRole).toString();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// A run put into a file from the window, and looked at again there: nothing is run then.
class TestRecordings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_file; ///< a recording of lost-update, made in the window
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<LessonRunner> m_runner;
    std::unique_ptr<Scrubber> m_scrubber;
    std::unique_ptr<Recordings> m_recordings;

    QString pathOf(const char* name) const { return m_home.filePath(QString::fromLatin1(name)); }

    bool says(const QString& words) const
    {
        for (const QLabel* label : m_window->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    }

    const window::TimeCommands& time() const { return *m_window->commands().time; }
    std::uint64_t here() const { return m_window->snapshot()->event; }
    void record();
    void openIt();

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void opensWithoutRunningAnything();
    void aCutFileSaysSo();
    void whatCannotBeOpenedIsSaid();
    void isOpenedByDropping();
    void goesThroughTheRun();
    void aKeyThatFindsNothingSaysSo();
    void thePositionIsNeverCut();
    void playingGoesOnWhereAMomentIsPassedOver();
    void oneKeyPlaysAndHolds();
    void presentedItCannotBeChanged();
    void itsSchedulesAreNotTried();
    void keepsBookmarks();
    void exportsWhatIsShown();
    void paperIsWhite();
    void animatesTheRun();
    void whatIsRecordedIsSaid();
    void comparesTwoRuns();
};

void TestRecordings::initTestCase()
{
    for (const char* name : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"})
        qputenv(name, pathOf(name).toUtf8());
    m_file = pathOf("a.crosstalk");
    init();
    record();
    cleanup();
}

void TestRecordings::init()
{
    m_window = std::make_unique<MainWindow>(window::Settings{});
    m_runner = std::make_unique<LessonRunner>(*m_window, std::string(CROSSTALK_LESSONS));
    m_scrubber = std::make_unique<Scrubber>(*m_window, m_runner->session());
    m_recordings = std::make_unique<Recordings>(*m_window, *m_runner, *m_scrubber);
    m_window->show();
}

void TestRecordings::cleanup()
{
    m_recordings.reset();
    m_scrubber.reset();
    m_runner.reset();
    m_window.reset();
}

/// As the button does it, but for the question where.
void TestRecordings::record()
{
    m_runner->show("lost-update");
    m_runner->demonstrate();
    m_runner->session().setSpeed(100'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->snapshot()->event > 100, patience);
    m_recordings->record(m_file);
    QVERIFY(time().record->isChecked());
    m_runner->session().setParameter("deposits", 1); // else it has no end
    QTRY_VERIFY_WITH_TIMEOUT(m_window->snapshot()->run == world::RunState::Finished, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!time().record->isChecked(), patience);
    QCOMPARE(Recordings::recent().value(0), m_file);
}

void TestRecordings::openIt()
{
    QVERIFY(m_recordings->open(m_file));
    // Read whole, and shown whole: what was read last may be shown a moment later.
    QTRY_VERIFY_WITH_TIMEOUT(m_runner->session().playback()->isWhole() && here() > 100 &&
                                 here() == m_runner->session().playback()->size(),
                             patience);
}

void TestRecordings::opensWithoutRunningAnything()
{
    openIt();
    QVERIFY(!m_runner->session().isRunning());
    QVERIFY(says(QStringLiteral("Recording of lost-update")));
    QVERIFY(says(QStringLiteral("Linux ")));
    QVERIFY(says(QStringLiteral("Nothing is run")));
    QVERIFY(!says(QStringLiteral("ends before the run did")));
    QVERIFY(!time().record->isEnabled() && !m_window->commands().step->isEnabled());
    QVERIFY(says(QStringLiteral("SYNCHRONIZATION — AS RECORDED")));
    QVERIFY(says(QStringLiteral("A LESSON, RECORDED")));
    QVERIFY(!m_window->findChild<lessonpane::PredictionCard*>()->isVisible());
    QCOMPARE(m_window->findChildren<controls::BigSwitch*>().size(), 0); // there is nothing to stop
    m_runner->demonstrate(); // not even when asked
    QVERIFY(!m_runner->session().isRunning());
    m_runner->show("lost-update"); // a lesson again
    QVERIFY(m_runner->session().playback() == nullptr);
    QVERIFY(!says(QStringLiteral("Nothing is run")));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("SYNCHRONIZATION — LIVE")), patience);
    QCOMPARE(m_window->findChildren<controls::BigSwitch*>().size(), 1);
}

void TestRecordings::aCutFileSaysSo()
{
    const QString cut = pathOf("cut.crosstalk");
    QFile::remove(cut);
    QVERIFY(QFile::copy(m_file, cut));
    QVERIFY(QFile::resize(cut, QFileInfo(cut).size() - 5));
    QVERIFY(m_recordings->open(cut));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("The file ends before the run did")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("● cut off")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_runner->session().playback()->isWhole(), patience);
}

void TestRecordings::whatCannotBeOpenedIsSaid()
{
    m_runner->show("lost-update");
    QVERIFY(!m_recordings->open(pathOf("none.crosstalk")));
    QVERIFY(says(QStringLiteral("none.crosstalk")));
    QVERIFY(m_runner->session().playback() == nullptr);
    QCOMPARE(m_runner->shown(), std::string("lost-update"));
}

void TestRecordings::isOpenedByDropping()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_file)});
    QDragEnterEvent drag(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drag);
    QVERIFY(drag.isAccepted());
    QDropEvent drop(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QVERIFY(m_runner->session().playback() != nullptr);
}

void TestRecordings::goesThroughTheRun()
{
    openIt();
    const std::uint64_t end = here();
    time().previousRace->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(here() < end, patience);
    const std::uint64_t race = here();
    QVERIFY(!m_window->snapshot()->races.empty());
    time().nextEvent->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(here() > race, patience);
    time().previousEvent->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(here(), race, patience);
    m_scrubber->player().setEventsPerSecond(1e6);
    time().playBackwards->setChecked(true);
    QTRY_VERIFY_WITH_TIMEOUT(here() == 1 && !time().playBackwards->isChecked(), patience);
    time().playForwards->setChecked(true);
    QTRY_VERIFY_WITH_TIMEOUT(here() == end && !time().playForwards->isChecked(), patience);
}

void TestRecordings::aKeyThatFindsNothingSaysSo()
{
    openIt();
    time().nextSleep->trigger();
    const QString sleep = QStringLiteral("Nobody falls asleep after this.");
    QTRY_VERIFY_WITH_TIMEOUT(says(sleep), patience);
    const std::uint64_t end = here();
    time().previousEvent->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(here() < end && !says(sleep), patience); // was said of another moment
    m_runner->session().seek(1);
    QTRY_COMPARE_WITH_TIMEOUT(here(), std::uint64_t(1), patience);
    time().previousEvent->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("This is the first event.")), patience);
    time().nextBookmark->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("No bookmark after this")), patience);
}

void TestRecordings::thePositionIsNeverCut()
{
    openIt();
    m_window->resize(1280, 800);
    m_window->show();
    m_runner->session().seek(80);
    const QString total = controls::grouped(std::int64_t(m_window->scrubBar().total()));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("80 of ") + total), patience);
}

/// On a slow machine more is to be played before what was asked for is shown: that is no end.
void TestRecordings::playingGoesOnWhereAMomentIsPassedOver()
{
    openIt();
    m_runner->session().seek(1);
    QTRY_COMPARE_WITH_TIMEOUT(here(), std::uint64_t(1), patience);
    m_scrubber->player().setEventsPerSecond(0.1); // its own ticks are seconds away
    time().playForwards->setChecked(true);
    emit m_scrubber->player().jumpWanted(10);
    emit m_scrubber->player().jumpWanted(20);
    QTRY_COMPARE_WITH_TIMEOUT(here(), std::uint64_t(11), patience);
    QVERIFY(time().playForwards->isChecked());
    emit m_scrubber->player().jumpWanted(qint64(m_window->scrubBar().total()));
    QTRY_VERIFY_WITH_TIMEOUT(!time().playForwards->isChecked(), patience);
    QCOMPARE(here(), m_window->scrubBar().total());
}

void TestRecordings::oneKeyPlaysAndHolds()
{
    openIt();
    QAction* const key = m_window->commands().pause;
    m_scrubber->player().setEventsPerSecond(0.1); // stays where it is
    m_runner->session().seek(2);
    QTRY_COMPARE_WITH_TIMEOUT(here(), std::uint64_t(2), patience);
    QCOMPARE(key->text(), QStringLiteral("Play"));
    for (QAction* play : {time().playForwards, time().playBackwards}) {
        play->setChecked(true);
        QCOMPARE(key->text(), QStringLiteral("Pause"));
        key->trigger();
        QVERIFY(!time().playForwards->isChecked() && !time().playBackwards->isChecked());
        QCOMPARE(key->text(), QStringLiteral("Play"));
    }
    key->trigger();
    QVERIFY(time().playForwards->isChecked());
}

void TestRecordings::presentedItCannotBeChanged()
{
    openIt();
    m_window->commands().present->trigger();
    auto* presentation = m_window->findChild<window::Presentation*>();
    QVERIFY(presentation != nullptr);
    const auto isLive = [&] {
        return presentation->findChild<controls::ChoiceButtons*>()->isEnabled();
    };
    QVERIFY(!isLive());
    QVERIFY(says(QStringLiteral("Recording: The lost update")));
    m_runner->show("lost-update");
    QVERIFY(isLive());
    QVERIFY(!says(QStringLiteral("Recording: ")));
    m_window->commands().present->trigger();
}

void TestRecordings::itsSchedulesAreNotTried()
{
    openIt();
    auto& tab = m_window->centre().schedules();
    emit tab.exploreRequested();
    QVERIFY(m_runner->session().playback() != nullptr); // else nothing could be played any more
    const auto labels = tab.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->text().contains(QStringLiteral("Of a recording nothing is run."));
    }));
    emit tab.untouchedRequested();
    QVERIFY(m_runner->session().playback() != nullptr);
}

void TestRecordings::keepsBookmarks()
{
    openIt();
    m_runner->session().seek(50);
    QTRY_COMPARE_WITH_TIMEOUT(here(), std::uint64_t(50), patience);
    m_scrubber->setBookmark(QStringLiteral("here"));
    m_runner->session().seek(80);
    QTRY_COMPARE_WITH_TIMEOUT(here(), std::uint64_t(80), patience);
    time().previousBookmark->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(here(), std::uint64_t(50), patience);
    QVERIFY(says(QStringLiteral("here")));
    cleanup();
    init();
    openIt();
    const auto& kept = m_scrubber->bookmarks().all();
    QCOMPARE(int(kept.size()), 1);
    QCOMPARE(kept.front().event, std::uint64_t(50));
    QCOMPARE(kept.front().note, std::string("here"));
    QVERIFY(kept.front().time > 0);
    const auto& flags = m_window->centre().timeline().flags();
    QCOMPARE(int(flags.size()), 1);
    QCOMPARE(flags.front().time, quint64(kept.front().time));
    QCOMPARE(flags.front().note, QStringLiteral("here"));
}

void TestRecordings::exportsWhatIsShown()
{
    openIt();
    Exporter exporter(*m_window, *m_runner);
    int number = 0;
    for (const Exporter::Kind& kind : exporter.kinds()) {
        if (kind.suffix.isEmpty())
            continue;
        const QString file = pathOf("export") + QString::number(number++) + QLatin1Char('.') +
                             kind.suffix;
        exporter.write(kind, file);
        QVERIFY2(QFileInfo(file).size() > 500, qPrintable(kind.name));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray begin = written.read(200);
        const QByteArray magic = kind.suffix == QLatin1String("svg")   ? "<?xml"
                                 : kind.suffix == QLatin1String("png") ? "\x89PNG"
                                 : kind.suffix == QLatin1String("pdf") ? "%PDF"
                                 : kind.suffix == QLatin1String("csv") ? "event,"
                                                                       : "";
        QVERIFY2(begin.startsWith(magic), qPrintable(kind.name));
    }
    QCOMPARE(number, 8);
    QFile stage(pathOf("export0.svg"));
    QVERIFY(stage.open(QIODevice::ReadOnly));
    const QByteArray drawn = stage.readAll();
    QVERIFY(drawn.contains("depositor")); // letters, not pixels
    QVERIFY(!drawn.contains("<image"));
    QVERIFY(drawn.contains("Inter, Arial")); // ours may not be there
    const auto kinds = exporter.kinds();
    exporter.write(kinds.front(), QStringLiteral("/proc/none/a.svg"));
    QVERIFY(says(QStringLiteral("/proc/none/a.svg")));
}

/// A page made in the dark is the page made by day.
void TestRecordings::paperIsWhite()
{
    openIt();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->snapshot()->event > 0, patience);
    const auto page = [this](theme::Mode mode) {
        theme::Appearance::instance().setMode(mode);
        const QString file = pathOf(mode == theme::Mode::Dark ? "dark.pdf" : "light.pdf");
        const auto saved = window::savePage(m_window->centre().stage(), *m_window->lesson(),
                                            *m_window->snapshot(), file);
        QFile written(file);
        if (!saved || !written.open(QIODevice::ReadOnly))
            return QByteArray();
        const QByteArray all = written.readAll();
        return all.left(all.indexOf("/CreationDate"));
    };
    const QByteArray dark = page(theme::Mode::Dark);
    QCOMPARE(theme::Appearance::instance().mode(), theme::Mode::Dark);
    QVERIFY(dark.size() > 100);
    QVERIFY(dark == page(theme::Mode::Light));
}

void TestRecordings::animatesTheRun()
{
    openIt();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->snapshot()->live && m_window->scrubBar().total() > 100,
                             patience);
    const quint64 last = m_window->scrubBar().total();
    m_window->resize(900, 600);
    const QString folder = pathOf("animation");
    window::Animation animation(m_runner->session(), m_window->centre(), folder, last - 9, last);
    QSignalSpy finished(&animation, &window::Animation::finished);
    QVERIFY(finished.wait(patience));
    const auto pictures = QDir(folder).entryList({QStringLiteral("frame-*.png")});
    QCOMPARE(int(pictures.size()), 10);
    QVERIFY(QImage(folder + QLatin1Char('/') + pictures.first()) !=
            QImage(folder + QLatin1Char('/') + pictures.last()));
    QCOMPARE(QFile::exists(folder + QStringLiteral("/run.mp4")),
             !window::Animation::ffmpeg().isEmpty());
    QVERIFY(finished.front().front().toString().contains(folder));
}

/// Also in a small window: it is the figures beside it that give way.
void TestRecordings::whatIsRecordedIsSaid()
{
    openIt();
    m_window->resize(1280, 800);
    m_window->setMessage(QStringLiteral("Recording into lost-update-20260101-120000.crosstalk"));
    QVERIFY(says(QStringLiteral("Recording into lost-update-20260101-120000.crosstalk")));
}

void TestRecordings::comparesTwoRuns()
{
    const auto lesson = lesson::readLesson(std::string(CROSSTALK_LESSONS) + "/lost-update");
    QVERIFY(lesson.has_value());
    window::CompareWindow compared(std::make_shared<const lesson::Lesson>(*lesson));
    compared.show();
    QVERIFY(compared.compare(m_file, m_file));
    QVERIFY(!compared.model().alignment().firstDifference);
    QVERIFY(compared.model().rowCount() > 100);
    QVERIFY(!compared.compare(m_file, pathOf("none")));
    const int cure = lesson->choices.front().cure;
    QVERIFY(compared.runTwice(lesson->choices.front().initial, cure));
    QVERIFY(compared.model().rowCount() < 2'000); // what has no end is given one
    const auto first = compared.model().alignment().firstDifference;
    QVERIFY(first.has_value());
    const auto sign = compared.model().index(int(*first), window::CompareModel::Sign);
    QVERIFY(compared.model().data(sign, Qt::DisplayRole).toString().contains(
        QStringLiteral("first difference")));
    theme::useLanguage(QStringLiteral("de"));
    const QString left = eventsSaid(compared.model(), window::CompareModel::Left);
    theme::useLanguage(QStringLiteral("en"));
    QVERIFY2(left.contains(QStringLiteral("P1 liest balance: ")), qPrintable(left));
    static const QRegularExpression english(
        QStringLiteral("[^\n]* (?:reads|writes|wrote|calls|returns) [^\n]*"));
    QVERIFY2(!english.match(left).hasMatch(), qPrintable(english.match(left).captured()));
}

QTEST_MAIN(TestRecordings)
#include "tst_recordings.moc"
