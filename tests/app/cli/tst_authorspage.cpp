#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

namespace {

/// A block of code of the page: what kind it is, which file the line before it names, its lines.
struct Block
{
    QString kind;
    QString file; ///< empty: none is named
    QString text;
};

std::vector<Block> blocksIn(const QString& page)
{
    static const QRegularExpression block(
        QStringLiteral("(?:^`([\\w./-]+)`\\n\\n)?^```(\\w+)\\n(.*?)^```$"),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    std::vector<Block> blocks;
    for (auto each = block.globalMatch(page); each.hasNext();) {
        const auto found = each.next();
        blocks.push_back({found.captured(2), found.captured(1), found.captured(3)});
    }
    return blocks;
}

} // namespace

/// lessons/README.md, followed by somebody who does what it says and nothing else.
class TestAuthorsPage : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    void write(const QString& file, const QString& text) const
    {
        QFile out(m_home.filePath(file));
        QVERIFY2(out.open(QIODevice::WriteOnly), qPrintable(file));
        out.write(text.toUtf8());
    }

    /// A line of the page, as typed in a shell.
    QString type(const QString& line) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.filePath(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"),
                           m_home.filePath(QStringLiteral("cache")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"),
                           m_home.filePath(QStringLiteral("config")));
        environment.insert(QStringLiteral("PATH"), QFileInfo(QStringLiteral(PROGRAM)).path() +
                                                       QLatin1Char(':') +
                                                       qEnvironmentVariable("PATH"));
        QProcess shell;
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(m_home.path());
        shell.setStandardInputFile(QProcess::nullDevice());
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
        const bool ended = shell.waitForFinished(90000);
        const QString said = QString::fromUtf8(shell.readAll());
        if (!ended || shell.exitCode() != 0)
            QTest::qFail(qPrintable(line + QLatin1Char('\n') + said), __FILE__, __LINE__);
        return said;
    }

private slots:
    void everyTemplateWorks_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir kit(QStringLiteral(KIT));
        QTest::newRow("template") << kit.filePath(QStringLiteral("template"));
        const QDir more(kit.filePath(QStringLiteral("templates")));
        for (const QString& name : more.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << more.filePath(name);
        QVERIFY(more.count() >= 6);
    }

    /// What the lab offers to begin with: sound, built as it is, and its tour reaches all.
    void everyTemplateWorks()
    {
        QFETCH(QString, folder);
        type(QStringLiteral("crosstalk lesson check '%1'").arg(folder));
        const QString said = type(QStringLiteral("crosstalk run '%1' --tour --trust").arg(folder));
        static const QRegularExpression all(QStringLiteral("reached: (\\d+) of \\1\\."));
        QVERIFY2(said.contains(all), qPrintable(said));
    }

    void worksAtFirstTry()
    {
        QFile page(QStringLiteral(PAGE));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const auto blocks = blocksIn(QString::fromUtf8(page.readAll()));
        int files = 0, lines = 0;
        for (const Block& block : blocks) {
            if (block.kind != QLatin1String("sh")) {
                QVERIFY2(!block.file.isEmpty(), qPrintable(block.text));
                write(block.file, block.text);
                ++files;
                continue;
            }
            for (QString line : block.text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
                // The window closes itself once it is painted, or nobody would go on.
                line.replace(QStringLiteral("crosstalk lesson preview"),
                             QStringLiteral("crosstalk --window-quit-when-painted lesson preview"));
                const QString said = type(line);
                if (QTest::currentTestFailed())
                    return;
                if (line.contains(QLatin1String(" --tour")))
                    QVERIFY2(said.contains(QLatin1String("3 of 3")), qPrintable(said));
                ++lines;
            }
        }
        QCOMPARE(files, 5);
        QCOMPARE(lines, 5);
    }
};

QTEST_GUILESS_MAIN(TestAuthorsPage)
#include "tst_authorspage.moc"
