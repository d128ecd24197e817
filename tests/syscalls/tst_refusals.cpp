#include "crosstalk.h"

#include <QtTest>

#include <sys/stat.h>
#include <sys/syscall.h>

using namespace acceptance;
using namespace Qt::StringLiterals;

namespace {

Call called(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    Call call;
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit)
        call.exitCode = process.exitCode();
    call.out = process.readAllStandardOutput();
    call.err = process.readAllStandardError();
    call.json = QJsonDocument::fromJson(call.out).object();
    return call;
}

/// crosstalk where the kernel refuses one system call.
Call without(long number, const QStringList& arguments)
{
    return called(QStringLiteral(DENIED),
                  QStringList{QString::number(number), QStringLiteral(CROSSTALK)} + arguments);
}

/// crosstalk as somebody who is not root.
Call asNobody(const QStringList& arguments)
{
    if (::geteuid() != 0)
        return crosstalk(arguments);
    return called(u"setpriv"_s, QStringList{u"--reuid=65534"_s, u"--regid=65534"_s,
                                            u"--clear-groups"_s, QStringLiteral(CROSSTALK)} +
                                    arguments);
}

/// A program for 80386 that ends with 7: its header, its only segment, and exit(7).
QByteArray programOf32Bits()
{
    constexpr quint32 base = 0x08048000;
    constexpr quint32 headers = 52 + 32;
    const QByteArray code("\xb8\x01\x00\x00\x00\xbb\x07\x00\x00\x00\xcd\x80", 12);
    QByteArray file;
    QDataStream out(&file, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("\x7f" "ELF\x01\x01\x01\0\0\0\0\0\0\0\0\0", 16);
    out << quint16(2) << quint16(3) << quint32(1) << base + headers << quint32(52) << quint32(0)
        << quint32(0) << quint16(52) << quint16(32) << quint16(1) << quint16(0) << quint16(0)
        << quint16(0);
    const auto size = headers + quint32(code.size());
    out << quint32(1) << quint32(0) << base << base << size << size << quint32(5)
        << quint32(0x1000);
    out.writeRawData(code.data(), int(code.size()));
    return file;
}

} // namespace

/// What this system, or a program, does not let Crosstalk do: one sentence, and the right status.
class TestRefusals : public QObject
{
    Q_OBJECT

private slots:
    void noProcessMayTraceAnother()
    {
        const Call call = without(SYS_ptrace, {u"scope"_s, u"--"_s, u"true"_s});
        QCOMPARE(call.exitCode, 1);
        QCOMPARE(call.err.count('\n'), 1);
        QVERIFY2(call.err.contains("lets no process trace another (ptrace)"), call.told());
        const Call lesson = without(SYS_ptrace, {u"run"_s, u"lost-update"_s, u"--set"_s, u"deposits=3"_s, u"--json"_s});
        QVERIFY2(lesson.exitCode == 0, lesson.told());
    }

    void noProcessMayChooseItsCalls()
    {
        const Call call = without(SYS_seccomp, {u"scope"_s, u"--"_s, u"true"_s});
        QCOMPARE(call.exitCode, 1);
        QCOMPARE(call.err.count('\n'), 1);
        QVERIFY2(call.err.contains("(seccomp)"), call.told());
    }

    // As in most containers: only what the kernel says of a channel cannot be had.
    void noDescriptorMayBeLookedThrough()
    {
        const Call call = without(SYS_pidfd_getfd, {u"scope"_s, u"--json"_s, u"--"_s, u"sh"_s,
                                                    u"-c"_s, u"echo hello | cat"_s});
        QCOMPARE(call.exitCode, 0);
        QVERIFY2(call.err.startsWith("crosstalk: This system does not let"), call.told());
        QVERIFY2(call.err.endsWith("hello\n"), call.told());
        QCOMPARE(call.err.count('\n'), 2);
        const auto pipe = named(call.json[u"channels"].toArray(), u"kind"_s, u"pipe"_s);
        QCOMPARE(pipe[u"bytes_written"].toInt(), 6);
        QCOMPARE(pipe[u"bytes_read"].toInt(), 6);
    }

    void rightsOfAnotherUserAreNotGained()
    {
        const QString su = QStandardPaths::findExecutable(u"su"_s);
        struct stat status
        {
        };
        if (::stat(su.toUtf8(), &status) != 0 || (status.st_mode & S_ISUID) == 0)
            QSKIP("su is not installed, or is not setuid");
        if (::geteuid() == 0 && asNobody({u"--version"_s}).exitCode != 0)
            QSKIP("nobody else but root can run this build of Crosstalk");
        const Call call = asNobody({u"scope"_s, u"--json"_s, u"--"_s, su, u"--version"_s});
        QCOMPARE(call.exitCode, 0);
        QVERIFY2(call.err.contains("(setuid)"), call.told());
        QCOMPARE(call.err.count("crosstalk:"), 1);
    }

    void programsOfAnotherMachineAreNotSeen()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"old"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(programOf32Bits());
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (called(file.fileName(), {}).exitCode != 7)
            QSKIP("this kernel runs no 32-bit programs");
        const Call call = crosstalk({u"scope"_s, u"--json"_s, u"--"_s, file.fileName()});
        QCOMPARE(call.exitCode, 7);
        QVERIFY2(call.err.contains("is no program for x86-64"), call.told());
        QCOMPARE(call.err.count('\n'), 1);
    }

    void programsThatTraceOthersAreTold()
    {
        const QString strace = QStandardPaths::findExecutable(u"strace"_s);
        if (strace.isEmpty())
            QSKIP("strace is not installed: no program that traces others");
        const Call call = crosstalk({u"scope"_s, u"--json"_s, u"--"_s, strace, u"true"_s});
        QCOMPARE(call.exitCode, 1); // strace's own
        QVERIFY2(call.err.contains("traces other processes itself (ptrace)"), call.told());
        QCOMPARE(call.err.count("crosstalk:"), 1);
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
