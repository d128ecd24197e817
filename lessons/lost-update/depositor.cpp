// Deposits 1, again and again, into an account that lies
// in memory shared with other processes.
#include <boost/interprocess/managed_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <atomic>
#include <cstdio>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Sync { None, Volatile, Sleep, EachLine, Mutex,
            Semaphore, Atomic };

struct Account
{
    long balance;
    interprocess_mutex mutex;
    interprocess_semaphore semaphore{1};
};

void deposit(Account* account, long sync)
{
    if (sync == Atomic) {
        std::atomic_ref(account->balance).fetch_add(1);
        return;
    }
    if (sync == Volatile) {
        volatile long& balance = account->balance;
        long seen = balance;
        balance = seen + 1;
        return;
    }
    if (sync == Sleep)
        usleep(200); // the other is done by then, is it?
    if (sync == Mutex || sync == EachLine)
        account->mutex.lock();
    if (sync == Semaphore)
        account->semaphore.wait();

    long seen = account->balance;
    if (sync == EachLine) {
        account->mutex.unlock();
        account->mutex.lock();
    }
    account->balance = seen + 1;

    if (sync == Semaphore)
        account->semaphore.post();
    if (sync == Mutex || sync == EachLine)
        account->mutex.unlock();
}

int main(int, char* argv[])
try {
    managed_shared_memory memory(open_or_create, argv[1], 4096);
    auto* account = memory.find_or_construct<Account>("a")();
    watch("balance", account->balance);
    watch("mutex", account->mutex);
    watch("semaphore", account->semaphore);
    ready();

    long done = 0;
    do {
        deposit(account, choice("sync"));
        compute(param("work"));
    } while (++done < param("deposits") || !param("deposits"));
} catch (const interprocess_exception& error) {
    // e.g. whoever held the mutex died and left it locked
    std::fprintf(stderr, "depositor: %s\n", error.what());
    return 3;
}
