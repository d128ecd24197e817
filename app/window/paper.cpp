#include "app/window/paper.h"

#include "engine/lesson/questions.h"
#include "widgets/theme/language.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTextDocument>

#include <algorithm>

namespace crosstalk::window {
namespace {

constexpr int resolution = 300, margin = 18, points = 11; ///< dots per inch, mm, of type

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(crosstalk::window::Paper)
};

/// Never fetches anything, whatever a lesson from outside says.
class Document : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl&) override { return {}; }
};

/// Markdown as HTML; raw HTML in it stays text.
QString html(const QString& markdown)
{
    Document document;
    document.setMarkdown(markdown, QTextDocument::MarkdownFeatures(
                                       QTextDocument::MarkdownDialectGitHub |
                                       QTextDocument::MarkdownNoHTML));
    QString whole = document.toHtml();
    // Only code has a family of its own: the platform's fixed one, and without a size printed tiny.
    static const QRegularExpression fixed(QStringLiteral("font-family:[^;]*;"));
    whole.replace(fixed, QStringLiteral("font-family:'%1'; font-size:%2pt;")
                             .arg(theme::Theme::light().mono(13).family())
                             .arg(points));
    const qsizetype begin = whole.indexOf(QLatin1Char('>'), whole.indexOf(QLatin1String("<body")));
    return whole.mid(begin + 1, whole.indexOf(QLatin1String("</body>")) - begin - 1);
}

QString html(const std::string& markdown)
{
    return html(QString::fromStdString(markdown));
}

