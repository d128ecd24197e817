#include "engine/symbols/accesschain.h"

#include <QTest>

using namespace crosstalk::symbols;

namespace {

/// "account->balance rw; list->next r": every chain with what may be done to it.
QString words(const char* line, bool plainNames)
{
    QStringList all;
    for (const AccessChain& chain : accessChains(line))
        if (chain.steps.empty() == plainNames)
            all += QString::fromStdString(chain.text) + QLatin1Char(' ') +
                   QLatin1String(chain.loads ? "r" : "") + QLatin1String(chain.stores ? "w" : "");
    return all.join(QLatin1String("; "));
}

} // namespace

class TestAccessChain : public QObject
{
    Q_OBJECT

private slots:
    void chains_data();
    void chains();
    void plainNames();
};

void TestAccessChain::chains_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* line, const char* expected) {
        QTest::newRow(line) << QString::fromLatin1(expected);
    };
    row("account->balance = 5;", "account->balance w");
    row("account -> balance += 5;", "account->balance rw");
    row("long now = account->balance;", "account->balance r");
    row("account->balance++;", "account->balance rw");
    row("--account->balance;", "account->balance rw");
    row("if (account->balance == 5)", "account->balance r");
    row("a->x = b->y + c.z;", "a->x w; b->y r; c.z r");
    row("list->head->value = 1;", "list->head r; list->head->value w");
    row("bank->accounts[i].balance = 1;", "bank->accounts r; bank->accounts[i].balance w");
    row("table[box->index] = 1;", "box->index r; table[box->index] w");
    row("*counter = *other;", "*counter w; *other r");
    row("(*counter)++;", "*counter rw");
    row("(*account).balance = 2;", "(*account).balance w");
    row("**twice = 1;", "*twice r; **twice w");
    row("*box->text = 'a';", "box->text r; *box->text w");
    row("else *counter = 1;", "*counter w");
    row("return *counter;", "*counter r");
    row("x = n * counter[2];", "counter[2] r");
    row("int *counter = start;", "");
    row("f(&account->lock);", "");
    row("x = mask & account->flags;", "account->flags r");
    row("account->count.fetch_add(1);", "account->count rw");
    row("sem_wait(&shared->full); x = shared->data;", "shared->data r");
    row("std::swap(a->x, y);", "a->x rw");
    row("std::cin >> a->x;", "a->x rw");
    row("find(name)->balance = 1;", "->balance w");
    row("((struct account*)memory)->balance = 1;", "->balance w");
    row("bank::total->sum = 1;", "total->sum w");
    row("puts(\"a->x = 1\"); // b->y = 2", "");
    row("/* a->x */ b->y = 2;", "b->y w");
    row("a->x = 1 /* not closed", "a->x w");
    row("a->x[ = 1", "a->x r");
    row("", "");
}

void TestAccessChain::chains()
{
    QFETCH(QString, expected);
    QCOMPARE(words(QTest::currentDataTag(), false), expected);
}

/// They may be references, or members of the object whose function it is.
void TestAccessChain::plainNames()
{
    QCOMPARE(words("total += offset(n); last = table->first;", true),
             QStringLiteral("total rw; n rw; last w"));
    QCOMPARE(words("f(&total);", true), QString());
}

QTEST_GUILESS_MAIN(TestAccessChain)
#include "tst_accesschain.moc"
