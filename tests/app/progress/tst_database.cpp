#include "app/progress/database.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk::progress;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasReached();
    void keepsProofs();
    void keepsAnswers();
    void anAnswersProofGoesWithIt();
    void whatWasCommittedSurvivesAKill();
    void isBroughtUpFromTheFirstVersion();
    void learnersAreApart();
    void forgetsOnlyWhatItIsTold();
    void twoShareOneFile();
    void takesOverTheOldFile();
    void setsADamagedFileAside();
    void leavesANewerFileAlone();
    void unwritableIsKeptInMemory();

private:
    QTemporaryDir m_folder;
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
};

void TestDatabase::keepsWhatWasReached()
{
    const QString path = file("deep/er/progress.sqlite");
    {
        Database first(path);
        QVERIFY(first.reach("lost-update", "lost"));
        QVERIFY(!first.reach("lost-update", "lost"));
        QVERIFY(first.reach("lost-update", "mutex"));
        QVERIFY(first.reach("full-pipe", "lost"));
        QVERIFY(!first.failure());
    }
    const Database second(path);
    QVERIFY((second.reached("lost-update") == std::set<std::string>{"lost", "mutex"}));
    QVERIFY((second.lessons() == std::vector<std::string>{"full-pipe", "lost-update"}));
    QVERIFY(second.reached("unknown").empty());
}

void TestDatabase::keepsProofs()
{
    Database database(file("proofs.sqlite"));
    database.reach("lost-update", "lost");
    database.prove("lost-update", "lost", {"abc", QByteArray("\0\1\2", 3)});
    database.prove("lost-update", "never reached", {"abc", "x"});
    const std::vector<Reached> all = database.proofs("lost-update");
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0].proof.content, std::string("abc"));
    QCOMPARE(all[0].proof.recording, QByteArray("\0\1\2", 3));
    QVERIFY(all[0].at > 1'700'000'000);
}

void TestDatabase::keepsAnswers()
{
    const QString path = file("answers.sqlite");
    Database(path).setAnswer("lost-update", "prediction", {1, 3, -1});
    Database(path).setAnswer("lost-update", "prediction", {1, 3, 0});
    const Answer answer = Database(path).answer("lost-update", "prediction");
    QCOMPARE(answer.chosen, 1);
    QCOMPARE(answer.sure, 3);
    QCOMPARE(answer.happened, 0);
    QCOMPARE(Database(path).answers("lost-update").size(), std::size_t(1));
    QCOMPARE(Database(path).answer("full-pipe", "prediction").chosen, -1);
}

void TestDatabase::anAnswersProofGoesWithIt()
{
    Database database(file("answerproofs.sqlite"));
    database.setAnswer("lost-update", "prediction", {1, 3, 0});
    database.proveAnswer("lost-update", "prediction", {"abc", QByteArray("\0\1", 2), "P1\n"});
    database.setAnswer("lost-update", "prediction", {1, 3, 0}); // said again
    const Proof proof = database.answerProof("lost-update", "prediction");
    QCOMPARE(proof.recording, QByteArray("\0\1", 2));
    QCOMPARE(proof.schedule, std::string("P1\n"));
    database.setAnswer("lost-update", "prediction", {1, 3, 1}); // another run said otherwise
    QVERIFY(database.answerProof("lost-update", "prediction").recording.isEmpty());
}

