#include "engine/lesson/expression.h"

#include <QTest>

using namespace crosstalk::lesson;

class TestExpression : public QObject
{
    Q_OBJECT

private slots:
    void evaluates_data();
    void evaluates();
    void rejects_data();
    void rejects();
    void tellsItsNames();
    void followsTheFacts();
    void nameWithoutValueIsAnError();
    void divisionByZeroIsAnError();
    void survivesBeingMoved();
};

namespace {
const std::map<std::string, double> facts{
    {"balance", 38},     {"expected_balance", 40}, {"deposits", 20},
    {"processes", 2},    {"finished", 1},          {"races", 0},
    {"sleeps_write", 3}, {"peak_pipe", 65536},     {"capacity_pipe", 65536}};
}

void TestExpression::evaluates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("result");
    const auto row = [](const char* text, double result) {
        QTest::newRow(text) << QString::fromLatin1(text) << result;
    };
    row("balance", 38);
    row("deposits * processes - balance", 2);
    row("balance == deposits * processes", 0);
    row("balance != 40", 1);
    row("balance <= 38", 1);
    row("balance >= 39", 0);
    row("finished && balance < expected_balance", 1);
    row("races > 0 || sleeps_write > 0", 1);
    row("!finished", 0);
    row("!races && finished", 1);
    row("peak_pipe == capacity_pipe", 1);
    row("finished ? balance : 7", 38);
    row("-balance + (1 + 2) * 3", -29);
}

void TestExpression::evaluates()
{
    QFETCH(QString, text);
    QFETCH(double, result);
    auto expression = Expression::compile(text.toStdString());
    QVERIFY2(expression.has_value(), expression ? "" : expression.error().sentence().c_str());
    const auto value = expression->evaluate(facts);
    QVERIFY(value.has_value());
    QCOMPARE(*value, result);
}

void TestExpression::rejects_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "balance +", "(balance", "balance = 5", "balance =", "1 2",
                             "balance, deposits", "\"text\"", "balance === 5", "= 3"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestExpression::rejects()
{
    QFETCH(QString, text);
    const auto expression = Expression::compile(text.toStdString());
    QVERIFY(!expression.has_value());
    QVERIFY(!expression.error().advice.empty());
}

void TestExpression::tellsItsNames()
{
    const auto expression = Expression::compile("finished && balance < deposits * 2 + balance");
    QCOMPARE(expression.value().names(),
             (std::set<std::string>{"balance", "deposits", "finished"}));
}

void TestExpression::followsTheFacts()
{
    auto expression = *Expression::compile("a + b");
    QCOMPARE(*expression.evaluate({{"a", 1}, {"b", 2}}), 3.0);
    QCOMPARE(*expression.evaluate({{"a", 5}, {"b", 2}}), 7.0);
}

void TestExpression::nameWithoutValueIsAnError()
{
    auto expression = *Expression::compile("balance + interest");
    const auto value = expression.evaluate(facts);
    QVERIFY(!value.has_value());
    QCOMPARE(value.error().advice, std::string("Nothing is called interest"));
}

void TestExpression::divisionByZeroIsAnError()
{
    auto expression = *Expression::compile("balance / races");
    QVERIFY(!expression.evaluate(facts).has_value());
}

void TestExpression::survivesBeingMoved()
{
    auto first = *Expression::compile("balance * 2");
    Expression second = std::move(first);
    QCOMPARE(*second.evaluate(facts), 76.0);
    QCOMPARE(second.text(), std::string("balance * 2"));
}

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
