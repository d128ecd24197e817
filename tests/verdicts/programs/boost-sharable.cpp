// verdict: none
// One writes alone, the other reads in company.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_sharable_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <boost/interprocess/sync/sharable_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_sharable_mutex mutex;
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        ipc::scoped_lock lock(bank->mutex);
        ++bank->balance;
    });
    child([&] {
        ipc::sharable_lock lock(bank->mutex);
        if (bank->balance == 5)
            _exit(1);
    });
    return finish();
}
