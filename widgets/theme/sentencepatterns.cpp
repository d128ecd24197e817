#include "widgets/theme/sentencepatterns.h"

#include <QCoreApplication>

// In a line each, whatever its length: that is how Linguist and a search find them.
// clang-format off

namespace crosstalk::theme {
namespace {

constexpr const char* all[] = {
    // The moment: engine/world/headline.cpp.
    QT_TRANSLATE_NOOP("engine", "%1 still holds the %2 it read. Its write will erase %3's update."),
    QT_TRANSLATE_NOOP("engine", "another thread"),
    QT_TRANSLATE_NOOP("engine", "%1's write erased what %2 had written to %3."),
    QT_TRANSLATE_NOOP("engine", "Nobody can read %1 any more: %2's next write raises SIGPIPE."),
    QT_TRANSLATE_NOOP("engine", "No writer of %1 is left: %2's next read returns 0, end of file."),
    QT_TRANSLATE_NOOP("engine", "%1 died holding %2: whoever locks it next is told so."),
    QT_TRANSLATE_NOOP("engine", "%1 has no unit left: %2 sleeps inside %3() until somebody posts."),
    QT_TRANSLATE_NOOP("engine", "%1 holds %2: %3 sleeps inside %4() until it is unlocked."),
    QT_TRANSLATE_NOOP("engine", "somebody"),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps inside %2(), and nobody is left who could wake it."),
    QT_TRANSLATE_NOOP("engine", "The %1 is full: %2 sleeps inside %3() until %4 reads."),
    QT_TRANSLATE_NOOP("engine", "The %1 is empty: %2 sleeps inside %3() until %4 writes."),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps inside %2(): %3; %4 can wake it %5."),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps inside %2(): %3."),
    QT_TRANSLATE_NOOP("engine", "Updates of %1 are being lost."),
    // Why somebody sleeps: engine/world/sentences.cpp.
    QT_TRANSLATE_NOOP("engine", "%1 sleeps in %2: %3; %4 can wake it %5"),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps in %2: %3; nobody who could wake it is left"),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps in %2: %3; whoever posts it wakes it"),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps in %2: %3 holds %4 and alone can wake it by unlocking"),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps in %2: on %3"),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps in %2 until a child ends"),
    QT_TRANSLATE_NOOP("engine", "%1 sleeps in %2 until %3; %4 can wake it"),
    QT_TRANSLATE_NOOP("engine", "it can read %1"),
    QT_TRANSLATE_NOOP("engine", "it can write %1"),
    QT_TRANSLATE_NOOP("engine", "no page slot of %1 is free"),
    // What is the matter with a channel, and the remedy: sleepReason() of engine/mechanisms.
    QT_TRANSLATE_NOOP("engine", "%1 is full"),
    QT_TRANSLATE_NOOP("engine", "%1 is empty"),
    QT_TRANSLATE_NOOP("engine", "%1 has no unit left"),
    QT_TRANSLATE_NOOP("engine", "%1 has seen %2 of %3 arrive"),
    QT_TRANSLATE_NOOP("engine", "%1 has not been signalled since it began to wait"),
    QT_TRANSLATE_NOOP("engine", "%1 has not been woken since it fell asleep"),
    QT_TRANSLATE_NOOP("engine", "%1 is locked for writing"),
    QT_TRANSLATE_NOOP("engine", "%1 is locked"),
    QT_TRANSLATE_NOOP("engine", "%1 has no writer yet"),
    QT_TRANSLATE_NOOP("engine", "%1 has no reader yet"),
    QT_TRANSLATE_NOOP("engine", "%1 has no message"),
    QT_TRANSLATE_NOOP("engine", "%1 has no connection waiting"),
    QT_TRANSLATE_NOOP("engine", "%1 stands at 0"),
    QT_TRANSLATE_NOOP("engine", "by arriving"),
    QT_TRANSLATE_NOOP("engine", "by unlocking"),
    QT_TRANSLATE_NOOP("engine", "by reading"),
    QT_TRANSLATE_NOOP("engine", "by writing"),
    QT_TRANSLATE_NOOP("engine", "by posting"),
    QT_TRANSLATE_NOOP("engine", "by signalling"),
    QT_TRANSLATE_NOOP("engine", "by FUTEX_WAKE"),
    QT_TRANSLATE_NOOP("engine", "by sending"),
    QT_TRANSLATE_NOOP("engine", "by receiving"),
    QT_TRANSLATE_NOOP("engine", "by sending one"),
    QT_TRANSLATE_NOOP("engine", "by receiving one"),
    QT_TRANSLATE_NOOP("engine", "by accepting one"),
    QT_TRANSLATE_NOOP("engine", "by connecting"),
    QT_TRANSLATE_NOOP("engine", "by opening it for writing"),
    QT_TRANSLATE_NOOP("engine", "by opening it for reading"),
    // Races: engine/analysis/reason.cpp.
    QT_TRANSLATE_NOOP("engine", "%1 wrote %2 at %3 and %4 wrote it at %5. %6"),
    QT_TRANSLATE_NOOP("engine", "%1 wrote %2 at %3 and %4 read it at %5. %6"),
    QT_TRANSLATE_NOOP("engine", "%1 read %2 at %3 and %4 wrote it at %5. %6"),
    QT_TRANSLATE_NOOP("engine", "line %1"),
    QT_TRANSLATE_NOOP("engine", "No lock, message or signal orders one before the other."),
    QT_TRANSLATE_NOOP("engine", "%1 held %2, %3 held no lock: a lock protects only if everybody takes it."),
    QT_TRANSLATE_NOOP("engine", "%1 holds %2, %3 holds %4: two different locks."),
    QT_TRANSLATE_NOOP("engine", "%1 holds %2, %3 holds %4: they have no lock in common."),
    QT_TRANSLATE_NOOP("engine", "Only one access was atomic, that of %1 was not: both must be, or something else must order them."),
    QT_TRANSLATE_NOOP("engine", "The flag between them was atomic, but memory_order_relaxed orders nothing: store it with release and load it with acquire."),
    QT_TRANSLATE_NOOP("engine", "volatile orders nothing between processes."),
    QT_TRANSLATE_NOOP("engine", "sleep() orders nothing: it makes the bad moment rarer, not impossible."),
    // Deadlocks: engine/analysis/waitgraph.cpp and lockorders.cpp.
    QT_TRANSLATE_NOOP("engine", "%1. All of them sleep, so none can ever go on."),
    QT_TRANSLATE_NOOP("engine", "%1. All of them sleep, so none can ever go on. %2 waits for them."),
    QT_TRANSLATE_NOOP("engine", "%1. All of them sleep, so none can ever go on. %2 wait for them."),
    QT_TRANSLATE_NOOP("engine", "%1. It can never go on."),
    QT_TRANSLATE_NOOP("engine", "%1. It can never go on. %2 waits for it."),
    QT_TRANSLATE_NOOP("engine", "%1. It can never go on. %2 wait for it."),
    QT_TRANSLATE_NOOP("engine", "%1. If each comes as far as its first lock at the same time, all of them wait for ever: take the locks in one order everywhere."),
    QT_TRANSLATE_NOOP("engine", "%1 takes %2 while it holds %3 (line %4)"),
    QT_TRANSLATE_NOOP("engine", "%1 takes %2 while it holds %3"),
    // The narration: engine/world/fold*.cpp.
    QT_TRANSLATE_NOOP("engine", "%1 is %2"),
    QT_TRANSLATE_NOOP("engine", "%1 starts: %2 (pid %3)"),
    QT_TRANSLATE_NOOP("engine", "%1 starts (pid %2)"),
    QT_TRANSLATE_NOOP("engine", "%1 reads %2: %3 (line %4)"),
    QT_TRANSLATE_NOOP("engine", "%1 writes %2: %3 (line %4)"),
    QT_TRANSLATE_NOOP("engine", "%1 changes %2: %3 (line %4)"),
    QT_TRANSLATE_NOOP("engine", "%1 reads %2 (line %3)"),
    QT_TRANSLATE_NOOP("engine", "%1 writes %2 (line %3)"),
    QT_TRANSLATE_NOOP("engine", "%1 changes %2 (line %3)"),
    QT_TRANSLATE_NOOP("engine", "%1: %2 on %3 returns %4 (line %5)"),
    QT_TRANSLATE_NOOP("engine", "%1: %2 on %3 (line %4)"),
    QT_TRANSLATE_NOOP("engine", "%1: %2 (line %3)"),
    QT_TRANSLATE_NOOP("engine", "%1 passes its mark %2: %3"),
    QT_TRANSLATE_NOOP("engine", "%1 has ended with exit code %2"),
    QT_TRANSLATE_NOOP("engine", "%1 has ended with exit code %2."),
    QT_TRANSLATE_NOOP("engine", "%1 was ended by %2"),
    QT_TRANSLATE_NOOP("engine", "%1 was ended by %2."),
    QT_TRANSLATE_NOOP("engine", "%1 was ended by %2: it wrote to a pipe that nobody can read any more"),
    QT_TRANSLATE_NOOP("engine", "%1 was ended by %2: it wrote to a pipe that nobody can read any more."),
    QT_TRANSLATE_NOOP("engine", "%1 was ended by %2 while it held %3"),
    QT_TRANSLATE_NOOP("engine", "%1 was ended by %2 while it held %3."),
    QT_TRANSLATE_NOOP("engine", "All slots of %1 are in use: it is full"),
    QT_TRANSLATE_NOOP("engine", "%1 takes the last bytes: %2 is empty"),
    QT_TRANSLATE_NOOP("engine", "%1 reads 0 bytes from %2: end of file, no writer is left"),
    QT_TRANSLATE_NOOP("engine", "%1's write fails with EPIPE: nobody is left to read %2"),
    QT_TRANSLATE_NOOP("engine", "%1 gets %2 from a dead owner: what it protects may be half done"),
    QT_TRANSLATE_NOOP("engine", "%1 now holds %2"),
    QT_TRANSLATE_NOOP("engine", "%1 becomes %2, which is not tapped"),
    QT_TRANSLATE_NOOP("engine", "%1 becomes %2"),
    // What an exploration leaves out: engine/session/exploration.cpp.
    QT_TRANSLATE_NOOP("engine", "Only sequentially consistent schedules were tried; this program %1, so the compiler and weaker memory may bring about more than is listed here."),
    QT_TRANSLATE_NOOP("engine", "has a race"),
    QT_TRANSLATE_NOOP("engine", "uses atomics weaker than seq_cst"),
    QT_TRANSLATE_NOOP("engine", "counts on volatile"),
    QT_TRANSLATE_NOOP("engine", "has a race and uses atomics weaker than seq_cst"),
    QT_TRANSLATE_NOOP("engine", "has a race and counts on volatile"),
    QT_TRANSLATE_NOOP("engine", "It was stopped."),
    QT_TRANSLATE_NOOP("engine", "No process calls ready(), so the steps of set-up count as well."),
    QT_TRANSLATE_NOOP("engine", "Waits with a time limit were not let run out of time."),
};

} // namespace

std::span<const char* const> sentencePatterns()
{
    return all;
}

} // namespace crosstalk::theme
