// verdict: none
// Read first, then upgraded to write.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_upgradable_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <boost/interprocess/sync/upgradable_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_upgradable_mutex mutex;
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        ipc::upgradable_lock<ipc::interprocess_upgradable_mutex> reading(bank->mutex);
        const long seen = bank->balance;
        ipc::scoped_lock<ipc::interprocess_upgradable_mutex> writing(std::move(reading));
        bank->balance = seen + 1;
    });
    child([&] {
        ipc::upgradable_lock<ipc::interprocess_upgradable_mutex> reading(bank->mutex);
        const long seen = bank->balance;
        ipc::scoped_lock<ipc::interprocess_upgradable_mutex> writing(std::move(reading));
        bank->balance = seen + 1;
    });
    return finish();
}
