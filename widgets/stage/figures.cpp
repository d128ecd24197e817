#include "widgets/stage/figures.h"

#include "widgets/theme/language.h"

#include <QCoreApplication>

#include <cmath>

namespace crosstalk::stage {

QString say(const char* text)
{
    return QCoreApplication::translate("stage", text);
}

namespace {

QString decimals(double value, int digits)
{
    const QLocale locale = theme::locale();
    QString text = locale.toString(value, 'f', digits);
    if (digits > 0 && text.endsWith(locale.decimalPoint() + u'0'))
        text.chop(2);
    return text;
}

struct Verb
{
    const char* call;
    const char* pending;
    const char* done;
};

// Calls whose own names a student does not know yet.
constexpr Verb verbs[] = {
    {"pthread_mutex_lock", QT_TRANSLATE_NOOP("stage", "lock %1"),
     QT_TRANSLATE_NOOP("stage", "locked %1")},
    {"pthread_mutex_trylock", QT_TRANSLATE_NOOP("stage", "try to lock %1"),
     QT_TRANSLATE_NOOP("stage", "tried to lock %1")},
    {"pthread_mutex_unlock", QT_TRANSLATE_NOOP("stage", "unlock %1"),
     QT_TRANSLATE_NOOP("stage", "unlocked %1")},
    {"sem_wait", QT_TRANSLATE_NOOP("stage", "wait for %1"), QT_TRANSLATE_NOOP("stage", "took %1")},
    {"sem_post", QT_TRANSLATE_NOOP("stage", "post %1"), QT_TRANSLATE_NOOP("stage", "posted %1")},
};

const Verb* verbOf(const std::string& call)
{
    for (const Verb& verb : verbs)
        if (call == verb.call)
            return &verb;
    return nullptr;
}

QString callText(const world::Operation& operation, bool done)
{
    const QString object = QString::fromStdString(operation.object);
    if (const Verb* verb = verbOf(operation.call))
        return say(done ? verb->done : verb->pending).arg(object).simplified();
    const QString call = QString::fromStdString(operation.call);
    if (!done && operation.bytes > 0)
        return QStringLiteral("%1 %2").arg(call, bytes(operation.bytes));
    const bool message = operation.value && *operation.value == 0 &&
                         operation.call.find("send") != std::string::npos;
    if (done && message && operation.bytes > 0) // such a call returns 0, not what it sent
        return QStringLiteral("%1 %2").arg(call, bytes(operation.bytes));
    if (done && operation.value && *operation.value >= 0 && operation.bytes > 0)
        return say("%1: %2 bytes").arg(call, number(*operation.value));
    return call;
}

} // namespace

QString number(std::int64_t value)
{
    QString text = theme::locale().toString(qlonglong(value));
    if (text.startsWith(u'-'))
        text[0] = QChar(0x2212);
    return text;
}

QString rate(double perSecond)
{
    if (!(perSecond > 0))
        return QStringLiteral("0");
    if (perSecond < 10)
        return decimals(perSecond, 1);
    const double step = std::pow(10, std::floor(std::log10(perSecond)) - 2);
    return number(std::int64_t(std::llround(std::round(perSecond / step) * step)));
}

QString bytes(std::uint64_t count)
{
    constexpr double kib = 1024;
    if (count < 1024)
        return say("%1 B").arg(count);
    if (count < 1024 * 1024)
        return say("%1 KiB").arg(decimals(double(count) / kib, count < 1024 * 100 ? 1 : 0));
    if (count < 1024ull * 1024 * 1024)
        return say("%1 MiB").arg(decimals(double(count) / (kib * kib), 1));
    return say("%1 GiB").arg(decimals(double(count) / (kib * kib * kib), 1));
}

QString duration(std::uint64_t ns)
{
    if (ns < 1'000'000)
        return say("%1 µs").arg(ns / 1000);
    if (ns < 1'000'000'000)
        return say("%1 ms").arg(ns / 1'000'000);
    if (ns < 120'000'000'000)
        return say("%1 s").arg(decimals(double(ns) / 1e9, ns < 10'000'000'000 ? 1 : 0));
    return say("%1 min").arg(ns / 60'000'000'000);
}

QString processName(int ordinal)
{
    return ordinal < 0 ? QString() : QStringLiteral("P%1").arg(ordinal + 1);
}

QString valueText(const std::optional<std::int64_t>& value, bool exact)
{
    if (!value)
        return {};
    return exact ? number(*value) : QStringLiteral("≈ ") + number(*value);
}

QString pendingText(const world::Operation& operation)
{
    const QString object = QString::fromStdString(operation.object);
    if (operation.returning)
        return say("return from %1").arg(QString::fromStdString(operation.call));
    switch (operation.kind) {
    case world::OperationKind::Load:
        return say("read %1").arg(object);
    case world::OperationKind::Store:
        return say("write %1").arg(object);
    case world::OperationKind::ReadModifyWrite:
        return say("change %1").arg(object);
    case world::OperationKind::Begin:
        return say("begin");
    case world::OperationKind::Call:
        break;
    }
    return callText(operation, false);
}

QString doneText(const world::Operation& operation)
{
    const QString value = valueText(operation.value, operation.exact);
    const QString what = value.isEmpty() ? QString::fromStdString(operation.object) : value;
    switch (operation.kind) {
    case world::OperationKind::Load:
        return say("read %1").arg(what);
    case world::OperationKind::Store:
        return say("wrote %1").arg(what);
    case world::OperationKind::ReadModifyWrite:
        return say("made it %1").arg(what);
    case world::OperationKind::Call:
    case world::OperationKind::Begin:
        break;
    }
    return callText(operation, true);
}

bool showsRates(const world::Snapshot& snapshot)
{
    return snapshot.live && snapshot.run == world::RunState::Running && !snapshot.gateClosed &&
           snapshot.stepsPerSecond == 0;
}

} // namespace crosstalk::stage
