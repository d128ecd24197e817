#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("shell-pipe");

} // namespace

class TestShellPipe : public QObject
{
    Q_OBJECT

private slots:
    // Three cards, one each, whatever they became; both children run at once.
    void bothRunAtOnce()
    {
        const Call call = run(lesson, settings({"ends=right", "lines=20", "pause=5"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(call.json[u"processes"].toArray().size(), 3);
        for (const char* program : {"shell", "words", "count"}) {
            const auto found = named(call.json[u"processes"].toArray(), QStringLiteral("program"),
                                     QString::fromLatin1(program));
            QVERIFY2(!found.isEmpty(), call.told().constData());
            QCOMPARE(found[u"exit"].toObject()[u"code"].toInt(-1), 0);
        }
        const QJsonObject pipe = channel(call, QStringLiteral("pipe"));
        QCOMPARE(pipe[u"bytes_written"].toInt(), 20 * 7);
        QCOMPARE(pipe[u"bytes_read"].toInt(), 20 * 7);
        QVERIFY2(call.err.contains("20 lines"), call.told().constData());
        const QString reader = named(call.json[u"processes"].toArray(), QStringLiteral("program"),
                                     QStringLiteral("count"))[u"name"]
                                   .toString();
        QVERIFY2(slept(call, reader, QStringLiteral("read")) > 0, call.told().constData());
    }

    void theReadEndCannotBeWritten()
    {
        const Call call = run(lesson, settings({"ends=swapped"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(call.err.contains("words: Bad file descriptor"), call.told().constData());
        QVERIFY2(call.err.contains("count: Bad file descriptor"), call.told().constData());
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_written"].toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(TestShellPipe)
#include "tst_shellpipe.moc"
