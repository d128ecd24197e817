#include "widgets/code/skippedlines.h"

#include <QTest>

using namespace crosstalk;

Q_DECLARE_METATYPE(std::string)

class TestSkippedLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void foreignConditionsAreLeftAlone();
};

namespace {

lesson::Choice sync()
{
    lesson::Choice choice;
    choice.name = "sync";
    for (const char* id : {"none", "each-line", "mutex"})
        choice.options.push_back({id, id, {}});
    return choice;
}

/// Numbers of the skipped lines, 1-based: "2 3".
QString told(const std::string& source, int option)
{
    QStringList numbers;
    const std::vector<bool> skipped = code::skippedLines(source, sync(), option);
    for (std::size_t i = 0; i < skipped.size(); ++i)
        if (skipped[i])
            numbers << QString::number(i + 1);
    return numbers.join(QLatin1Char(' '));
}

const std::string ifs = "void f(long sync) {\n"                      // 1
                        "  if (sync == Mutex || sync == EachLine)\n" // 2
                        "    lock();\n"                              // 3
                        "  work();\n"                                // 4
                        "  if (sync != Sync::None) {\n"              // 5
                        "    a();\n"                                 // 6
                        "  } else\n"                                 // 7
                        "    b();\n"                                 // 8
                        "}\n";                                       // 9

const std::string leaves = "void f() {\n"             // 1
                           "  if (sync == Mutex) {\n" // 2
                           "    a();\n"               // 3
                           "    return;\n"            // 4
                           "  }\n"                    // 5
                           "  b();\n"                 // 6
                           "}\n"                      // 7
                           "void g() { c(); }\n";     // 8

const std::string switched = "switch (sync) {\n" // 1
                             "case None:\n"      // 2
                             "  a();\n"          // 3
                             "  break;\n"        // 4
                             "case EachLine:\n"  // 5
                             "  b();\n"          // 6
                             "case Mutex:\n"     // 7
                             "  c();\n"          // 8
                             "  break;\n"        // 9
                             "}\n";              // 10

} // namespace

void TestSkippedLines::lines_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<int>("option");
    QTest::addColumn<QString>("skipped");
    QTest::newRow("if, none") << ifs << 0 << QStringLiteral("3 6");
    QTest::newRow("if, each-line") << ifs << 1 << QStringLiteral("8");
    QTest::newRow("if, mutex") << ifs << 2 << QStringLiteral("8");
    QTest::newRow("return taken") << leaves << 2 << QStringLiteral("6");
    QTest::newRow("return not taken") << leaves << 0 << QStringLiteral("3 4 5");
    QTest::newRow("switch, none") << switched << 0 << QStringLiteral("5 6 7 8 9");
    QTest::newRow("switch falls through") << switched << 1 << QStringLiteral("2 3 4");
    QTest::newRow("switch, last") << switched << 2 << QStringLiteral("2 3 4 5 6");
    QTest::newRow("kit's choice") << std::string("if (choice(\"sync\") == 2)\n  a();\nb();\n") << 0
                                  << QStringLiteral("2");
}

void TestSkippedLines::lines()
{
    QFETCH(std::string, source);
    QFETCH(int, option);
    QFETCH(QString, skipped);
    QCOMPARE(told(source, option), skipped);
}

void TestSkippedLines::foreignConditionsAreLeftAlone()
{
    QCOMPARE(told("if (done == total)\n  a();\nelse\n  b();\n", 0), QString());
    QCOMPARE(told("if (sync == Mutex && ready)\n  a();\n", 0), QString());
    QCOMPARE(told("if (choice(\"other\") == 2)\n  a();\n", 0), QString());
    QCOMPARE(told("switch (x) {\ncase Mutex:\n a();\n break;\ncase 7:\n b();\n}\n", 0), QString());
    QCOMPARE(told("if (sync == Mutex\n", 0), QString()); // half written: nothing is certain
}

QTEST_GUILESS_MAIN(TestSkippedLines)
#include "tst_skippedlines.moc"
