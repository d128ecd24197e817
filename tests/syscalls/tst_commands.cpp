#include "crosstalk.h"

#include <QtTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace acceptance;
using namespace Qt::StringLiterals;

namespace {

/// What a command prints and gives: its standard output and error as they come, its status.
struct Alone
{
    QByteArray output;
    int status = -1;
};

Alone alone(const QStringList& command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished(patience))
        process.kill();
    return {process.readAll(), process.exitCode()};
}

bool isThere(const char* program)
{
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

/// A port of this computer that nobody listened at a moment ago.
int freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    const bool known = ::bind(fd, reinterpret_cast<sockaddr*>(&at), size) == 0 &&
                       ::getsockname(fd, reinterpret_cast<sockaddr*>(&at), &size) == 0;
    ::close(fd);
    return known ? ntohs(at.sin_port) : 0;
}

QList<QJsonObject> channelsOfKind(const Call& call, const QString& kind)
{
    QList<QJsonObject> found;
    for (const auto& one : call.json[u"channels"].toArray())
        if (one[u"kind"] == kind)
            found << one.toObject();
    return found;
}

/// Bytes that went both in and out of a channel of this kind; the most there are of it.
qint64 mostMoved(const Call& call, const QString& kind)
{
    qint64 most = 0;
    for (const QJsonObject& one : channelsOfKind(call, kind))
        most = std::max(most, std::min(one[u"bytes_written"].toInteger(),
                                       one[u"bytes_read"].toInteger()));
    return most;
}

} // namespace

/// Real programs: a server and its client, a build, another language's. Alone and watched they print
/// the same bytes and end with the same status.
class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QVERIFY(QDir(m_folder->path()).mkdir(u"pages"_s));
        write(u"pages/page.txt"_s, QByteArray(pageBytes, 'x'));
    }

    void curlAndPython()
    {
        if (!isThere("curl") || !isThere("python3"))
            QSKIP("curl or python3 is not installed");
        const auto port = QString::number(freePort());
        served(u"python3 -m http.server %1 --bind 127.0.0.1 -d pages >log 2>&1 & "_s.arg(port), port);
    }

    void curlAndNginx()
    {
        if (!isThere("curl") || !isThere("nginx"))
            QSKIP("curl or nginx is not installed");
        const auto port = QString::number(freePort());
        write(u"conf"_s,
              QByteArray(::geteuid() == 0 ? "user root;\n" : "") +
                  "worker_processes 2;\npid pid;\nerror_log error.log;\nevents {}\nhttp {\n"
                  "access_log off;\nclient_body_temp_path t1;\nproxy_temp_path t2;\n"
                  "fastcgi_temp_path t3;\nuwsgi_temp_path t4;\nscgi_temp_path t5;\n"
                  "server { listen 127.0.0.1:" +
                  port.toUtf8() + "; root " + m_folder->filePath(u"pages"_s).toUtf8() +
                  "; }\n}\n");
        served(u"nginx -p . -e error.log -c \"$PWD/conf\" -g 'daemon off;' & "_s, port);
    }

    void makesJobs()
    {
        if (!isThere("make") || !isThere("cc"))
            QSKIP("make or cc is not installed");
        QByteArray makefile("all: a.o b.o c.o d.o\n");
        for (const char name : {'a', 'b', 'c', 'd'}) {
            write(QString(QLatin1Char(name)) + u".c"_s,
                  QByteArray("int ") + name + "(void) { return 1; }\n");
            makefile += QByteArray(1, name) + ".o: " + name + ".c ; @cc -c $< -o $@\n";
        }
        write(u"Makefile"_s, makefile);
        const Call call = sameAsAlone(u"make -j4 && nm a.o b.o c.o d.o && rm *.o"_s);
        // Its jobserver: a token for every job but the first.
        QVERIFY2(std::max(mostMoved(call, u"pipe"_s), mostMoved(call, u"fifo"_s)) >= 1, call.told());
        int compilers = 0;
        for (const auto& one : call.json[u"processes"].toArray())
            compilers += one[u"program"].toString().startsWith(u"cc -c"_s) ? 1 : 0;
        QCOMPARE(compilers, 4);
    }

    void rustsThreadsAndChildren()
    {
        if (!isThere("rustc"))
            QSKIP("rustc is not installed");
        write(u"talk.rs"_s,
              "use std::io::{Read, Write};\n"
              "use std::process::{Command, Stdio};\n"
              "fn main() {\n"
              "    let (sender, receiver) = std::sync::mpsc::channel();\n"
              "    let thread = std::thread::spawn(move || sender.send(41 + 1).unwrap());\n"
              "    let mut cat = Command::new(\"cat\").stdin(Stdio::piped())\n"
              "        .stdout(Stdio::piped()).spawn().unwrap();\n"
              "    cat.stdin.take().unwrap().write_all(b\"by cat\").unwrap();\n"
              "    let mut text = String::new();\n"
              "    cat.stdout.take().unwrap().read_to_string(&mut text).unwrap();\n"
              "    thread.join().unwrap();\n"
              "    println!(\"{} {} {}\", text, receiver.recv().unwrap(), cat.wait().unwrap());\n"
              "    std::process::exit(3);\n"
              "}\n");
        const Alone built = alone({u"rustc"_s, u"-o"_s, file(u"talk"_s), file(u"talk.rs"_s)});
        if (built.status != 0)
            QSKIP("rustc does not work here");
        const Call call = sameAsAlone(u"./talk"_s);
        QCOMPARE(call.exitCode, 3);
        QCOMPARE(mostMoved(call, u"pipe"_s) + mostMoved(call, u"unix-stream"_s), 6);
    }

    void goesGoroutines()
    {
        if (!isThere("go"))
            QSKIP("go is not installed");
        write(u"talk.go"_s, "package main\n"
                            "import (\"fmt\"; \"os\"; \"os/exec\"; \"strings\")\n"
                            "func main() {\n"
                            "    numbers := make(chan int)\n"
                            "    go func() { numbers <- 42 }()\n"
                            "    cat := exec.Command(\"cat\")\n"
                            "    cat.Stdin = strings.NewReader(\"by cat\")\n"
                            "    text, err := cat.Output()\n"
                            "    fmt.Println(string(text), <-numbers, err)\n"
                            "    os.Exit(3)\n"
                            "}\n");
        QProcess build;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"GOCACHE"_s, file(u"cache"_s));
        environment.insert(u"GOFLAGS"_s, u"-mod=mod"_s);
        build.setProcessEnvironment(environment);
        build.start(u"go"_s, {u"build"_s, u"-o"_s, file(u"talk"_s), file(u"talk.go"_s)});
        if (!build.waitForFinished(3 * patience) || build.exitCode() != 0)
            QSKIP("go does not work here");
        const Call call = sameAsAlone(u"./talk"_s);
        QCOMPARE(call.exitCode, 3);
        QCOMPARE(channelsOfKind(call, u"pipe"_s).size() >= 2, true);
        QCOMPARE(mostMoved(call, u"pipe"_s), 6);
    }

    void bashsJobs()
    {
        if (!isThere("bash"))
            QSKIP("bash is not installed");
        sameAsAlone(u"set -m; echo one | cat & wait $!; (exit 7) & wait $!; echo $?; "
                    "sleep 0.1 & kill -STOP $!; wait $!; echo $?; fg >/dev/null; "
                    "echo $?; coproc cat; echo to >&${COPROC[1]}; read -u ${COPROC[0]} it; "
                    "echo $it; trap 'echo bye' EXIT; exit 5"_s,
                    QStandardPaths::findExecutable(u"bash"_s));
    }

