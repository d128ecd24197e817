#include "engine/symbols/symbols.h"

#include <QByteArrayList>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace crosstalk::symbols;

namespace {

QByteArray classAt(const std::vector<CodeRange>& ranges, std::uint32_t address)
{
    const auto at = std::ranges::find_if(ranges, [&](const CodeRange& range) {
        return range.low <= address && address < range.high;
    });
    if (at == ranges.end())
        return "other";
    return at->cls == CodeClass::Own ? "own" : "sync";
}

} // namespace

class TestSymbols : public QObject
{
    Q_OBJECT

    /// Every fact the sample tells about itself, split into words.
    static QList<QByteArrayList> facts(const QByteArray& program, const char* kind)
    {
        QProcess process;
        process.start(QString::fromLocal8Bit(program), QStringList());
        if (!process.waitForFinished(20000))
            return {};
        QList<QByteArrayList> out;
        for (const QByteArray& line : process.readAllStandardOutput().split('\n'))
            if (line.startsWith(kind))
                out.append(line.split(' '));
        return out;
    }

private slots:
    void samples_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::newRow("-O0") << QByteArray(SAMPLE_O0);
        QTest::newRow("-O2") << QByteArray(SAMPLE_O2);
    }

    void resolvesCallsToTheProgramsOwnLine_data() { samples_data(); }
    void resolvesCallsToTheProgramsOwnLine()
    {
        QFETCH(QByteArray, program);
        auto symbols = Symbols::read(program.toStdString());
        QVERIFY(symbols);
        const auto lines = facts(program, "line");
        QCOMPARE(lines.size(), 4);
        for (const QByteArrayList& fact : lines) {
            const Line& line = symbols->resolve(fact[1].toULongLong(nullptr, 16));
            QCOMPARE(line.line, fact[2].toInt());
            QCOMPARE(line.file, std::string(line.line != 0 ? "sample.cpp" : ""));
            QCOMPARE(&symbols->resolve(fact[1].toULongLong(nullptr, 16)), &line);
        }
    }

    void classifiesFunctions_data() { samples_data(); }
    void classifiesFunctions()
    {
        QFETCH(QByteArray, program);
        const auto symbols = Symbols::read(program.toStdString());
        QVERIFY(symbols);
        const auto functions = facts(program, "code");
        QCOMPARE(functions.size(), 7);
        for (const QByteArrayList& fact : functions)
            QCOMPARE(classAt(symbols->codeRanges(), fact[1].toUInt(nullptr, 16)), fact[2]);
    }

    void rangesAreSortedAndApart_data() { samples_data(); }
    void rangesAreSortedAndApart()
    {
        QFETCH(QByteArray, program);
        const auto symbols = Symbols::read(program.toStdString());
        QVERIFY(symbols);
        const auto& ranges = symbols->codeRanges();
        QVERIFY(ranges.size() >= 2);
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            QVERIFY(ranges[i].low < ranges[i].high);
            QVERIFY(i == 0 || ranges[i - 1].high <= ranges[i].low);
        }
    }

    void anAddressOfNothingHasNoLine()
    {
        auto symbols = Symbols::read(SAMPLE_O0);
        QVERIFY(symbols);
        QCOMPARE(symbols->resolve(0).line, 0);
        QCOMPARE(symbols->resolve(~std::uint64_t{0}).line, 0);
    }

    void saysWhatItCannotRead()
    {
        const auto missing = Symbols::read("/nonexistent/program");
        QVERIFY(missing.has_error());
        QCOMPARE(missing.error().errnum, ENOENT);
        const auto text = Symbols::read(__FILE__);
        QVERIFY(text.has_error());
        QVERIFY(text.error().sentence().find("no ELF file") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSymbols)
#include "tst_symbols.moc"
