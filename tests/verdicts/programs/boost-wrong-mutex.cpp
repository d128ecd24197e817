// verdict: race on balance
// Two mutexes for one variable.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_mutex first;
    ipc::interprocess_mutex second;
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        ipc::scoped_lock lock(bank->first);
        ++bank->balance;
    });
    child([&] {
        ipc::scoped_lock lock(bank->second);
        ++bank->balance;
    });
    return finish();
}
