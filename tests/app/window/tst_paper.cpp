#include "app/window/paper.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "engine/lesson/questions.h"

using namespace crosstalk;

/// Handouts, read back from their PDF.
class TestPaper : public QObject
{
    Q_OBJECT

private slots:
    void everyLessonFitsOnItsPages_data();
    void everyLessonFitsOnItsPages();
    void saysWhatIsAskedAndNotWhatIsRight();
    void failsWhereItMayNotWrite();

private:
    QByteArray print(const lesson::Lesson& lesson) const;
    QTemporaryDir m_folder;
};

namespace {

lesson::Lesson lessonOf(const QString& id)
{
    return lesson::readLesson(std::filesystem::path(CROSSTALK_LESSONS) / id.toStdString()).value();
}

/// The words of a PDF, as whatever reads one here finds them; empty: nothing here does.
QString textOf(const QString& file)
{
    QProcess reader;
    if (!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        reader.start(QStringLiteral("pdftotext"), {file, QStringLiteral("-")});
    else if (!QStandardPaths::findExecutable(QStringLiteral("gs")).isEmpty())
        reader.start(QStringLiteral("gs"),
                     {QStringLiteral("-q"), QStringLiteral("-sDEVICE=txtwrite"),
                      QStringLiteral("-o"), QStringLiteral("-"), file});
    else
        return {};
    return reader.waitForFinished(60'000) ? QString::fromUtf8(reader.readAllStandardOutput())
                                          : QString();
}

/// Letters only: a reader of PDF may take signs for others, and lines break where they like.
QString squeezed(QString text)
{
    static const QRegularExpression others(QStringLiteral("[^\\p{L}]+"));
    return text.remove(others);
}

} // namespace

QByteArray TestPaper::print(const lesson::Lesson& lesson) const
{
    const QString path = m_folder.filePath(QStringLiteral("handout.pdf"));
    const auto printed = window::printHandout(lesson, path);
    QFile file(path);
    return printed && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestPaper::everyLessonFitsOnItsPages_data()
{
    QTest::addColumn<QString>("lesson");
    const auto track = lesson::readTrack(CROSSTALK_LESSONS);
    QVERIFY(track);
    for (const lesson::TrackEntry& entry : *track)
        QTest::newRow(entry.id.c_str()) << QString::fromStdString(entry.id);
}

void TestPaper::everyLessonFitsOnItsPages()
{
    QFETCH(const QString, lesson);
    const QByteArray pdf = print(lessonOf(lesson));
    QVERIFY(pdf.startsWith("%PDF-"));
    static const QRegularExpression page(QStringLiteral("/Type\\s*/Page\\b(?!s)"));
    auto found = page.globalMatch(QString::fromLatin1(pdf));
    int pages = 0;
    for (; found.hasNext(); found.next())
        ++pages;
    QVERIFY2(pages >= 1 && pages <= 2, qPrintable(QString::number(pages)));
}

void TestPaper::saysWhatIsAskedAndNotWhatIsRight()
{
    const lesson::Lesson lesson = lessonOf(QStringLiteral("lost-update"));
    QVERIFY(!print(lesson).isEmpty());
    const QString text = squeezed(textOf(m_folder.filePath(QStringLiteral("handout.pdf"))));
    if (text.isEmpty())
        QSKIP("neither pdftotext nor gs is here to read it");
    const auto has = [&](const std::string& words) {
        return text.contains(squeezed(QString::fromStdString(words)));
    };
    QVERIFY2(has(lesson.title), qPrintable(text));
    QVERIFY2(has(lesson.prediction->question), qPrintable(text));
    for (const auto& answer : lesson.prediction->answers) {
        QVERIFY2(has(answer.text), answer.text.c_str());
        QVERIFY2(!has(answer.reply), answer.reply.c_str());
    }
    const auto questions = lesson::questionsOf(lesson);
    for (const auto& answer : questions.transfer->answers) {
        QVERIFY2(has(answer.text), answer.text.c_str());
        QVERIFY2(!has(answer.reply), answer.reply.c_str());
    }
    for (const auto& checkpoint : lesson.checkpoints)
        QVERIFY2(has(checkpoint.text), checkpoint.text.c_str());
}

void TestPaper::failsWhereItMayNotWrite()
{
    const auto printed =
        window::printHandout(lessonOf(QStringLiteral("lost-update")),
                             QStringLiteral("/nonexistent/folder/handout.pdf"));
    QVERIFY(!printed);
    QVERIFY(printed.error().sentence().find("/nonexistent/folder/handout.pdf") !=
            std::string::npos);
}

QTEST_MAIN(TestPaper)
#include "tst_paper.moc"
