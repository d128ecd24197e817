#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace crosstalk;

namespace {

/// The words in quotes in a source, pieces side by side as one; comments and errors left out, as
/// nobody reads them in a window's sentence.
QStringList literalsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression noSentence(QStringLiteral(
        "//[^\\n]*|#include[^\\n]*|\\b(?:Error\\{|systemError\\(|asked\\(|f(?:printf|puts)\\(|sscanf\\()[^;]*;"));
    static const QRegularExpression joint(QStringLiteral("\"\\s*\n\\s*\""));
    static const QRegularExpression literal(QStringLiteral("\"((?:\\\\.|[^\"\\\\\\n])*)\""));
    text.remove(noSentence).remove(joint);
    QStringList found;
    for (auto each = literal.globalMatch(text); each.hasNext();)
        found << each.next().captured(1);
    return found;
}

/// Of what is put together in a way that its pieces do not show.
const QStringList composed{
    QStringLiteral("is still locked by P"), QStringLiteral(": no page slot of"),
    QStringLiteral("has no unit left; whoever posts it wakes it"),
    QStringLiteral("can wake it by reading"), QStringLiteral("can wake it by writing"),
    QStringLiteral("anonymous shared memory"), QStringLiteral("file lock 0123456789abcdef"),
    QStringLiteral("not a field")};

} // namespace

/// What the engine says, in the window's language.
class TestSentences : public QObject
{
    Q_OBJECT

private slots:
    void init() { theme::useLanguage(QStringLiteral("de")); }
    void cleanup() { theme::useLanguage(QStringLiteral("en")); }
    void sentences_data();
    void sentences();
    void englishStaysAsItIs();
    void unknownStaysAsItIs();
    void everyPatternIsFound_data();
    void everyPatternIsFound();
    void everySentenceHasAPattern_data();
    void everySentenceHasAPattern();
    void losesItsLastClause();
};

void TestSentences::sentences_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char* english, const char* german) {
        QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(german);
    };
    row("Updates of balance are being lost.", "Änderungen von balance gehen verloren.");
    row("Updates of balance were lost.", "Änderungen von balance gingen verloren.");
    row("P2's write erased what P1 had written to balance.",
        "P2 hat überschrieben, was P1 in balance geschrieben hatte.");
    // Clauses, and names in them, are translated in turn.
    row("P2 sleeps inside pthread_barrier_wait(): start has seen 1 of 2 arrive; P1 or P2 can wake "
        "it by arriving.",
        "P2 schläft in pthread_barrier_wait(): an start sind 1 von 2 angekommen; P1 oder P2 kann "
        "es durch Ankommen wecken.");
    row("P1 sleeps in write (fd 4): pipe is full; P2 can wake it by reading",
        "P1 schläft in write (fd 4): pipe ist voll; P2 kann es durch Lesen wecken");
    row("P1 wrote balance at line 50 and P2 read it at line 45. No lock, message or signal orders "
        "one before the other.",
        "P1 schrieb balance in Zeile 50 und P2 las es in Zeile 45. Keine Sperre, keine Nachricht "
        "und kein Signal ordnet das eine vor das andere.");
    row("P1 read flag at a.cpp:3 and P2 wrote it at b.cpp:7. volatile orders nothing between "
        "processes.",
        "P1 las flag in a.cpp:3 und P2 schrieb es in b.cpp:7. volatile ordnet nichts zwischen "
        "Prozessen.");
    // Several clauses, of which each could be one sentence with what follows it.
    row("P1 sleeps in pthread_mutex_lock: P2 holds b and alone can wake it by unlocking; P2 sleeps "
        "in pthread_mutex_lock: P1 holds a and alone can wake it by unlocking. All of them sleep, "
        "so none can ever go on. P3 waits for them.",
        "P1 schläft in pthread_mutex_lock: P2 hält b und kann es allein wecken, durch Freigeben; "
        "P2 schläft in pthread_mutex_lock: P1 hält a und kann es allein wecken, durch Freigeben. "
        "Alle schlafen, also kann keiner je weiter. P3 wartet auf sie.");
    row("P1 reads sold: 12 (line 36)", "P1 liest sold: 12 (Zeile 36)");
    row("deposits is 0", "deposits ist 0");
    row("P2 has ended with exit code 0.", "P2 endete mit Exit-Code 0.");
    // Two runs compared: where it was done stays as it is.
    row("P1 reads balance: 5 (depositor.cpp:13)", "P1 liest balance: 5 (depositor.cpp:13)");
    row("P1 writes balance (depositor.cpp:14)", "P1 schreibt balance (depositor.cpp:14)");
    row("P2 wrote balance: 6 (depositor.cpp:14)", "P2 hat balance geschrieben: 6 (depositor.cpp:14)");
    row("P2 calls fork (mail.cpp:31)", "P2 ruft fork auf (mail.cpp:31)");
    row("P1: write on letters returns 1 (mail.cpp:38)", "P1: write an letters liefert 1 (mail.cpp:38)");
    row("P1: write on letters fails: EPIPE (mail.cpp:38)",
        "P1: write an letters scheitert: EPIPE (mail.cpp:38)");
    row("P1 reads unnamed memory: 0 (a.cpp:3)", "P1 liest Speicher ohne Namen: 0 (a.cpp:3)");
}

