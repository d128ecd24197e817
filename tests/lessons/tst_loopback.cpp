#include "tests/lessons/lessonrun.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>

using namespace acceptance;

namespace {

QByteArray textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Sources of lessons and of what they include.
QStringList sources()
{
    QStringList found;
    QDirIterator files(QStringLiteral(SOURCE_ROOT "/lessons"),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        found << files.next();
    return found;
}

bool isOnInternet(const QByteArray& text)
{
    return text.contains("AF_INET") || text.contains("grpc") || text.contains("127.0.0.1");
}

/// Lessons whose programs make sockets that other computers could be reached by.
QStringList internetLessons()
{
    QStringList lessons;
    for (const QString& source : sources()) {
        const QString folder = QFileInfo(source).dir().dirName();
        if (QFile::exists(QStringLiteral(SOURCE_ROOT "/lessons/%1/lesson.toml").arg(folder)) &&
            isOnInternet(textOf(source)))
            lessons << folder;
    }
    lessons.removeDuplicates();
    return lessons;
}

QSet<qint64> familyOf(qint64 root)
{
    QSet<qint64> family{root};
    for (bool grew = true; grew;) {
        grew = false;
        for (const QString& entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            const QByteArray stat = textOf(QStringLiteral("/proc/%1/stat").arg(entry));
            const QList<QByteArray> words = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
            if (words.size() < 2 || family.contains(entry.toLongLong()) ||
                !family.contains(words[1].toLongLong()))
                continue;
            family.insert(entry.toLongLong());
            grew = true;
        }
    }
    return family;
}

QSet<QByteArray> socketsOf(const QSet<qint64>& family)
{
    QSet<QByteArray> inodes;
    for (const qint64 pid : family)
        for (const QFileInfo& link : QDir(QStringLiteral("/proc/%1/fd").arg(pid))
                                         .entryInfoList(QDir::System | QDir::Files)) {
            const QByteArray target = link.symLinkTarget().toLatin1();
            const qsizetype at = target.indexOf("socket:[");
            if (at >= 0)
                inodes.insert(target.mid(at + 8).chopped(1));
        }
    return inodes;
}

/// Addresses, as the kernel writes them, that a TCP socket of the family listens at.
QList<QByteArray> listeningAt(qint64 root)
{
    const QSet<QByteArray> own = socketsOf(familyOf(root));
    QList<QByteArray> addresses;
    for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"})
        for (const QByteArray& line : textOf(QString::fromLatin1(table)).split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() > 9 && words[3] == "0A" && own.contains(words[9]))
                addresses << words[1].left(words[1].indexOf(':'));
        }
    return addresses;
}

} // namespace

/// No lesson listens at an address that another computer could reach.
class TestLoopback : public QObject
{
    Q_OBJECT

private slots:
    void noSourceNamesAnotherAddress()
    {
        const QRegularExpression other(
            QStringLiteral("INADDR_ANY|in6addr_any|0\\.0\\.0\\.0|\\[::\\]|\"\\*:"));
        const QStringList all = sources();
        QVERIFY(!all.isEmpty());
        for (const QString& source : all) {
            const QByteArray text = textOf(source);
            QVERIFY2(!other.match(QString::fromUtf8(text)).hasMatch(), qPrintable(source));
            if (text.contains("AF_INET") && text.contains("bind("))
                QVERIFY2(text.contains("INADDR_LOOPBACK") || text.contains("127.0.0.1"),
                         qPrintable(source));
        }
    }

    void runningLessonsListenOnLoopbackOnly()
    {
        qsizetype seen = 0;
        for (const QString& lesson : internetLessons()) {
            QProcess process;
            process.start(QStringLiteral(CROSSTALK),
                          {QStringLiteral("run"), lesson, QStringLiteral("--json"),
                           QStringLiteral("--tour"), QStringLiteral("--seconds"),
                           QStringLiteral("10")});
            QVERIFY(process.waitForStarted());
            while (!process.waitForFinished(20))
                for (const QByteArray& address : listeningAt(process.processId())) {
                    ++seen;
                    QVERIFY2(address == "0100007F" ||
                                 address == "00000000000000000000000001000000" ||
                                 address == "0000000000000000FFFF00000100007F",
                             qPrintable(lesson + QStringLiteral(" listens at ") +
                                        QString::fromLatin1(address)));
                }
        }
        QVERIFY2(seen > 0, "no lesson was seen to listen at all");
    }
};

QTEST_GUILESS_MAIN(TestLoopback)
#include "tst_loopback.moc"
