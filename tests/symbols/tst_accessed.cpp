#include "engine/symbols/symbols.h"

#include <QByteArrayList>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace crosstalk::symbols;

namespace {

/// Every fact that the program tells about itself, split into words.
QList<QByteArrayList> facts(const QString& program)
{
    QProcess process;
    process.start(program, QStringList());
    if (!process.waitForFinished(20000))
        return {};
    QList<QByteArrayList> out;
    for (const QByteArray& line : process.readAllStandardOutput().split('\n'))
        if (line.startsWith("access "))
            out.append(line.split(' '));
    return out;
}

QByteArray words(const Accessed& one)
{
    const std::string member = one.member.empty() ? "-" : one.member;
    return QByteArray::number(qulonglong(one.bytes)) + ' ' + member.c_str() + ' ' +
           one.text.c_str();
}

} // namespace

class TestAccessed : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void aChangedSourceSaysNothing();
    void anAddressOfNothingSaysNothing();

private:
    static std::size_t found(const QString& program);
};

void TestAccessed::lines_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("-O0") << QStringLiteral(ACCESSES_O0);
    QTest::newRow("-O2") << QStringLiteral(ACCESSES_O2);
}

void TestAccessed::lines()
{
    QFETCH(QString, program);
    auto symbols = Symbols::read(program.toStdString());
    QVERIFY(symbols);
    const auto all = facts(program);
    QCOMPARE(all.size(), 18);
    for (const QByteArrayList& fact : all) {
        const QByteArray expected = QByteArrayList(fact.mid(2)).join(' ');
        QByteArrayList stored;
        for (const Accessed& one : symbols->accessed(fact[1].toULongLong(nullptr, 16)))
            if (one.stores && (one.bytes == fact[2].toULongLong() || fact[2] == "none"))
                stored += words(one);
        QCOMPARE(stored.isEmpty() ? QByteArray("none") : stored.join("; "), expected);
    }
}

/// How much is known of the program's lines, all together.
std::size_t TestAccessed::found(const QString& program)
{
    auto symbols = Symbols::read(program.toStdString());
    std::size_t count = 0;
    for (const QByteArrayList& fact : facts(program))
        count += symbols->accessed(fact[1].toULongLong(nullptr, 16)).size();
    return count;
}

/// The program is older than its source: who knows what the line was.
void TestAccessed::aChangedSourceSaysNothing()
{
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("program"));
    QVERIFY(QFile::copy(QStringLiteral(ACCESSES_O0), copy));
    QVERIFY(found(copy) > 16);
    QFile source(QStringLiteral(ACCESSES_SOURCE));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QDateTime written = source.fileTime(QFileDevice::FileModificationTime);
    QFile program(copy);
    QVERIFY(program.open(QIODevice::ReadWrite));
    QVERIFY(program.setFileTime(written.addSecs(-1), QFileDevice::FileModificationTime));
    program.close();
    QCOMPARE(found(copy), std::size_t(0));
}

void TestAccessed::anAddressOfNothingSaysNothing()
{
    auto symbols = Symbols::read(ACCESSES_O0);
    QVERIFY(symbols);
    QVERIFY(symbols->accessed(0).empty());
    QVERIFY(symbols->accessed(~std::uint64_t{0}).empty());
}

QTEST_GUILESS_MAIN(TestAccessed)
#include "tst_accessed.moc"
