// verdict: deadlock P1
// Locked while there was one thread; the second one waits for it, and is waited for.
#include "verdict.h"
#include <mutex>
#include <thread>

std::mutex mutex;

int main()
{
    mutex.lock();
    std::thread other([] { const std::lock_guard lock(mutex); });
    other.join();
    mutex.unlock();
    return 0;
}
