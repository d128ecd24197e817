#include "widgets/theme/sentences.h"

#include "widgets/theme/errorpatterns.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentencepatterns.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cstring>
#include <vector>

namespace crosstalk::theme {
namespace {

constexpr int mostRemembered = 1000; ///< sentences
constexpr qsizetype fewLetters = 10; ///< a pattern with less of its own is for single words only

/// A pattern, ready to be looked for.
struct Pattern
{
    const char* source = nullptr;
    QString longest;                 ///< of its own words: looked for first, as that is quick
    qsizetype letters = 0;           ///< of its own, all together
    QRegularExpression expression = {};
    std::vector<int> places = {};    ///< the number of each, in order
};

Pattern patternOf(const char* source)
{
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    Pattern pattern{source, {}};
    const QString text = QString::fromUtf8(source);
    QString expression = QStringLiteral("^");
    QStringList own;
    qsizetype at = 0;
    for (auto each = place.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        own << text.mid(at, match.capturedStart() - at);
        expression += QRegularExpression::escape(own.back()) + QStringLiteral("@");
        pattern.places.push_back(match.captured(1).toInt());
        at = match.capturedEnd();
    }
    own << text.mid(at);
    expression += QRegularExpression::escape(own.back()) + QStringLiteral("$");
    for (const QString& each : own) {
        pattern.letters += each.size();
        if (each.size() > pattern.longest.size())
            pattern.longest = each;
    }
    const bool words = pattern.letters < fewLetters;
    expression.replace(QLatin1Char('@'),
                       words ? QStringLiteral("([^ ]+)") : QStringLiteral("(.+?)"));
    pattern.expression.setPattern(expression);
    return pattern;
}

/// The most particular first: that of which most is its own.
const std::vector<Pattern>& all()
{
    static const std::vector<Pattern> known = [] {
        std::vector<Pattern> made;
        for (const auto sources : {sentencePatterns(), errorPatterns()})
            for (const char* source : sources)
                made.push_back(patternOf(source));
        std::stable_sort(made.begin(), made.end(), [](const Pattern& one, const Pattern& other) {
            return one.letters > other.letters;
        });
        return made;
    }();
    return known;
}

QString translated(const QString& text);

QString filledIn(const Pattern& pattern, const QRegularExpressionMatch& match)
{
    const QString text = QCoreApplication::translate("engine", pattern.source);
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number =
            text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        const auto place = std::find(pattern.places.begin(), pattern.places.end(), number);
        if (place == pattern.places.end()) {
            out += text[i];
            continue;
        }
        out += translated(match.captured(int(place - pattern.places.begin()) + 1));
        ++i;
    }
    return out;
}

/// "P1, P2 or P3".
QString translatedNames(const QRegularExpressionMatch& names)
{
    const QString between = names.captured(2) == QLatin1String("or")
                                ? QCoreApplication::translate("engine", " or ")
                                : QCoreApplication::translate("engine", " and ");
    return names.captured(1) + between + names.captured(3);
}

QString translated(const QString& text)
{
    static const QRegularExpression names(
        QStringLiteral("^(P\\d+(?:, P\\d+)*) (or|and) (P\\d+)$"));
    static const QRegularExpression nextClause(QStringLiteral("; (?=P\\d+ (?:sleeps|takes) )"));
    if (const auto match = names.match(text); match.hasMatch())
        return translatedNames(match);
    if (!text.endsWith(QLatin1Char('.')))
        if (QStringList clauses = text.split(nextClause); clauses.size() > 1) {
            std::transform(clauses.begin(), clauses.end(), clauses.begin(), translated);
            return clauses.join(QStringLiteral("; "));
        }
    for (const Pattern& pattern : all()) {
        if (!text.contains(pattern.longest))
            continue;
        if (const auto match = pattern.expression.match(text); match.hasMatch())
            return filledIn(pattern, match);
    }
    return text;
}

} // namespace

QString said(const std::string& sentence)
{
    static QHash<QString, QString> remembered;
    static QString rememberedIn;
    const QString text = QString::fromStdString(sentence);
    if (language() == QLatin1String("en") || text.isEmpty())
        return text;
    if (rememberedIn != language() || remembered.size() > mostRemembered)
        remembered.clear();
    rememberedIn = language();
    const auto found = remembered.constFind(text);
    return found != remembered.constEnd() ? *found : *remembered.insert(text, translated(text));
}

QString said(const Error& error)
{
    const std::string on = error.object.empty() ? std::string() : ' ' + error.object;
    QString text = said("cannot " + error.tried + on);
    if (error.errnum != 0)
        text += QStringLiteral(": ") + said(std::string(std::strerror(error.errnum)));
    if (!error.advice.empty())
        text += QStringLiteral(". ") + said(error.advice);
    return text;
}

QString withoutLastClause(const QString& sentence)
{
    qsizetype end = sentence.lastIndexOf(QStringLiteral("; "));
    if (end <= 0)
        end = sentence.lastIndexOf(QStringLiteral(": "));
    return end > 0 ? sentence.left(end) + u'.' : QString();
}

QStringList patterns()
{
    QStringList sources;
    for (const auto each : {sentencePatterns(), errorPatterns()})
        for (const char* source : each)
            sources << QString::fromUtf8(source);
    return sources;
}

} // namespace crosstalk::theme
