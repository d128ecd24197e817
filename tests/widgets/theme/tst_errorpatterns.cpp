#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <cerrno>

using namespace crosstalk;

namespace {

/// A source without its comments and what is translated there, pieces of text side by side as one.
QString sourceOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression noWords(QStringLiteral("//[^\\n]*|#include[^\\n]*|\\btr\\([^)]*\\)"));
    static const QRegularExpression joint(QStringLiteral("\"\\s*\n\\s*\""));
    return QString::fromUtf8(file.readAll()).remove(noWords).remove(joint);
}

/// What stands between the bracket at `open` and its partner, parted at the commas.
QStringList argumentsAt(const QString& text, qsizetype open)
{
    QStringList arguments{QString()};
    bool quoted = false;
    for (qsizetype i = open, depth = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('"') && text[i - 1] != QLatin1Char('\\'))
            quoted = !quoted;
        const bool opens = !quoted && QStringLiteral("({[").contains(c);
        const bool closes = !quoted && QStringLiteral(")}]").contains(c);
        depth += opens ? 1 : closes ? -1 : 0;
        if (depth == 0)
            break;
        if (depth == 1 && !quoted && c == QLatin1Char(','))
            arguments << QString();
        else if (i > open)
            arguments.back() += c;
    }
    for (QString& each : arguments)
        each = each.trimmed();
    return arguments;
}

const QRegularExpression& literal()
{
    static const QRegularExpression words(QStringLiteral("\"((?:\\\\.|[^\"\\\\\\n])*)\""));
    return words;
}

QStringList literalsIn(const QString& code)
{
    QStringList found;
    for (auto each = literal().globalMatch(code); each.hasNext();)
        found << each.next().captured(1);
    return found;
}

/// What an argument could be when the program runs: its words, and "thing" for all else.
std::string sampleOf(const QString& argument)
{
    if (argument.isEmpty() || argument == QLatin1String("{}"))
        return {};
    static const QRegularExpression name(QStringLiteral("\\w"));
    QString sample;
    qsizetype at = 0;
    const auto other = [&](qsizetype end) {
        if (argument.mid(at, end - at).contains(name))
            sample += QLatin1String("thing");
    };
    for (auto each = literal().globalMatch(argument); each.hasNext();) {
        const auto match = each.next();
        other(match.capturedStart());
        sample += match.captured(1);
        at = match.capturedEnd();
    }
    other(argument.size());
    return sample.toStdString();
}

/// An Error that a source makes, by its arguments.
struct Made
{
    QString where;
    QString tried, object, advice;
};

/// "Error{…}", "systemError(…)", and braces alone that can be nothing else.
QList<Made> errorsIn(const QString& path)
{
    static const QRegularExpression begin(QStringLiteral(
        "\\bError\\{|\\bsystemError\\(|(?:return |failed\\(|push_back\\()\\{"));
    static const QRegularExpression number(QStringLiteral("^(?:0|E[A-Z]+|[\\w.]*err\\w*)$"));
    const QString text = sourceOf(path);
    QList<Made> found;
    for (auto each = begin.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        const QStringList arguments = argumentsAt(text, match.capturedEnd() - 1);
        const bool system = match.captured() == QLatin1String("systemError(");
        const bool error = match.captured() == QLatin1String("Error{") || system;
        if (arguments.size() < 2 || !literal().match(arguments[0]).hasMatch() ||
            (!error && (number.match(arguments[1]).hasMatch() ||
                        !number.match(arguments.value(2)).hasMatch())))
            continue;
        const int line = int(text.left(match.capturedStart()).count(QLatin1Char('\n'))) + 1;
        found << Made{QStringLiteral("%1, about line %2").arg(path).arg(line), arguments[0],
                      arguments[1], arguments.value(system ? 2 : 3)};
    }
    return found;
}

/// The words given to functions of this file that make an Error of them.
QStringList wordsForErrors(const QString& path)
{
    static const QRegularExpression maker(QStringLiteral("\\bError (\\w+)\\("));
    const QString text = sourceOf(path);
    QStringList words;
    for (auto each = maker.globalMatch(text); each.hasNext();) {
        const QRegularExpression call(QStringLiteral("\\b%1\\(").arg(each.next().captured(1)));
        for (auto one = call.globalMatch(text); one.hasNext();)
            words << literalsIn(argumentsAt(text, one.next().capturedEnd() - 1).join(u'\n'));
    }
    return words;
}

/// Advice may come from anywhere: whatever looks like a sentence. Those of the mechanisms and of the
/// world are TestSentences'.
QStringList sentencesIn(const QString& path)
{
    static const QRegularExpression others(QStringLiteral("/engine/(?:mechanisms|world)/|/app/"));
    if (path.contains(others))
        return {};
    static const QRegularExpression sentence(QStringLiteral("^[A-Z][a-z]* \\S+ \\S"));
    return literalsIn(sourceOf(path)).filter(sentence);
}

