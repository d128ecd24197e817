#include "tests/kernel/child.h"

#include "engine/kernel/survey.h"

#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <memory>
#include <vector>

using namespace crosstalk;
using namespace crosstalk::kernel;

class TestSurvey : public QObject
{
    Q_OBJECT

private slots:
    void init() { QCOMPARE(pipe2(m_end, O_CLOEXEC), 0); }
    void cleanup()
    {
        close(m_end[0]);
        close(m_end[1]);
    }

    void asksAllAtOnce()
    {
        Child reader([&] {
            char byte;
            (void)!read(m_end[0], &byte, 1);
            for (;;) {
            }
        });
        Survey survey;
        QCOMPARE(survey.addThread(reader.pid(), reader.pid()).value(), 0u);
        QCOMPARE(survey.addPipe(reader.pid(), m_end[0]).value(), 0u);
        const auto asleep = [&] {
            survey.take();
            return survey.threads()[0].state == 'S' && survey.threads()[0].call.number >= 0;
        };
        QTRY_VERIFY(asleep());
        QCOMPARE(sleepKind(survey.threads()[0].call), SleepKind::Read);
        QCOMPARE(descriptorOf(survey.threads()[0].call), m_end[0]);
        survey.take();
        QVERIFY(!survey.threads()[0].changed); // still the same sleep
        QVERIFY(survey.pipes()[0].known);
        QCOMPARE(survey.pipes()[0].figures.queued, 0u);
        QCOMPARE(write(m_end[1], "xyz", 3), 3);
        const auto running = [&] {
            survey.take();
            return survey.threads()[0].state == 'R' && survey.pipes()[0].figures.queued == 2;
        };
        QTRY_VERIFY(running());
        QVERIFY(survey.threads()[0].wchan.empty());
        reader.end();
        survey.take();
        QCOMPARE(survey.threads()[0].state, '?');
        QVERIFY(!survey.pipes()[0].known);
    }

    // A sleeper that is stopped keeps its call; it is noticed all the same.
    void stoppedInItsSleep()
    {
        std::vector<std::unique_ptr<Child>> sleepers;
        Survey survey;
        for (int i = 0; i < 3; ++i) {
            sleepers.push_back(std::make_unique<Child>([] { pause(); }));
            QVERIFY(survey.addThread(sleepers.back()->pid(), sleepers.back()->pid()).has_value());
        }
        const auto all = [&](char letter) {
            survey.take();
            return std::all_of(survey.threads().begin(), survey.threads().end(),
                               [&](const ThreadReport& t) { return t.state == letter; });
        };
        QTRY_VERIFY(all('S'));
        for (const auto& sleeper : sleepers)
            kill(sleeper->pid(), SIGSTOP);
        QTRY_VERIFY(all('T'));
        for (const auto& sleeper : sleepers)
            kill(sleeper->pid(), SIGCONT);
        QTRY_VERIFY(all('S'));
    }

    // Looking leaves nothing open: neither here nor in what the other side sees.
    void holdsNoEnd()
    {
        Child reader([&] { pause(); });
        Survey survey;
        QVERIFY(survey.addPipe(reader.pid(), m_end[0]).has_value());
        const int before = dup(0);
        close(before);
        for (int i = 0; i < 100; ++i)
            survey.take();
        const int after = dup(0);
        close(after);
        QCOMPARE(after, before);
    }

    void aStrangerIsAnError()
    {
        Survey survey;
        QVERIFY(survey.addThread(0x3fffffff, 0x3fffffff).has_error());
        QVERIFY(survey.addPipe(0x3fffffff, 0).has_error());
        survey.take();
        QVERIFY(survey.threads().empty() && survey.pipes().empty());
    }

private:
    int m_end[2] = {-1, -1};
};

QTEST_GUILESS_MAIN(TestSurvey)
#include "tst_survey.moc"
