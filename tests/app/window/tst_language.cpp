// The window in German: its main words, and that group one's lessons are German as well.
#include "app/window/mainwindow.h"
#include "engine/lesson/notes.h"
#include "engine/lesson/questions.h"
#include "tests/app/window/samples.h"
#include "widgets/theme/language.h"

#include <QAction>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace crosstalk;

namespace {

QString allWords(const window::MainWindow& window)
{
    QStringList all;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        all << widget->accessibleName();
    for (const auto* label : window.findChildren<QLabel*>())
        all << label->text();
    for (const auto* action : window.findChildren<QAction*>())
        all << action->text() << action->toolTip();
    return all.join(QLatin1Char('\n'));
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { theme::useLanguage(QStringLiteral("en")); }

    void germanWindowIsGerman()
    {
        theme::useLanguage(QStringLiteral("de"));
        QCOMPARE(theme::language(), QStringLiteral("de"));
        window::MainWindow window{window::Settings{}};
        window.setLesson(samples::lesson("lost-update"));
        window.setSnapshot(samples::race());
        const QString words = allWords(window);
        for (const char* german :
             {"Schneller", "Schritt", "Neu starten", "ERST VORHERSAGEN", "Zeitleiste", "Nachrichten",
              "Speicher", "Wer auf wen wartet", "Vorführen", "Den Moment herstellen", "Volle Fahrt",
              "WARUM DAS EIN WETTLAUF IST"})
            QVERIFY2(words.contains(QString::fromUtf8(german)), german);
        for (const char* english : {"Full speed", "Restart", "PREDICT FIRST", "Timeline",
                                    "Who waits for whom", "Set up the moment", "WHY THIS IS A RACE"})
            QVERIFY2(!words.contains(QString::fromUtf8(english)), english);
    }

    void unknownLanguageIsThatOfTheSystem()
    {
        theme::useLanguage(QStringLiteral("xx"));
        QVERIFY(theme::languages().contains(theme::language()));
    }

    void groupOneIsGerman_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"ticket-office", "global-or-shared", "share-the-work"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void groupOneIsGerman()
    {
        QFETCH(QString, id);
        const auto folder = std::filesystem::path(CROSSTALK_LESSONS) / id.toStdString();
        const auto english = lesson::readLesson(folder);
        const auto german = lesson::readLesson(folder, "de");
        QVERIFY2(german, german ? "" : german.error().sentence().c_str());
        QVERIFY(german->title != english->title);
        QVERIFY(german->text != english->text);
        for (std::size_t i = 0; i < german->choices.front().options.size(); ++i)
            QVERIFY(!german->choices.front().options[i].help.empty());
        for (std::size_t i = 0; i < german->prediction->answers.size(); ++i)
            QVERIFY(german->prediction->answers[i].reply != english->prediction->answers[i].reply);
        const auto asked = lesson::questionsOf(*german), inEnglish = lesson::questionsOf(*english);
        QVERIFY(asked.explanation != inEnglish.explanation);
        QVERIFY(asked.transfer->question != inEnglish.transfer->question);
        const auto notes = lesson::readNotes(*german, "de");
        QVERIFY(notes.text != lesson::readNotes(*german).text);
        QCOMPARE(notes.minutes, german->minutes);
    }

    /// Nothing is left to translate, and each translation has the places that the original has.
    void translationIsWhole()
    {
        QFile file(QStringLiteral(TRANSLATIONS "/crosstalk_de.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression place(QStringLiteral("%[0-9n]"));
        QXmlStreamReader reader(&file);
        QString source;
        int read = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            if (reader.name() == QLatin1String("source")) {
                source = reader.readElementText();
            } else if (reader.name() == QLatin1String("translation")) {
                QVERIFY2(reader.attributes().value(QLatin1String("type")).isEmpty(),
                         qPrintable(source));
                const QString text =
                    reader.readElementText(QXmlStreamReader::IncludeChildElements);
                QVERIFY2(!text.isEmpty(), qPrintable(source));
                for (auto each = place.globalMatch(source); each.hasNext();)
                    QVERIFY2(text.contains(each.next().captured()), qPrintable(source));
                ++read;
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(read > 900);
    }

    /// As lupdate finds them now: a word that came into the sources is in the file, translated.
    void nothingIsLeftOut()
    {
        QTemporaryDir folder;
        const QString ts = folder.filePath(QStringLiteral("crosstalk_de.ts"));
        QVERIFY(QFile::copy(QStringLiteral(TRANSLATIONS "/crosstalk_de.ts"), ts));
        QProcess update;
        update.setProcessChannelMode(QProcess::MergedChannels);
        update.start(QStringLiteral("cmake"),
                     {QStringLiteral("-DTS=%1").arg(ts), QStringLiteral("-P"),
                      QStringLiteral(TRANSLATIONS "/update.cmake")});
        QVERIFY2(update.waitForFinished(100'000) && update.exitCode() == 0,
                 update.readAll().constData());
        QFile file(ts);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression left(QStringLiteral(
            R"re(<source>([^<]*)</source>\s*(?:<[^>]*comment>[^<]*</[^>]*comment>\s*)*<translation type="unfinished")re"));
        QStringList words;
        for (auto each = left.globalMatch(text); each.hasNext();)
            words << each.next().captured(1);
        QVERIFY2(words.isEmpty() && !text.contains(QLatin1String("type=\"unfinished\"")),
                 qPrintable(words.join(QLatin1Char('\n'))));
    }

    /// As far as a pattern can tell: words of a sentence that go to the screen untranslated.
    void wordsGoThroughTr()
    {
        static const QRegularExpression bare(QStringLiteral(
            R"re((?:setText|setWindowTitle|setToolTip|setAccessibleName|addAction|addMenu|setPlaceholderText|setMessage|QLabel|QPushButton|Caption)\(\s*(?:QStringLiteral|QLatin1String)\("[^"]*[A-Za-z]{3,}[^"]*")re"));
        QStringList found;
        for (const char* folder : {"/app/window", "/widgets"}) {
            QDirIterator files(QStringLiteral(SOURCE_ROOT) + QLatin1String(folder),
                               {QStringLiteral("*.cpp")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(file.readAll());
                for (auto each = bare.globalMatch(text); each.hasNext();)
                    found << file.fileName() + QLatin1String(": ") + each.next().captured();
            }
        }
        // The program's own name, and a command as it is typed, are the same in every language.
        found.removeIf([](const QString& each) {
            return each.contains(QLatin1String("\"Crosstalk\"")) ||
                   each.contains(QLatin1String("\"ls | grep txt\""));
        });
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
