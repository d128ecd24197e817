// verdict: race on balance
// The lock ends with its block, before the deposit.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_mutex mutex;
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        {
            ipc::scoped_lock lock(bank->mutex);
        }
        ++bank->balance;
    });
    child([&] {
        {
            ipc::scoped_lock lock(bank->mutex);
        }
        ++bank->balance;
    });
    return finish();
}
