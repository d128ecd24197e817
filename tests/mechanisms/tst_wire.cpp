#include "engine/mechanisms/rpc/wire.h"

#include <QtTest>

using namespace crosstalk::mechanisms;

/// Marshalled bytes, field by field, as protobuf's wire format has them.
class TestWire : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void keepsTheRealBytes();
    void namesFields();
};

void TestWire::splits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::string>("schema");
    QTest::addColumn<std::string>("arguments");
    const auto row = [](const char* name, const QByteArray& hex, const char* schema,
                        const char* arguments) {
        QTest::addRow("%s", name) << QByteArray::fromHex(hex) << std::string(schema)
                                  << std::string(arguments);
    };
    row("empty", "", "1s a", "");
    row("string and number", "0a03616461100a", "1s account,2i euros", "\"ada\", 10");
    row("no schema", "0a03616461100a", "", "\"ada\", 10");
    row("minus one", "10ffffffffffffffffff01", "2i euros", "-1");
    row("minus one, unsigned", "10ffffffffffffffffff01", "2u euros", "18446744073709551615");
    row("zigzag", "1003", "2z euros", "-2");
    row("true", "1001", "2o done", "true");
    row("double", "09000000000000f83f", "1d half", "1.5");
    row("float", "0d0000c03f", "1f half", "1.5");
    row("fixed", "0d07000000", "1x n", "7");
    row("message", "0a021001", "1m inner", "message of 2 bytes");
    row("not UTF-8", "0a035a6feb", "1s account", "\"Zo\\xeb\"");
    row("length beyond the end", "0a7f6164", "1s account", "not a field");
    row("varint without end", "ffffffffffffffffffffff", "", "not a field");
    row("field number 0", "0001", "", "not a field");
    row("group", "0b", "", "not a field");
    row("good, then broken", "100a0a7f61", "2i euros", "10, not a field");
    row("field number beyond the schema", "9a010161", "1s a", "\"a\"");
    row("broken schema", "100a", "x,,2,2i", "10");
}

void TestWire::splits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(std::string, schema);
    QFETCH(std::string, arguments);
    const std::string_view message(bytes.constData(), std::size_t(bytes.size()));
    QCOMPARE(rpc::asArguments(rpc::splitFields(message, schema)), arguments);
}

void TestWire::keepsTheRealBytes()
{
    const auto fields = rpc::splitFields(std::string_view("\x0a\x03"
                                                          "ada\x10\x0a",
                                                          7),
                                         "1s account,2i euros");
    QCOMPARE(fields.size(), std::size_t(2));
    QCOMPARE(fields[0].bytes, (std::vector<std::uint8_t>{0x0a, 3, 'a', 'd', 'a'}));
    QCOMPARE(fields[1].bytes, (std::vector<std::uint8_t>{0x10, 0x0a}));
}

void TestWire::namesFields()
{
    QCOMPARE(rpc::withNames("\x08\x5a", "1i balance"), std::string("balance 90"));
    QCOMPARE(rpc::withNames("\x08\x5a", ""), std::string("field 1 90"));
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
