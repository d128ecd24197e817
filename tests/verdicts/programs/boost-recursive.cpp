// verdict: none
// A recursive mutex, taken twice.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_recursive_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_recursive_mutex mutex;
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        ipc::scoped_lock outer(bank->mutex);
        ipc::scoped_lock inner(bank->mutex);
        ++bank->balance;
    });
    child([&] {
        ipc::scoped_lock outer(bank->mutex);
        ipc::scoped_lock inner(bank->mutex);
        ++bank->balance;
    });
    return finish();
}
