#include "app/progress/database.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk::progress;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasReached();
    void keepsProofs();
    void keepsAnswers();
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
