#include "engine/session/run.h"
#include "expected.h"

#include <QtTest>

#include <map>
#include <set>

using namespace crosstalk;
using namespace Qt::StringLiterals;

namespace {

constexpr auto limit = std::chrono::seconds(60);

/// "write" → how often it returned, and how often with an error.
using Counts = std::map<std::string, std::pair<int, int>>;

/// Of these every call counts …
const std::set<std::string> always{"pipe",   "pipe2", "socket", "socketpair", "fork",
                                   "vfork",  "wait4", "kill",   "pthread_create"};
/// … of these one through a pipe or a socket …
const std::set<std::string> onChannels{"read",   "write",   "readv",    "writev",  "shutdown",
                                       "listen", "accept",  "accept4",  "connect", "sendmsg",
                                       "send",   "sendto",  "recv",     "recvfrom", "recvmsg"};
/// … and of these one through a pipe: a socket leads nowhere before it is connected.
const std::set<std::string> onPipes{"close", "dup", "dup2", "dup3"};

/// What became of a call that a signal interrupted strace does not say; nor which descriptors are
/// queues. And how much one read finds of what several have written is chance.
const std::set<std::string> notTold{"interrupted", "jumped", "mq", "threads", "pipe-big"};

/// Nothing but its own channels, so that it does not matter where our standard output leads.
std::vector<std::string> commandFor(const char* program)
{
    return {"sh", "-c", "exec \"$0\" >/dev/null", std::string(CALLS) + "/" + program};
}

/// By the name that the call has in libc, which is the one it is reported under.
std::string nameOf(const QString& call, const QString& arguments)
{
    if (call == u"clone" || call == u"clone3" || call == u"fork" || call == u"vfork")
        return arguments.contains(u"CLONE_THREAD")                        ? "pthread_create"
               : call == u"vfork" || arguments.contains(u"CLONE_VFORK") ? "vfork"
                                                                          : "fork";
    if (call == u"tgkill" || call == u"tkill" || call == u"pidfd_send_signal")
        return "kill";
    if ((call == u"preadv2" || call == u"pwritev2") && arguments.contains(u", -1, "))
        return call == u"preadv2" ? "readv" : "writev";
    if (call == u"sendto" && arguments.endsWith(u", NULL, 0"))
        return "send";
    if (call == u"recvfrom" && arguments.endsWith(u", NULL, NULL"))
        return "recv";
    return call.toStdString();
}

bool counts(const std::string& name, const QString& arguments)
{
    static const QRegularExpression channel(
        u"^\\d+<(pipe:|socket:|anon_inode:\\[(?:event|signal)fd|signalfd:|/[^>]*fifo)"_s);
    static const QRegularExpression pipe(u"^\\d+<(pipe:|/[^>]*fifo)"_s);
    return always.contains(name) ||
           (onChannels.contains(name) && channel.match(arguments).hasMatch()) ||
           (onPipes.contains(name) && pipe.match(arguments).hasMatch());
}

/// Takes in what strace wrote of one process. A call that a signal interrupts and the kernel makes
/// again is one call.
void add(const QString& file, Counts& into)
{
    static const QRegularExpression line(
        u"^(\\w+)\\((.*)\\)\\s+= (-?\\d+)"_s);
    QFile trace(file);
    if (!trace.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file));
    while (!trace.atEnd()) {
        const auto found = line.match(QString::fromUtf8(trace.readLine()));
        if (!found.hasMatch())
            continue;
        const std::string name = nameOf(found.captured(1), found.captured(2));
        if (!counts(name, found.captured(2)))
            continue;
        auto& [returned, failed] = into[name];
        ++(found.captured(3).startsWith(u'-') ? failed : returned);
    }
}

Counts underStrace(const QString& strace, const char* program)
{
    const QTemporaryDir folder;
    QProcess process;
    QStringList arguments{u"-ff"_s, u"-y"_s, u"-o"_s, folder.filePath(u"of"_s)};
    for (const std::string& one : commandFor(program))
        arguments << QString::fromStdString(one);
    process.start(strace, arguments);
    if (!process.waitForFinished(60'000))
        qFatal("strace does not end");
    Counts all;
    for (const QString& file : QDir(folder.path()).entryList(QDir::Files))
        add(folder.filePath(file), all);
    return all;
}

Counts watched(const char* program)
{
    const std::filesystem::path root = BUILD_ROOT;
    const session::Installation installation{std::filesystem::path(SOURCE_ROOT) / "lessons",
                                             root / "lessons",
                                             root / "bin" / "crosstalk-supervisor",
                                             root / "lib" / "libcrosstalk-tap.so",
                                             {}};
    session::RunOptions options;
    options.command = commandFor(program);
    auto run = session::Run::start({}, options, installation);
    if (!run || (*run)->wait(limit) != session::Outcome::Finished)
        return {};
    Counts all;
    for (const auto& [fact, value] : (*run)->snapshot()->facts)
        for (const bool failed : {false, true}) {
            const std::string prefix = failed ? "errors_" : "calls_";
            const std::string name = fact.substr(std::min(prefix.size(), fact.size()));
            if (!fact.starts_with(prefix) || value == 0 ||
                !(always.contains(name) || onChannels.contains(name) || onPipes.contains(name)))
                continue;
            (failed ? all[name].second : all[name].first) += int(value);
        }
    return all;
}

/// "write 3+1": three that returned, one that failed.
QString text(const Counts& counts)
{
    QStringList all;
    for (const auto& [name, count] : counts)
        all << u"%1 %2+%3"_s.arg(QString::fromStdString(name)).arg(count.first).arg(count.second);
    return all.join(u", "_s);
}

} // namespace

/// What strace records of a program whose calls are always the same is what Crosstalk records: no
/// call is missing, and none was invented.
class TestStrace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_strace = QStandardPaths::findExecutable(u"strace"_s);
        if (m_strace.isEmpty())
            QSKIP("strace is not installed: there is nothing to compare with");
    }

    void hasTheSameCalls_data()
    {
        QTest::addColumn<bool>("unused");
        for (const Expected& one : expectations)
            if (!notTold.contains(one.program))
                QTest::newRow(one.program) << true;
    }

    void hasTheSameCalls()
    {
        const char* const program = QTest::currentDataTag();
        const Counts expected = underStrace(m_strace, program);
        QVERIFY(!expected.empty() || std::string_view(program).starts_with("ex"));
        QCOMPARE(text(watched(program)), text(expected));
    }

private:
    QString m_strace;
};

QTEST_GUILESS_MAIN(TestStrace)
#include "tst_strace.moc"
