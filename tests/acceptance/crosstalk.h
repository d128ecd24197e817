#pragma once

#include <QByteArray>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QtTest>

// Runs the executable under test and reads what it says.

namespace acceptance {

inline constexpr int patience = 60'000; ///< ms until a run counts as hung

/// What one call of crosstalk left behind.
struct Call
{
    int exitCode = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;
    QJsonObject json; ///< empty unless out is exactly one object
    qint64 pid = 0;   ///< crosstalk's own

    QByteArray told() const { return "stdout: " + out.left(2000) + "\nstderr: " + err.left(2000); }
};

inline Call crosstalk(const QStringList& arguments, const QStringList& environment = {})
{
    QProcess process;
    if (!environment.isEmpty())
        process.setEnvironment(environment);
    process.start(QStringLiteral(CROSSTALK), arguments);
    Call call;
    process.waitForStarted();
    call.pid = process.processId();
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
    } else if (process.exitStatus() == QProcess::NormalExit) {
        call.exitCode = process.exitCode();
    }
    call.out = process.readAllStandardOutput();
    call.err = process.readAllStandardError();
    call.json = QJsonDocument::fromJson(call.out).object();
    return call;
}

/// `crosstalk run LESSON --json …`
inline Call run(const QString& lesson, const QStringList& arguments)
{
    return crosstalk(QStringList{QStringLiteral("run"), lesson, QStringLiteral("--json")} +
                     arguments);
}

inline QJsonObject named(const QJsonArray& array, const QString& key, const QString& value)
{
    for (const auto& entry : array)
        if (entry.toObject().value(key) == value)
            return entry.toObject();
    return {};
}

/// Entry of "variables", "channels", … whose name (or id) is this.
inline QJsonObject variable(const Call& call, const QString& name)
{
    return named(call.json[u"variables"].toArray(), QStringLiteral("name"), name);
}

inline QJsonObject channel(const Call& call, const QString& id)
{
    return named(call.json[u"channels"].toArray(), QStringLiteral("id"), id);
}

inline QJsonObject process(const Call& call, const QString& name)
{
    return named(call.json[u"processes"].toArray(), QStringLiteral("name"), name);
}

/// Shared memory objects that the crosstalk process with this pid made and that are still there.
inline QStringList segmentsOf(qint64 pid)
{
    return QDir(QStringLiteral("/dev/shm"))
        .entryList({QStringLiteral("crosstalk.%1-*").arg(pid)},
                   QDir::Files | QDir::System | QDir::Hidden);
}

/// A process with this pid, not yet reaped or still alive.
inline bool alive(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    const qsizetype name = text.lastIndexOf(')');
    return name >= 0 && text.size() > name + 2 && text[name + 2] != 'Z';
}

inline bool longRun()
{
    return qEnvironmentVariableIsSet("CROSSTALK_LONG");
}

} // namespace acceptance
