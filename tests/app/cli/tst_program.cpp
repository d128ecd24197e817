#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace json = boost::json;

namespace {

struct Outcome
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

/// The program with these arguments and no display.
Outcome run(const std::vector<const char*>& arguments)
{
    QStringList words;
    for (const char* argument : arguments)
        words.append(QString::fromUtf8(argument));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(variable));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PROGRAM), words);
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The one object on standard output, or null if there is anything else.
json::value object(const Outcome& outcome)
{
    boost::system::error_code error;
    json::value value =
        json::parse({outcome.out.constData(), std::size_t(outcome.out.size())}, error);
    return error ? json::value() : value;
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void helpAndVersionNeedNoDisplay()
    {
        QCOMPARE(run({"--help"}).status, 0);
        QCOMPARE(run({"run", "--help"}).status, 0);
        QVERIFY(run({"--version"}).out.startsWith("crosstalk "));
    }

    void theWindowSaysThatThereIsNoDisplay()
    {
        const auto outcome = run({});
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.out.isEmpty());
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(outcome.err.contains("no display"));
    }

    void listsTheLessons()
    {
        const auto outcome = run({"list", "--json"});
        QCOMPARE(outcome.status, 0);
        const auto value = object(outcome);
        QVERIFY(value.is_object());
        QVERIFY(value.at("crosstalk") == 1);
        QVERIFY(value.at("lessons").at(0).at("id") == "ticket-office");
        QVERIFY(run({"list"}).out.contains("lost-update"));
    }

    void refusesWithTheStatusOfWrongUsage_data()
    {
        QTest::addColumn<QByteArrayList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const QByteArrayList& arguments, const char* says) {
            QTest::newRow(arguments.join(' ').constData()) << arguments << QByteArray(says);
        };
        row({"no-such-lesson"}, "lost-update");
        row({"run", "no-such-lesson", "--json"}, "lost-update");
        row({"run", "lost-update", "--set", "sync=prayer", "--json"}, "mutex");
        row({"run", "lost-update", "--set", "luck=7"}, "sync");
        row({"run", "lost-update", "--at", "soon:pause"}, "soon");
        row({"run", "lost-update", "--at", "3s:explode P1"}, "explode");
        row({"run", "lost-update", "--schedule", "no-such-file"}, "No such file");
    }

    void refusesWithTheStatusOfWrongUsage()
    {
        QFETCH(QByteArrayList, arguments);
        QFETCH(QByteArray, says);
        std::vector<const char*> words;
        for (const QByteArray& argument : arguments)
            words.push_back(argument.constData());
        const auto outcome = run(words);
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.err.contains(says), outcome.err);
    }

    void runsALesson()
    {
        const auto outcome = run({"run", "lost-update", "--set", "sync=none", "--set", "deposits=5",
                                  "--speed", "1000", "--json"});
        QCOMPARE(outcome.status, 0);
        const auto value = object(outcome);
        QVERIFY2(value.is_object(), outcome.out);
        QVERIFY(value.at("settings").at("sync") == "none");
        QVERIFY(value.at("outcome") == "finished");
        QCOMPARE(value.at("processes").as_array().size(), std::size_t{2});
        QVERIFY(value.at("variables").at(0).at("name") == "balance");
        QVERIFY(value.at("variables").at(0).at("expected") == 10);
        QVERIFY(value.at("races").at(0).at("first").at("file") == "depositor.cpp");
        QVERIFY(!outcome.err.isEmpty());
    }

    void aFindingHasItsOwnStatus()
    {
        const std::vector<const char*> racy{"run",     "lost-update", "--set",     "deposits=5",
                                            "--speed", "1000",        "--fail-on", "race"};
        QCOMPARE(run(racy).status, 10);
        const auto locked = run({"run", "lost-update", "--set", "deposits=5", "--set", "sync=mutex",
                                 "--speed", "1000", "--fail-on", "race,deadlock,lost"});
        QCOMPARE(locked.status, 0);
        QVERIFY2(locked.out.contains("No race seen"), locked.out);
    }

    void countsOutcomes()
    {
        const auto outcome = run({"run", "lost-update", "--set", "deposits=2", "--set",
                                  "sync=mutex", "--times", "3", "--json"});
        QCOMPARE(outcome.status, 0);
        const auto value = object(outcome);
        QVERIFY2(value.is_object(), outcome.out);
        QCOMPARE(value.at("runs").as_array().size(), std::size_t{3});
        QVERIFY(value.at("histogram").at(0).at("count") == 3);
    }

    void doesWhatIsAskedAtAStep()
    {
        const auto outcome =
            run({"run", "lost-update", "--set", "deposits=0", "--speed", "1000", "--at",
                 "20:set sync=mutex", "--at", "40:kill P2", "--at", "60:set deposits=1", "--json"});
        QCOMPARE(outcome.status, 0);
        const auto value = object(outcome);
        QVERIFY2(value.is_object(), outcome.out);
        QVERIFY(value.at("processes").at(1).at("exit").as_object().contains("signal"));
        QVERIFY(value.at("processes").at(1).at("exit").at("signal") == "SIGKILL");
    }

    void endsWhenTheTimeIsUp()
    {
        const auto outcome =
            run({"run", "full-pipe", "--set", "blocks=0", "--seconds", "0.3", "--json"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(object(outcome).at("outcome") == "timeout");
    }

    void savesAPicture()
    {
        const QTemporaryDir folder;
        const QByteArray picture = folder.filePath(QStringLiteral("a.png")).toLocal8Bit();
        const auto outcome = run({"run", "lost-update", "--set", "deposits=5", "--speed", "1000",
                                  "--screenshot", picture.constData()});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains(picture), outcome.out);
        QFile file(QString::fromLocal8Bit(picture));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(8) == QByteArray("\x89PNG\r\n\x1a\n"));
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