QString escaped(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString heading(const QString& words)
{
    return QStringLiteral("<h3>%1</h3>").arg(words.toHtmlEscaped());
}

/// A circle to be ticked before each.
template<class Answer> QString choices(const std::vector<Answer>& answers)
{
    QString out;
    for (const Answer& answer : answers)
        out += html(QStringLiteral("○ &nbsp; ") + QString::fromStdString(answer.text));
    return out;
}

QString dateText(std::int64_t secondsSinceEpoch)
{
    //: A date and a time of day, as QDateTime::toString() takes it
    return theme::locale().toString(QDateTime::fromSecsSinceEpoch(secondsSinceEpoch),
                                    Words::tr("d MMMM yyyy, HH:mm"));
}

QString lineToWriteOn()
{
    constexpr int acrossThePage = 74;
    return QStringLiteral("<p>%1</p>").arg(QString(acrossThePage, QLatin1Char('_')));
}

QString handoutOf(const lesson::Lesson& lesson)
{
    const lesson::Questions questions = lesson::questionsOf(lesson);
    QString out = QStringLiteral("<h1>%1</h1>").arg(escaped(lesson.title));
    out += QStringLiteral("<p>%1</p>")
               .arg(Words::tr("Name: ______________________________ &nbsp; Date: ______________ "
                              "&nbsp; %1 minutes")
                        .arg(lesson.minutes));
    out += html(lesson.text);
    if (lesson.prediction) {
        out += heading(Words::tr("Predict first")) + html(lesson.prediction->question) +
               choices(lesson.prediction->answers);
        out += QStringLiteral("<p>%1</p>")
                   .arg(Words::tr("How sure? &nbsp; ○ guessing &nbsp; ○ not very &nbsp; ○ rather "
                                  "&nbsp; ○ very"));
        out += QStringLiteral("<p>%1</p>").arg(Words::tr("Because:")) + lineToWriteOn();
        out += heading(Words::tr("What did you see?")) + lineToWriteOn() + lineToWriteOn();
    }
    if (!lesson.checkpoints.empty())
        out += heading(Words::tr("Try"));
    for (const lesson::Checkpoint& checkpoint : lesson.checkpoints)
        out += html(QStringLiteral("▢ &nbsp; ") + QString::fromStdString(checkpoint.text));
    if (questions.transfer)
        out += heading(Words::tr("One more, with other numbers")) +
               html(questions.transfer->question) + choices(questions.transfer->answers);
    out += QStringLiteral("<p><small>%1</small></p>")
               .arg(Words::tr("Run it: crosstalk %1").arg(escaped(lesson.id)));
    return out;
}

/// "At 40 (sure 3 of 4; what happened: Below 40)"
QString answerWords(const progress::Answered& answered, const lesson::Lesson& lesson,
                    const lesson::Questions& questions)
{
    const auto textOf = [](const auto& answers, int index) {
        return index >= 0 && std::size_t(index) < answers.size()
                   ? QString::fromStdString(answers[std::size_t(index)].text)
                   : Words::tr("(none)");
    };
    const progress::Answer& answer = answered.answer;
    if (answered.question == "transfer" && questions.transfer)
        return Words::tr("Last question: %1").arg(textOf(questions.transfer->answers, answer.chosen));
    if (!lesson.prediction)
        return {};
    if (answered.question == "seen") {
        const auto& answers = lesson::observableIn(lesson, questions);
        return Words::tr("Saw: %1. Recorded: %2")
            .arg(textOf(answers, answer.chosen), textOf(answers, answer.happened));
    }
    const auto& answers = lesson.prediction->answers;
    return Words::tr("Predicted: %1 (sure %2 of 4). Happened: %3")
        .arg(textOf(answers, answer.chosen))
        .arg(answer.sure)
        .arg(textOf(answers, answer.happened));
}

QString checkpointWords(const progress::Reached& reached, const lesson::Lesson& lesson)
{
    const auto found =
        std::ranges::find(lesson.checkpoints, reached.checkpoint, &lesson::Checkpoint::id);
    const QString text = found == lesson.checkpoints.end() ? QString::fromStdString(reached.checkpoint)
                                                           : QString::fromStdString(found->text);
    const QString when = dateText(reached.at);
    return Words::tr("✓ %1 (%2; %3)")
        .arg(text, when,
             reached.proof.recording.isEmpty() ? Words::tr("no recording kept")
                                               : Words::tr("recorded"));
}

QString resultsOf(const progress::LessonResults& results, const lesson::Lesson& lesson)
{
    const lesson::Questions questions = lesson::questionsOf(lesson);
    QString out = QStringLiteral("<h3>%1</h3>").arg(escaped(lesson.title));
    out += QStringLiteral("<p>%1</p>")
               .arg(Words::tr("%1 of %2 checkpoints")
                        .arg(results.checkpoints.size())
                        .arg(lesson.checkpoints.size()));
    for (const progress::Answered& answered : results.answers)
        out += html(answerWords(answered, lesson, questions));
    for (const progress::Reached& reached : results.checkpoints)
        out += html(checkpointWords(reached, lesson));
    return out;
}

Result<void> write(const QString& html, const QString& title, const QString& file)
{
    theme::loadFonts();
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return Error{"print into", file.toStdString(), 0, out.errorString().toStdString()};
    {
        QPdfWriter pdf(&out);
        pdf.setResolution(resolution);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
        pdf.setTitle(title);
        pdf.setCreator(QStringLiteral("Crosstalk"));
        Document document;
        QFont font(theme::Theme::light().sans(13).family());
        font.setPointSize(points);
        document.setDefaultFont(font);
        document.setDefaultStyleSheet(QStringLiteral("h1, h3 { margin-bottom: 4px; }"));
        document.setHtml(html);
        document.print(&pdf);
    }
    return out.commit() ? Result<void>()
                        : Error{"print into", file.toStdString(), 0, out.errorString().toStdString()};
}

} // namespace

Result<void> printHandout(const lesson::Lesson& lesson, const QString& file)
{
    return write(handoutOf(lesson), QString::fromStdString(lesson.title), file);
}

Result<void> printResults(const progress::Results& results, const std::filesystem::path& lessons,
                          const QString& file)
{
    const QString title = results.name.empty()
                              ? Words::tr("Results")
                              : Words::tr("Results of %1").arg(QString::fromStdString(results.name));
    QString out = QStringLiteral("<h1>%1</h1>").arg(title.toHtmlEscaped());
    out += QStringLiteral("<p>%1</p>")
               .arg(Words::tr("Made %1 with Crosstalk %2. This page is for reading; the JSON file "
                              "made beside it can be confirmed with crosstalk verify, which shows "
                              "that it is consistent, not who made it.")
                        .arg(dateText(results.made), QString::fromStdString(results.version)));
    for (const progress::LessonResults& each : results.lessons) {
        const auto lesson =
            lesson::readLesson(lessons / each.id, theme::language().toStdString());
        if (!lesson)
            return lesson.error();
        out += resultsOf(each, *lesson);
    }
    return write(out, title, file);
}

} // namespace crosstalk::window
