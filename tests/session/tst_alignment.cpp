#include "engine/session/alignment.h"

#include <QTest>

#include <random>

using namespace crosstalk;
using session::AlignedRow;
using session::RunLine;

namespace {

/// A line a letter; a small letter has another value than its capital.
std::vector<RunLine> lines(std::string_view text)
{
    std::vector<RunLine> all;
    for (const char c : text)
        all.push_back({all.size(), std::uint64_t(c & ~0x20), std::uint64_t(c & 0x20)});
    return all;
}

/// "A= b~ C< >D": in both, in both with other values, only left, only right.
QString shown(std::string_view left, std::string_view right)
{
    QString text;
    for (const AlignedRow& row : session::align(lines(left), lines(right)).rows) {
        if (row.left >= 0)
            text += QLatin1Char(left[std::size_t(row.left)]);
        text += QLatin1Char(row.same ? '=' : row.left < 0 ? '>' : row.right < 0 ? '<' : '~');
        if (row.left < 0)
            text += QLatin1Char(right[std::size_t(row.right)]);
        text += QLatin1Char(' ');
    }
    return text.trimmed();
}

} // namespace

class tst_Alignment : public QObject
{
    Q_OBJECT

private slots:
    void putsWhatIsTheSameInOneRow_data();
    void putsWhatIsTheSameInOneRow();
    void marksTheFirstDifference();
    void losesNoLine();
    void stopsAtTheLimit();
};

void tst_Alignment::putsWhatIsTheSameInOneRow_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char* left, const char* right, const char* rows) {
        QTest::addRow("%s %s", left, right)
            << QByteArray(left) << QByteArray(right) << QString::fromLatin1(rows);
    };
    row("", "", "");
    row("ABC", "ABC", "A= B= C=");
    row("ABC", "AbC", "A= B~ C=");
    row("ABC", "AC", "A= B< C=");
    row("AC", "ABC", "A= >B C=");
    row("ABCD", "ALBUCD", "A= >L B= >U C= D=");
    row("ABC", "", "A< B< C<");
    row("", "AB", ">A >B");
    row("ABX", "ABY", "A= B= X< >Y");
}

void tst_Alignment::putsWhatIsTheSameInOneRow()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QTEST(shown(left.toStdString(), right.toStdString()), "rows");
}

void tst_Alignment::marksTheFirstDifference()
{
    QVERIFY(!session::align(lines("ABC"), lines("ABC")).firstDifference);
    QCOMPARE(session::align(lines("ABC"), lines("ABc")).firstDifference, std::size_t(2));
    QCOMPARE(session::align(lines("ABC"), lines("AXBC")).firstDifference, std::size_t(1));
    QCOMPARE(session::align(lines("AB"), lines("ABC")).firstDifference, std::size_t(2));
}

/// Whatever two runs did, each line stands in one row, in its order; also beyond one window.
void tst_Alignment::losesNoLine()
{
    std::mt19937 random(3);
    for (const std::size_t size : {5u, 100u, 4'000u}) {
        std::string left, right;
        for (std::size_t i = 0; i < size; ++i) {
            left += char('A' + random() % 6);
            if (random() % 10 != 0)
                right += random() % 10 == 0 ? char('A' + random() % 6) : left.back();
        }
        const auto result = session::align(lines(left), lines(right));
        QVERIFY(result.whole);
        std::int64_t l = 0, r = 0;
        std::size_t same = 0;
        for (const AlignedRow& row : result.rows) {
            if (row.left >= 0)
                QCOMPARE(row.left, l++);
            if (row.right >= 0)
                QCOMPARE(row.right, r++);
            QVERIFY(row.left >= 0 || row.right >= 0);
            same += row.same;
        }
        QCOMPARE(std::size_t(l), left.size());
        QCOMPARE(std::size_t(r), right.size());
        QVERIFY(size < 100 || same * 10 >= size * 7); // of a few, chance may spare few
    }
}

void tst_Alignment::stopsAtTheLimit()
{
    const std::string many(500, 'A');
    const auto result = session::align(lines(many), lines(many + "B"), 100);
    QCOMPARE(result.rows.size(), std::size_t(100));
    QVERIFY(!result.whole && !result.firstDifference);
}

QTEST_GUILESS_MAIN(tst_Alignment)
#include "tst_alignment.moc"
