#include "engine/analysis/expression.h"
#include "engine/analysis/racedetector.h"
#include "tests/analysis/script.h"

#include <QTest>

#include <map>

using namespace crosstalk;
using analysis::CommonName;
using analysis::commonName;
using analysis::Expression;
using analysis::matching;
using test::Script;

namespace {

using Expressions = std::vector<Expression>;

const Expression balance{
    .text = "account->balance", .member = "Account::balance", .bytes = 8, .stores = true};
const Expression theirs{
    .text = "from->balance", .member = "Account::balance", .bytes = 8, .stores = true};
const Expression total{.text = "bank->total", .member = "Bank::total", .bytes = 8};
const Expression plain{.text = "*counter", .member = "", .bytes = 8, .stores = true};
const Expression element{.text = "bank->accounts[i].balance",
                         .member = "Account::balance",
                         .bytes = 8,
                         .hasIndex = true,
                         .stores = true};
const Expression owner{.text = "account->owner",
                       .member = "Account::owner",
                       .bytes = 24,
                       .hasParts = true,
                       .stores = true};

QString words(const CommonName& name)
{
    return QString::fromStdString(name.text) +
           (name.isPlace ? QString() : QStringLiteral(" somewhere"));
}

} // namespace

Q_DECLARE_METATYPE(Expressions)

class TestExpression : public QObject
{
    Q_OBJECT

private slots:
    void common_data();
    void common();
    void onlyWhatTheAccessCanBe();
    void aRaceBearsIt_data();
    void aRaceBearsIt();
    void twoPlacesOfOneNameAreToldApart();
    void watchIsStronger();
};

void TestExpression::common_data()
{
    QTest::addColumn<Expressions>("first");
    QTest::addColumn<Expressions>("second");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* what, Expressions one, Expressions other, const char* name) {
        QTest::newRow(what) << one << other << QString::fromLatin1(name);
        QTest::addRow("%s, the other way round", what) << other << one << QString::fromLatin1(name);
    };
    row("the same text", {balance}, {balance}, "account->balance");
    row("the same member", {balance}, {theirs}, "Account::balance");
    row("an element", {balance}, {element}, "Account::balance somewhere");
    row("one line may be about two", {balance, total}, {balance}, "account->balance");
    row("one side is unknown", {balance}, {}, "account->balance");
    row("one side is known by its type", {balance, theirs}, {}, "Account::balance");
    row("two things and no more known", {balance, total}, {}, "");
    row("both lines may be about both", {balance, total}, {balance, total}, "");
    row("of no type", {plain}, {plain}, "*counter");
    row("nothing is known", {}, {}, "");
}

void TestExpression::common()
{
    QFETCH(Expressions, first);
    QFETCH(Expressions, second);
    QTEST(words(commonName(first, second)), "name");
}

void TestExpression::onlyWhatTheAccessCanBe()
{
    const Expressions line{balance, total, owner};
    QCOMPARE(matching(line, 8, true).size(), std::size_t(1)); // total is not stored to
    QCOMPARE(matching(line, 8, false).size(), std::size_t(2));
    QCOMPARE(matching(line, 24, true).front().text, owner.text);
    QCOMPARE(matching(line, 4, true).front().text, owner.text); // a part of it
    QVERIFY(matching({balance}, 4, true).empty());
    QVERIFY(matching({}, 8, false).empty());
}

namespace {

/// Its lines: 1 is about `first`, 2 about `second`, and so on.
analysis::Context contextOf(std::vector<Expressions> lines)
{
    analysis::Context context;
    context.name = [](std::uint64_t, std::uint64_t) { return std::string("/bank"); };
    context.text = [](std::uint32_t) { return std::string("savings"); };
    context.expressions = [lines = std::move(lines)](int, std::uint64_t pc) {
        return lines.at(std::size_t(pc - 1));
    };
    return context;
}

std::vector<std::string> racing(const Script& script, const analysis::Context& context)
{
    analysis::RaceDetector detector(context);
    for (std::size_t i = 0; i < script.steps.size(); ++i)
        detector.fold(script.steps[i].event, i, script.steps[i].order, {}, script.steps[i].process);
    std::vector<std::string> names;
    for (const analysis::RaceReport& report : detector.races())
        names.push_back(report.race.variable);
    return names;
}

} // namespace

void TestExpression::aRaceBearsIt_data()
{
    QTest::addColumn<Expressions>("first");
    QTest::addColumn<Expressions>("second");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* name, Expressions one, Expressions other) {
        QTest::newRow(name) << one << other << QString::fromLatin1(name);
    };
    row("account->balance", {balance}, {balance});
    row("Account::balance (/bank + 16)", {element}, {balance});
    row("/bank + 16", {}, {});
}

void TestExpression::aRaceBearsIt()
{
    QFETCH(Expressions, first);
    QFETCH(Expressions, second);
    Script script;
    script.write(0, 16);
    script.write(1, 16);
    const auto names = racing(script, contextOf({first, second}));
    QCOMPARE(names.size(), std::size_t(1));
    QTEST(QString::fromStdString(names.front()), "name");
}

void TestExpression::twoPlacesOfOneNameAreToldApart()
{
    Script script;
    for (const std::uint64_t offset : {16u, 32u})
        for (const int thread : {0, 1})
            script.write(thread, offset);
    const auto names = racing(script, contextOf(std::vector<Expressions>(4, {balance})));
    QCOMPARE(names,
             (std::vector<std::string>{"account->balance", "account->balance (/bank + 32)"}));
}

void TestExpression::watchIsStronger()
{
    Script script;
    script.write(0, 16);
    script.write(1, 16);
    script.add(0, tap::Kind::Name);
    script.latest().object = Script::segment;
    script.latest().offset = 16;
    script.latest().size = 8;
    const auto names = racing(script, contextOf(std::vector<Expressions>(3, {balance})));
    QCOMPARE(names, std::vector<std::string>{"savings"});
}

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