/// Another process answers, and is killed as soon as it has.
void TestDatabase::whatWasCommittedSurvivesAKill()
{
    const QString path = file("killed.sqlite");
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        Database database(path);
        database.setAnswer("lost-update", "prediction", {2, 4, -1});
        database.reach("lost-update", "lost");
        database.prove("lost-update", "lost", {"abc", QByteArray(100'000, 'r'), {}});
        ::kill(::getpid(), SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    const Database after(path);
    QVERIFY2(!after.failure(), "the file is not as it should be");
    QCOMPARE(after.answer("lost-update", "prediction").sure, 4);
    QCOMPARE(after.proofs("lost-update").at(0).proof.recording.size(), 100'000);
}

/// Tables and rows as version 1 left them.
void TestDatabase::isBroughtUpFromTheFirstVersion()
{
    const QString path = file("first.sqlite");
    {
        QSqlDatabase raw =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("first"));
        raw.setDatabaseName(path);
        QVERIFY(raw.open());
        for (const char* statement :
             {"CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT)",
              "CREATE TABLE checkpoint (learner TEXT NOT NULL, lesson TEXT NOT NULL,"
              " id TEXT NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL DEFAULT '',"
              " recording BLOB, PRIMARY KEY (learner, lesson, id))",
              "CREATE TABLE answer (learner TEXT NOT NULL, lesson TEXT NOT NULL,"
              " question TEXT NOT NULL, chosen INTEGER NOT NULL, sure INTEGER NOT NULL,"
              " happened INTEGER NOT NULL, PRIMARY KEY (learner, lesson, question))",
              "INSERT INTO setting VALUES ('learner', 'Ada')",
              "INSERT INTO checkpoint VALUES ('Ada', 'lost-update', 'lost', 1790000000, 'abc',"
              " x'0001')",
              "INSERT INTO answer VALUES ('Ada', 'lost-update', 'prediction', 1, 3, 0)",
              "PRAGMA user_version = 1"})
            QVERIFY2(QSqlQuery(raw).exec(QLatin1String(statement)), statement);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("first"));
    Database database(path);
    QVERIFY2(!database.failure(), "it was not brought up to date");
    QCOMPARE(database.learner(), QStringLiteral("Ada"));
    const Answer answer = database.answer("lost-update", "prediction");
    QVERIFY(answer.chosen == 1 && answer.sure == 3 && answer.happened == 0);
    QCOMPARE(database.proofs("lost-update").at(0).proof.recording, QByteArray("\0\1", 2));
    database.proveAnswer("lost-update", "prediction", {"abc", "r", "P1\n"}); // of version 2
    QCOMPARE(Database(path).answerProof("lost-update", "prediction").schedule,
             std::string("P1\n"));
}

void TestDatabase::learnersAreApart()
{
    const QString path = file("learners.sqlite");
    Database database(path);
    database.reach("lost-update", "lost");
    database.setLearner(QStringLiteral("Ada"));
    QVERIFY(database.reached("lost-update").empty());
    database.reach("lost-update", "mutex");
    QCOMPARE(Database(path).learner(), QStringLiteral("Ada"));
    QVERIFY((Database(path).reached("lost-update") == std::set<std::string>{"mutex"}));
    QVERIFY((database.learners() == std::vector<QString>{QString(), QStringLiteral("Ada")}));
    database.setLearner({});
    QVERIFY((database.reached("lost-update") == std::set<std::string>{"lost"}));
}

void TestDatabase::forgetsOnlyWhatItIsTold()
{
    Database database(file("forget.sqlite"));
    database.reach("lost-update", "lost");
    database.reach("full-pipe", "full");
    database.setAnswer("full-pipe", "prediction", {2, 1, 2});
    database.setLearner(QStringLiteral("Ada"));
    database.reach("full-pipe", "full");
    database.setLearner({});
    database.forget("full-pipe");
    QVERIFY((database.lessons() == std::vector<std::string>{"lost-update"}));
    QCOMPARE(database.answer("full-pipe", "prediction").chosen, -1);
    database.forgetAll();
    QVERIFY(database.lessons().empty());
    database.setLearner(QStringLiteral("Ada"));
    QCOMPARE(database.reached("full-pipe").size(), std::size_t(1));
}

void TestDatabase::twoShareOneFile()
{
    const QString path = file("shared.sqlite");
    Database one(path);
    Database other(path);
    QVERIFY(one.reach("lost-update", "lost"));
    QVERIFY(!other.reach("lost-update", "lost"));
    QVERIFY(other.reach("lost-update", "mutex"));
    QCOMPARE(one.reached("lost-update").size(), std::size_t(2));
}

void TestDatabase::takesOverTheOldFile()
{
    QDir(m_folder.path()).mkdir(QStringLiteral("old"));
    QFile old(file("old/progress.json"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(R"({"crosstalk": 1, "lessons": {"lost-update": {"reached": ["lost", "mutex"],
                  "prediction": {"chosen": 1, "sure": 4, "happened": 0}}}})");
    old.close();
    Database database(file("old/progress.sqlite"));
    QVERIFY((database.reached("lost-update") == std::set<std::string>{"lost", "mutex"}));
    QCOMPARE(database.answer("lost-update", "prediction").sure, 4);
    database.forgetAll(); // once only: what was forgotten does not come back
    QVERIFY(Database(file("old/progress.sqlite")).lessons().empty());
}

void TestDatabase::setsADamagedFileAside()
{
    QDir(m_folder.path()).mkdir(QStringLiteral("damaged"));
    const QString path = file("damaged/progress.sqlite");
    QFile damaged(path);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    const QByteArray before(5000, 'x');
    damaged.write(before);
    damaged.close();
    {
        Database database(path);
        QVERIFY(database.reach("lost-update", "lost"));
        QVERIFY(database.failure());
        QVERIFY(database.failure()->sentence().find("set aside") != std::string::npos);
    }
    QCOMPARE(Database(path).reached("lost-update").size(), std::size_t(1));
    QVERIFY(!Database(path).failure());
    const QStringList aside =
        QDir(file("damaged")).entryList({QStringLiteral("*.damaged-*")}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QFile kept(file("damaged") + u'/' + aside[0]);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), before);
}

void TestDatabase::leavesANewerFileAlone()
{
    const QString path = file("newer.sqlite");
    Database(path).reach("lost-update", "lost");
    {
        QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"),
                                                     QStringLiteral("newer"));
        raw.setDatabaseName(path);
        QVERIFY(raw.open());
        QVERIFY(QSqlQuery(raw).exec(QStringLiteral("PRAGMA user_version = 999")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    Database database(path);
    QVERIFY(database.reached("lost-update").empty());
    QVERIFY(database.reach("lost-update", "mutex")); // for this session
    QVERIFY(database.failure()->sentence().find("newer") != std::string::npos);
    QVERIFY(QFile::exists(path));
}

void TestDatabase::unwritableIsKeptInMemory()
{
    Database database(QStringLiteral("/proc/crosstalk/progress.sqlite"));
    QVERIFY(database.reach("lost-update", "lost"));
    QVERIFY(!database.reach("lost-update", "lost"));
    QVERIFY(database.failure());
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