void TestSentences::sentences()
{
    QFETCH(const QString, english);
    QFETCH(const QString, german);
    QCOMPARE(theme::said(english.toStdString()), german);
    QCOMPARE(theme::said(english.toStdString()), german); // as it is remembered
}

void TestSentences::englishStaysAsItIs()
{
    theme::useLanguage(QStringLiteral("en"));
    QCOMPARE(theme::said("Updates of balance are being lost."),
             QStringLiteral("Updates of balance are being lost."));
}

/// Half a translation would be worse than none.
void TestSentences::unknownStaysAsItIs()
{
    for (const char* sentence :
         {"", "Nobody knows what this is about.", "%1 %2 %", "This page is read by nobody at line"})
        QCOMPARE(theme::said(sentence), QString::fromUtf8(sentence));
}

void TestSentences::everyPatternIsFound_data()
{
    QTest::addColumn<QString>("pattern");
    for (const QString& pattern : theme::patterns())
        QTest::newRow(qPrintable(pattern)) << pattern;
    QVERIFY(theme::patterns().size() > 100);
}

/// By its own sentence: none is hidden by another one, and what stands in it is kept.
void TestSentences::everyPatternIsFound()
{
    QFETCH(const QString, pattern);
    const QString german = QCoreApplication::translate("engine", pattern.toUtf8().constData());
    QVERIFY(german != pattern);
    QString english = pattern, expected = german;
    for (int place = 1; place <= 6; ++place) {
        const QString mark = QStringLiteral("%%1").arg(place);
        QCOMPARE(german.count(mark), pattern.count(mark));
        QVERIFY(pattern.count(mark) <= 1);
        english.replace(mark, QStringLiteral("thing%1").arg(place));
        expected.replace(mark, QStringLiteral("thing%1").arg(place));
    }
    QCOMPARE(theme::said(english.toStdString()), expected);
}

void TestSentences::everySentenceHasAPattern_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"mechanisms", "world"})
        QTest::newRow(folder) << QStringLiteral(ENGINE "/") + QString::fromLatin1(folder);
}

/// Of each sentence in the sources of the engine, each piece stands in a pattern: a new one is
/// noticed here.
void TestSentences::everySentenceHasAPattern()
{
    QFETCH(const QString, folder);
    static const QRegularExpression place(QStringLiteral("\\{who\\}|\\{on\\}"));
    const QString known = theme::patterns().join(QLatin1Char('\n'));
    QStringList unknown;
    int pieces = 0;
    for (QDirIterator files(folder, {QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        const QString file = files.next();
        for (const QString& literal : literalsOf(file)) {
            if (literal.count(QLatin1Char(' ')) < 2 && !literal.contains(place))
                continue;
            for (const QString& each : literal.split(place)) {
                const QString piece = each.trimmed();
                if (!piece.contains(QLatin1Char(' ')))
                    continue;
                ++pieces;
                if (!known.contains(piece) && !composed.contains(piece))
                    unknown << file.mid(folder.size()) + QStringLiteral(": ") + piece;
            }
        }
    }
    QVERIFY2(pieces > 30, qPrintable(QString::number(pieces)));
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
}

void TestSentences::losesItsLastClause()
{
    const QString whole = QStringLiteral("P2 sleeps in read: the pipe is empty; P1 can wake it.");
    const QString shorter = QStringLiteral("P2 sleeps in read: the pipe is empty.");
    QCOMPARE(theme::withoutLastClause(whole), shorter);
    QCOMPARE(theme::withoutLastClause(shorter), QStringLiteral("P2 sleeps in read."));
    QCOMPARE(theme::withoutLastClause(QStringLiteral("P2 sleeps in read.")), QString());
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
