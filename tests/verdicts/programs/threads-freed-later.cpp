// verdict: none
// Locked while there was one thread, unlocked while the second one waits for it.
#include "verdict.h"
#include <mutex>
#include <thread>

std::mutex mutex;

int main()
{
    mutex.lock();
    std::thread other([] { const std::lock_guard lock(mutex); });
    nap(400);
    mutex.unlock();
    other.join();
    return 0;
}
