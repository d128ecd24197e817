#include "engine/build/compileplan.h"

#include <QTest>

using namespace crosstalk::build;

namespace {

const Toolchain toolchain{{"ccache", "g++"}, {"-O0", "-fsanitize=thread"}, "/kit", "/lib/tap.so"};
const char* const tapped = "ccache g++ -O0 -fsanitize=thread -isystem /kit ";
const char* const linked =
    "ccache g++ -Wl,--push-state,--no-as-needed /lib/tap.so -Wl,--pop-state -Wl,-rpath,/lib ";

/// The commands, words separated by spaces.
QByteArrayList plan(const QByteArray& arguments)
{
    std::vector<std::string> words;
    for (const QByteArray& word : arguments.split(' '))
        words.push_back(word.toStdString());
    const auto commands = planCompilation(words, toolchain, "/s");
    QByteArrayList out;
    for (const Command& command : commands.value()) {
        QByteArrayList line;
        for (const std::string& word : command)
            line.append(QByteArray::fromStdString(word));
        out.append(line.join(' '));
    }
    return out;
}

} // namespace

class TestCompilePlan : public QObject
{
    Q_OBJECT

private slots:
    void plans_data()
    {
        QTest::addColumn<QByteArrayList>("commands");
        const auto row = [](const char* arguments, const QByteArrayList& commands) {
            QTest::newRow(arguments) << commands;
        };
        const QByteArray t(tapped), l(linked);
        row("a.cpp -o a", {t + "a.cpp -c -o /s/0.o", l + "/s/0.o -o a"});
        row("a.cpp", {t + "a.cpp -c -o /s/0.o", l + "/s/0.o"});
        row("-O2 -Wall a.cpp -oa",
            {t + "-O2 -Wall a.cpp -c -o /s/0.o", l + "-O2 -Wall /s/0.o -oa"});
        row("a.cpp b.o dir/a.cc libx.a -lrt -o a",
            {t + "a.cpp -c -o /s/0.o", t + "dir/a.cc -c -o /s/1.o",
             l + "/s/0.o b.o /s/1.o libx.a -lrt -o a"});
        row("-I include -DX=1 -L lib -l foo -Wl,-z,now -pthread a.cpp",
            {t + "-I include -DX=1 -pthread a.cpp -c -o /s/0.o",
             l + "-I include -DX=1 -L lib -l foo -Wl,-z,now -pthread /s/0.o"});
        row("-shared -fPIC a.cpp -o liba.so",
            {t + "-fPIC a.cpp -c -o /s/0.o", l + "-shared -fPIC /s/0.o -o liba.so"});
        row("-fsanitize=thread,undefined a.cpp",
            {t + "-fsanitize=thread,undefined a.cpp -c -o /s/0.o",
             l + "-fsanitize=undefined /s/0.o"});
        row("a.o -fsanitize=thread -o a", {l + "a.o -o a"});
        row("-x c++ input -x none b.o", {t + "-x c++ input -c -o /s/0.o", l + "/s/0.o b.o"});
        row("-c a.cpp", {t + "-c a.cpp"});
        row("-c a.cpp -o x/a.o -O1", {t + "-c a.cpp -o x/a.o -O1"});
        row("-c a.cpp b.cpp", {t + "-c a.cpp b.cpp"});
        row("-S a.cpp", {t + "-S a.cpp"});
        row("-E a.cpp", {t + "-E a.cpp"});
        row("-r a.cpp -o a.o", {t + "-r a.cpp -c -o /s/0.o", "ccache g++ -r /s/0.o -o a.o"});
        row("--version", {"ccache g++ --version"});
        row("-include config.h a.cpp",
            {t + "-include config.h a.cpp -c -o /s/0.o", l + "-include config.h /s/0.o"});
    }

    void plans()
    {
        QFETCH(QByteArrayList, commands);
        QCOMPARE(plan(QByteArray(QTest::currentDataTag())), commands);
    }

    void refusesToLinkStatically()
    {
        QVERIFY(planCompilation({"-static", "a.cpp"}, toolchain, "/s").has_error());
        QVERIFY(planCompilation({"-static", "-c", "a.cpp"}, toolchain, "/s").has_value());
    }
};

QTEST_GUILESS_MAIN(TestCompilePlan)
#include "tst_compileplan.moc"
