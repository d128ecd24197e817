#include "widgets/messages/hexrows.h"

#include <QTest>

#include <numeric>

using namespace crosstalk::messages;
using crosstalk::mechanisms::Stretch;

class TestHexRows : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreCutWhereTheSenderChanges()
    {
        std::vector<std::uint8_t> bytes(20);
        std::iota(bytes.begin(), bytes.end(), std::uint8_t('a'));
        const std::vector<Stretch> owners{{0, 3}, {1, 15}};
        const auto rows = hexRows(bytes, owners);
        QCOMPARE(rows.size(), 2u);
        QCOMPARE(rows[0].parts.size(), 2u);
        QCOMPARE(rows[0].parts[0].process, 0);
        QCOMPARE(rows[0].parts[0].hex, QStringLiteral("61 62 63 "));
        QCOMPARE(rows[0].parts[0].text, QStringLiteral("abc"));
        QCOMPARE(rows[0].parts[1].text, QStringLiteral("defghijklmnop"));
        QCOMPARE(rows[0].missing, 0);
        QCOMPARE(rows[1].offset, 16u);
        QCOMPARE(rows[1].parts[0].process, 1);
        QCOMPARE(rows[1].parts[1].process, -1); // more than the tap knows of
        QCOMPARE(rows[1].missing, 12);
    }

    void whatCannotBePrintedIsADot()
    {
        const std::vector<std::uint8_t> bytes{0, 10, 'x', 255};
        const auto rows = hexRows(bytes, {});
        QCOMPARE(rows[0].parts[0].text, QStringLiteral("..x."));
        QCOMPARE(rows[0].parts[0].hex, QStringLiteral("00 0a 78 ff "));
        QVERIFY(hexRows({}, {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestHexRows)
#include "tst_hexrows.moc"