private:
    static constexpr int pageBytes = 50'000;

    QString file(const QString& name) const { return m_folder->filePath(name); }

    void write(const QString& name, const QByteArray& text) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }

    Call sameAsAlone(const QString& script, const QString& shell = u"sh"_s) const
    {
        const QStringList command{shell, u"-c"_s,
                                  u"cd '%1' && { "_s.arg(m_folder->path()) + script + u"\n}"_s};
        const Alone byItself = alone(command);
        const Call call = crosstalk(QStringList{u"scope"_s, u"--json"_s, u"--"_s} + command);
        [&] {
            QVERIFY2(!call.json.isEmpty(), call.told());
            QCOMPARE(call.err.right(200), byItself.output.right(200)); // what can be read of it
            QCOMPARE(call.err, byItself.output);
            QCOMPARE(call.exitCode, byItself.status);
            QCOMPARE(call.json[u"dropped"].toInteger(), 0);
        }();
        return call;
    }

    /// The server is asked until it is there, and ended when it has answered.
    void served(const QString& server, const QString& port) const
    {
        // "Terminated" some shells say only if the server ends while they wait for it: luck.
        const Call call = sameAsAlone(
            server + u"server=$!; until curl -sf http://127.0.0.1:%1/page.txt; do sleep 0.05; done; "
                     "kill $server; wait $server 2>/dev/null; exit 4"_s.arg(port));
        QCOMPARE(call.exitCode, 4);
        QVERIFY(call.err.startsWith(QByteArray(pageBytes, 'x')));
        // The request one way, the page and its head the other: all that was sent has arrived.
        QVERIFY2(mostMoved(call, u"tcp"_s) > pageBytes, call.told());
        for (const QJsonObject& one : channelsOfKind(call, u"tcp"_s))
            QCOMPARE(one[u"bytes_written"], one[u"bytes_read"]);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
