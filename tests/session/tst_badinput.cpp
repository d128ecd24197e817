#include "engine/session/run.h"

#include <QtTest>

using namespace crosstalk;

/// What a run says when the kernel refuses something, or a peer dies in mid-message: real programs
/// (tests/programs/refusals.cpp) that go on afterwards.
class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void isSaid_data()
    {
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* words) {
            QTest::newRow(name) << QString::fromLatin1(words);
        };
        row("port-in-use", "bind fails with EADDRINUSE: the address belongs to somebody already");
        row("path-too-long", "bind fails: a socket's path has at most 107 bytes");
        row("queue-name-taken", "wants to make a queue by a name that is taken");
        row("queue-name-odd", "a name has one slash, at its front");
        row("queue-too-large", "mq_open fails with EINVAL");
        row("message-too-long", "is longer than");
        row("server-absent", "connect fails with ENOENT: there is no socket of that name");
        row("server-refuses", "connect is refused (ECONNREFUSED): nobody listens there");
        row("datagram-to-nobody", "fails with ENOENT: there is no socket of that name");
        row("udp-to-nobody", "ECONNREFUSED: nobody");
        row("killed-in-mid-message", "P2 was ended by SIGKILL");
    }

    void isSaid()
    {
        QFETCH(QString, words);
        const std::filesystem::path root = BUILD_ROOT;
        const session::Installation here{std::filesystem::path(SOURCE_ROOT) / "lessons",
                                         root / "tests" / "programs",
                                         root / "bin" / "crosstalk-supervisor",
                                         root / "lib" / "libcrosstalk-tap.so",
                                         {}};
        lesson::Lesson lesson;
        lesson.id = "programs";
        lesson::Program program;
        program.name = "refusals";
        program.arguments = {QTest::currentDataTag()};
        lesson.programs.push_back(program);
        auto run = session::Run::start(lesson, {}, here);
        QVERIFY2(run.has_value(), run ? "" : run.error().sentence().c_str());
        QCOMPARE((*run)->wait(std::chrono::seconds(20)), session::Outcome::Finished);
        const auto snapshot = (*run)->snapshot();
        QCOMPARE(snapshot->processes.front().exitCode, 0);

        QStringList said;
        for (const world::Narration& line : snapshot->narration)
            said << QString::fromStdString(line.text);
        QVERIFY2(said.join(QLatin1Char('\n')).contains(words),
                 qPrintable(said.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
