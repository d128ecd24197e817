#include "widgets/messages/peekpanel.h"
#include "widgets/theme/appearance.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace crosstalk;

namespace {

world::Snapshot twoProcesses()
{
    world::Snapshot snapshot;
    for (const char* name : {"P1", "P2"})
        snapshot.processes.emplace_back().name = name;
    return snapshot;
}

QString labelsOf(const messages::PeekPanel& panel)
{
    QStringList texts;
    for (const QLabel* label : panel.findChildren<QLabel*>())
        texts << label->text();
    return texts.join(QLatin1Char('|'));
}

} // namespace

class TestPeekPanel : public QObject
{
    Q_OBJECT

private slots:
    void bytesAndWhoseTheyAre()
    {
        theme::Appearance::instance().set(theme::Mode::Light, 1);
        session::Peek peek;
        peek.channel = 3;
        peek.name = "pipe";
        peek.fromKernel = true;
        peek.bytes = {'h', 'e', 'l', 'l', 'o', 0};
        peek.owners = {{0, 2}, {1, 4}};
        peek.total = 70'000;
        peek.truncated = true;
        peek.source = "Copied out of the kernel; nothing was taken.";
        messages::PeekPanel panel;
        panel.show(peek, twoProcesses());
        QCOMPARE(
            panel.text(),
            QStringLiteral("00000  68 65 6c 6c 6f 00 %1hello.").arg(QString(31, QLatin1Char(' '))));
        const QString labels = labelsOf(panel);
        QVERIFY2(labels.contains(QStringLiteral("pipe holds 70,000 bytes")), qPrintable(labels));
        QVERIFY(labels.contains(QStringLiteral("2 bytes of P1, then 4 bytes of P2")));
        QVERIFY(labels.contains(QStringLiteral("The first 6 bytes are shown.")));
        const QString folder = qEnvironmentVariable("CROSSTALK_GALLERY");
        if (!folder.isEmpty())
            QVERIFY(panel.grab().save(QDir(folder).filePath(QStringLiteral("peek.png"))));
        QSignalSpy again(&panel, &messages::PeekPanel::lookAgain);
        panel.findChildren<QPushButton*>().first()->click();
        QCOMPARE(again.count(), 1);
        QCOMPARE(again[0][0].toInt(), 3);
    }

    void whatTheTapSawIsAListOfMessages()
    {
        session::Peek peek;
        peek.name = "queue";
        peek.total = 40;
        peek.messages = {{0, 40, "\"job 17\"", 1'234'567'000}};
        peek.source = "Only the buffer of now can be looked into.";
        messages::PeekPanel panel;
        panel.show(peek, twoProcesses());
        QVERIFY2(panel.text().contains(QStringLiteral("P1      40 B  \"job 17\"")),
                 qPrintable(panel.text()));
    }

    void anEmptyBufferSaysSo()
    {
        session::Peek peek;
        peek.name = "pipe";
        peek.fromKernel = true;
        messages::PeekPanel panel;
        panel.show(peek, twoProcesses());
        QVERIFY(labelsOf(panel).contains(QStringLiteral("pipe is empty")));
    }
};

QTEST_MAIN(TestPeekPanel)
#include "tst_peekpanel.moc"
