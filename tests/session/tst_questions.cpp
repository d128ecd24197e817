#include "engine/lesson/questions.h"
#include "engine/lesson/runplaces.h"
#include "engine/lesson/track.h"
#include "engine/session/evaluation.h"
#include "engine/session/run.h"

#include <QtTest>

using namespace crosstalk;

namespace {

constexpr auto limit = std::chrono::seconds(60);

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

lesson::Lesson lessonOf(const QString& id)
{
    return lesson::readLesson(builtHere().lessons / id.toStdString()).value();
}

using Facts = std::map<std::string, double>;

bool holds(const std::string& condition, const Facts& facts)
{
    auto expression = lesson::Expression::compile(condition).value();
    const auto value = expression.evaluate(
        [&](const std::string& name) { return session::factOf(facts, name); });
    return value && *value != 0;
}

/// What a run under these settings came to; none where it could not be started.
std::optional<Facts> factsOfRun(const lesson::Lesson& lesson,
                                const std::map<std::string, std::string>& set)
{
    session::RunOptions options;
    options.set = set;
    auto run = session::Run::start(lesson, options, builtHere());
    if (!run)
        return std::nullopt;
    (*run)->wait(limit);
    return session::factsOf(lesson, *(*run)->snapshot());
}

QString textOf(const Facts& facts)
{
    QString text;
    for (const auto& [name, value] : facts)
        text += QStringLiteral("%1=%2 ").arg(QString::fromStdString(name)).arg(value);
    return text;
}

bool isLeftOut(const std::string& id)
{
    return QStringLiteral(LESSONS_LEFT_OUT)
        .split(QLatin1Char(' '))
        .contains(QString::fromStdString(id)); // of a build without gRPC
}

} // namespace

/// What lessons ask is answered by their own programs.
class TestQuestions : public QObject
{
    Q_OBJECT

private slots:
    void predictedRunAnswers_data() { everyLesson(); }

    /// Prediction and observation have an answer that the run bears out, and the explanation's
    /// figures are known.
    void predictedRunAnswers()
    {
        QFETCH(const QString, lesson);
        const auto read = lessonOf(lesson);
        const auto questions = lesson::questionsOf(read);
        const auto facts = factsOfRun(read, read.prediction->set);
        QVERIFY(facts);
        QVERIFY2(holds(read.prediction->settled, *facts), qPrintable(textOf(*facts)));
        for (const auto* answers :
             {&read.prediction->answers, &lesson::observableIn(read, questions)})
            QVERIFY2(std::ranges::any_of(*answers,
                                         [&](const auto& each) { return holds(each.when, *facts); }),
                     qPrintable(textOf(*facts)));
        for (const auto& place : lesson::runPlacesIn(questions.explanation))
            if (place.kind == "value")
                QVERIFY2(session::factOf(*facts, place.name), place.name.c_str());
    }

    void transferIsTrue_data()
    {
        everyLesson([](const std::string& id) {
            const auto questions = lesson::questionsOf(lessonOf(QString::fromStdString(id)));
            return questions.transfer && !questions.transfer->proof.empty();
        });
    }

    /// Where a run can prove the right answer of the last question, it does.
    void transferIsTrue()
    {
        QFETCH(const QString, lesson);
        const auto read = lessonOf(lesson);
        const auto transfer = *lesson::questionsOf(read).transfer;
        const auto facts = factsOfRun(read, transfer.set);
        QVERIFY(facts);
        QVERIFY2(holds(transfer.proof, *facts), qPrintable(textOf(*facts)));
    }

private:
    static void everyLesson(
        const std::function<bool(const std::string&)>& wanted = [](const std::string&) {
            return true;
        })
    {
        QTest::addColumn<QString>("lesson");
        for (const auto& entry : lesson::readTrack(builtHere().lessons).value())
            if (!isLeftOut(entry.id) && wanted(entry.id))
                QTest::newRow(entry.id.c_str()) << QString::fromStdString(entry.id);
    }
};

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
