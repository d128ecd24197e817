#pragma once

#include "crosstalk.h"

// What the tests of lessons ask of a run's report, beside crosstalk.h.

namespace acceptance {

inline QStringList settings(std::initializer_list<const char*> all)
{
    QStringList arguments;
    for (const char* setting : all)
        arguments << QStringLiteral("--set") << QString::fromLatin1(setting);
    return arguments;
}

/// So many steps a second, in the order that the seed gives.
inline QStringList paced(int stepsPerSecond, int seed)
{
    return {QStringLiteral("--speed"), QString::number(stepsPerSecond), QStringLiteral("--seed"),
            QString::number(seed)};
}

inline QString outcome(const Call& call)
{
    return call.json[u"outcome"].toString();
}

/// How long `process` slept in `call`, in ns; 0: it did not.
inline double slept(const Call& call, const QString& process, const QString& name)
{
    double total = 0;
    for (const auto& entry : call.json[u"sleeps"].toArray()) {
        const QJsonObject sleep = entry.toObject();
        if (sleep[u"process"] == process && sleep[u"call"] == name)
            total += sleep[u"total_ns"].toDouble();
    }
    return total;
}

/// What the named process waits in, by the first deadlock; empty: it is not in one.
inline QString stuckIn(const Call& call, const QString& process)
{
    const QJsonArray deadlocks = call.json[u"deadlocks"].toArray();
    const QJsonArray waits =
        deadlocks.isEmpty() ? QJsonArray() : deadlocks[0].toObject()[u"waits"].toArray();
    return named(waits, QStringLiteral("process"), process)[u"call"].toString();
}

/// Exit code of a process; -1 when a signal ended it.
inline int exitCode(const Call& call, const QString& name)
{
    return process(call, name)[u"exit"].toObject()[u"code"].toInt(-1);
}

inline QString exitSignal(const Call& call, const QString& name)
{
    return process(call, name)[u"exit"].toObject()[u"signal"].toString();
}

/// Files of this crosstalk process that are still in /tmp.
inline QStringList leftInTmp(qint64 pid)
{
    return QDir(QStringLiteral("/tmp"))
        .entryList({QStringLiteral("crosstalk.%1-*").arg(pid)},
                   QDir::Files | QDir::System | QDir::Hidden);
}

} // namespace acceptance
