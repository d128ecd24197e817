#include "widgets/stage/locktexts.h"

#include "widgets/stage/figures.h"
#include "widgets/stage/lanetexts.h"

namespace crosstalk::stage {

namespace {

QString named(const QString& name, const QString& words)
{
    return QStringLiteral("%1 — %2").arg(name, words);
}

LockWords owned(const mechanisms::LockView& lock, const QString& name, const QString& waiting)
{
    const QString owner = processName(lock.owner);
    const QString held =
        lock.ownerDied ? say("its owner %1 died").arg(owner) : say("held by %1").arg(owner);
    const QString brief = lock.ownerDied ? say("%1 died").arg(owner) : owner;
    return {{named(name, held) + waiting, named(name, held), named(name, brief), brief},
            lock.owner,
            false};
}

/// How it stands while nobody has it for itself.
QString standing(const mechanisms::LockView& lock)
{
    if (lock.kind == "semaphore")
        return say("%1 left").arg(units(lock));
    if (lock.kind == "eventfd")
        return say("counter %1").arg(number(lock.count));
    if (lock.kind == "condition")
        return lock.waiters.empty() ? say("nobody waits") : QString();
    if (lock.kind == "barrier" && lock.parties > 0)
        return say("%1 of %2 have come").arg(number(lock.count), number(lock.parties));
    if (!lock.sharedBy.empty())
        return say("read by %1").arg(processNames(lock.sharedBy));
    return say("free");
}

} // namespace

QString units(const mechanisms::LockView& semaphore)
{
    if (semaphore.counts.empty())
        return number(semaphore.count);
    constexpr std::size_t shown = 8;
    QStringList each;
    for (std::size_t i = 0; i < semaphore.counts.size() && i < shown; ++i)
        each << (semaphore.counts[i] >= 0 ? number(semaphore.counts[i]) : QStringLiteral("?"));
    if (semaphore.counts.size() > shown)
        each << QStringLiteral("…");
    return each.join(QStringLiteral(", "));
}

LockWords lockWords(const mechanisms::LockView& lock)
{
    const QString name = QString::fromStdString(lock.name);
    const QString who = lock.waiters.size() == 1 ? say("%1 waits").arg(processNames(lock.waiters))
                                                 : say("%1 wait").arg(processNames(lock.waiters));
    const QString waiting = lock.waiters.empty() ? QString() : QStringLiteral(", ") + who;
    if (lock.owner >= 0)
        return owned(lock, name, waiting);
    if (!lock.used && lock.waiters.empty() && lock.sharedBy.empty()) {
        QStringList texts{named(name, say("off")), name};
        if (lock.kind == "barrier")
            texts = {named(name, say("not used yet")), named(name, say("unused")), name};
        return {texts, -1, true};
    }
    const QString state = standing(lock);
    if (state.isEmpty())
        return {{named(name, who), name}, -1, false};
    QStringList texts{named(name, state) + waiting, named(name, state), name};
    if (lock.kind == "semaphore")
        texts.insert(2, named(name, units(lock)));
    return {texts, -1, false};
}

} // namespace crosstalk::stage
