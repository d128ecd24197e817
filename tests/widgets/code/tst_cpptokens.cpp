#include "widgets/code/cpptokens.h"

#include <QTest>

using namespace crosstalk::code;

class TestCppTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void commentOverLines();
};

/// Tokens as "kind:text", joined by blanks.
static QString told(const QString& line, bool& inComment)
{
    static const char letters[] = {'k', 't', 'n', 's', 'c', 'p', 'i', 'o'};
    QStringList words;
    for (const Token& token : tokensOf(line, inComment))
        words << QStringLiteral("%1:%2")
                     .arg(QLatin1Char(letters[int(token.kind)]))
                     .arg(line.mid(token.begin, token.length));
    return words.join(QLatin1Char(' '));
}

void TestCppTokens::kinds_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("declaration") << QStringLiteral("long seen = 5;")
                                 << QStringLiteral("t:long i:seen o:= n:5 o:;");
    QTest::newRow("call") << QStringLiteral("  return f(x1);")
                          << QStringLiteral("k:return i:f o:( i:x1 o:) o:;");
    QTest::newRow("comment") << QStringLiteral("a(); // done?")
                             << QStringLiteral("i:a o:( o:) o:; c:// done?");
    QTest::newRow("inner comment")
        << QStringLiteral("a /* b */ c") << QStringLiteral("i:a c:/* b */ i:c");
    QTest::newRow("string") << QStringLiteral("p(\"a \\\" b\");")
                            << QStringLiteral("i:p o:( s:\"a \\\" b\" o:) o:;");
    QTest::newRow("open string") << QStringLiteral("\"abc") << QStringLiteral("s:\"abc");
    QTest::newRow("include") << QStringLiteral("#include <x>") << QStringLiteral("p:#include <x>");
    QTest::newRow("number") << QStringLiteral("65'536u + 0x1F")
                            << QStringLiteral("n:65'536u o:+ n:0x1F");
    QTest::newRow("empty") << QStringLiteral("") << QStringLiteral("");
}

void TestCppTokens::kinds()
{
    QFETCH(QString, line);
    QFETCH(QString, expected);
    bool inComment = false;
    QCOMPARE(told(line, inComment), expected);
    QVERIFY(!inComment);
}

void TestCppTokens::commentOverLines()
{
    bool inComment = false;
    QCOMPARE(told(QStringLiteral("a /* b"), inComment), QStringLiteral("i:a c:/* b"));
    QVERIFY(inComment);
    QCOMPARE(told(QStringLiteral("still"), inComment), QStringLiteral("c:still"));
    QCOMPARE(told(QStringLiteral("end */ c"), inComment), QStringLiteral("c:end */ i:c"));
    QVERIFY(!inComment);
}

QTEST_GUILESS_MAIN(TestCppTokens)
#include "tst_cpptokens.moc"
