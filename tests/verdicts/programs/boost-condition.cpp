// verdict: none
// Flag and data under the lock.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_condition.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_mutex mutex;
    ipc::interprocess_condition ready;
    bool full = false;
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        ipc::scoped_lock lock(bank->mutex);
        bank->balance = 7;
        bank->full = true;
        bank->ready.notify_one();
    });
    child([&] {
        ipc::scoped_lock lock(bank->mutex);
        while (!bank->full)
            bank->ready.wait(lock);
        _exit(bank->balance == 5);
    });
    return finish();
}