/// All that can go wrong in a window. What only the command line says stays English: app/cli, and
/// what verifies results.
QStringList sources()
{
    QStringList files{QStringLiteral(ROOT "/app/progress/database.cpp")};
    for (const char* folder : {"/engine", "/app/window"})
        for (QDirIterator walk(QStringLiteral(ROOT) + QLatin1String(folder),
                               {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
             walk.hasNext();)
            files << walk.next();
    return files;
}

bool isKnown(const QString& piece)
{
    static const QString known = theme::patterns().join(QLatin1Char('\n'));
    static const QRegularExpression letters(QStringLiteral("\\w{3}"));
    return !piece.contains(letters) || known.contains(QString(piece).remove(QLatin1String("\\n")).trimmed());
}

} // namespace

/// What goes wrong, in the window's language.
class TestErrorPatterns : public QObject
{
    Q_OBJECT

private slots:
    void init() { theme::useLanguage(QStringLiteral("de")); }
    void cleanup() { theme::useLanguage(QStringLiteral("en")); }
    void errors_data();
    void errors();
    void englishIsTheCommandLines();
    void everyErrorHasAPattern();
    void everyAdviceHasAPattern();
};

void TestErrorPatterns::errors_data()
{
    QTest::addColumn<QString>("tried");
    QTest::addColumn<QString>("object");
    QTest::addColumn<int>("errnum");
    QTest::addColumn<QString>("advice");
    QTest::addColumn<QString>("german");
    const auto row = [](const char* tried, const char* object, int errnum, const char* advice,
                        const char* german) {
        QTest::newRow(tried) << QString::fromUtf8(tried) << QString::fromUtf8(object) << errnum
                             << QString::fromUtf8(advice) << QString::fromUtf8(german);
    };
    row("open the recording", "/tmp/a.crosstalk", ENOENT, "",
        "Kann die Aufzeichnung /tmp/a.crosstalk nicht öffnen: Datei oder Ordner gibt es nicht");
    row("save", "how this happened", 0,
        "This run was at full speed before, where nobody decides who goes when. Run it again at a "
        "pace or step by step.",
        "Kann nicht sichern, wie das geschah. Dieser Lauf lief vorher mit voller Fahrt, wo niemand "
        "entscheidet, wer wann dran ist. Lass ihn noch einmal mit Tempo oder Schritt für Schritt "
        "laufen.");
    row("look at descriptor 4 of", "process 12", EPERM, "It may have closed it, or ended.",
        "Kann den Deskriptor 4 von Prozess 12 nicht ansehen: Nicht erlaubt. Vielleicht hat er ihn "
        "geschlossen oder ist zu Ende.");
    row("understand the option of sync", "“mutx”", 0,
        "There is no such option; did you mean “mutex”?",
        "Unverständliche Möglichkeit von sync: „mutx“. Diese Möglichkeit gibt es nicht; meintest du "
        "„mutex“?");
    row("follow", "a.schedule:3 `P2`", 0,
        "P2 is asleep in read on pipe. This run went another way than the one the schedule is "
        "from: the programs changed, or more than their order is left to luck.",
        "Kann nicht folgen: a.schedule:3 `P2`. P2 schläft in read an pipe. Dieser Lauf ging einen "
        "anderen Weg als der, von dem der Ablauf stammt: Die Programme haben sich geändert, oder "
        "mehr als ihre Reihenfolge ist dem Zufall überlassen.");
    // What others said in it stays: a compiler, Qt, a system in its own language.
    row("build the lesson", "/home/ada/lab", 0, "a.cpp:3:1: error: expected ‘;’",
        "Kann die Lektion /home/ada/lab nicht übersetzen. a.cpp:3:1: error: expected ‘;’");
}

void TestErrorPatterns::errors()
{
    QFETCH(const QString, tried);
    QFETCH(const QString, object);
    QFETCH(const int, errnum);
    QFETCH(const QString, advice);
    QFETCH(const QString, german);
    QCOMPARE(theme::said(Error{tried.toStdString(), object.toStdString(), errnum,
                               advice.toStdString()}),
             german);
}

void TestErrorPatterns::englishIsTheCommandLines()
{
    theme::useLanguage(QStringLiteral("en"));
    for (const Error& error : {Error{"open", "a", ENOENT, "Look."}, Error{"run", "", 0, {}},
                               Error{"run", "b", 0, "Do."}, Error{"read", "c", EPERM, {}}})
        QCOMPARE(theme::said(error), QString::fromStdString(error.sentence()));
}

/// What is tried in the sources, with its object.
void TestErrorPatterns::everyErrorHasAPattern()
{
    QStringList unknown;
    int errors = 0;
    for (const QString& file : sources())
        for (const Made& made : errorsIn(file)) {
            const Error error{sampleOf(made.tried), sampleOf(made.object), 0, {}};
            ++errors;
            if (theme::said(error) == QString::fromStdString(error.sentence()))
                unknown << made.where + QStringLiteral(": ") +
                               QString::fromStdString(error.sentence());
        }
    QVERIFY2(errors > 100, qPrintable(QString::number(errors)));
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
}

/// What is advised: each piece of it stands in a pattern.
void TestErrorPatterns::everyAdviceHasAPattern()
{
    QStringList unknown;
    int pieces = 0;
    for (const QString& file : sources()) {
        QStringList words = wordsForErrors(file);
        for (const Made& made : errorsIn(file))
            words += literalsIn(made.object).filter(QStringLiteral(" ")) + literalsIn(made.advice);
        words += sentencesIn(file);
        words.removeDuplicates();
        pieces += int(words.size());
        for (const QString& each : words)
            if (!isKnown(each))
                unknown << file + QStringLiteral(": ") + each;
    }
    QVERIFY2(pieces > 100, qPrintable(QString::number(pieces)));
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestErrorPatterns)
#include "tst_errorpatterns.moc"
