// verdict: none
// Two mutexes in one order.
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
        ipc::scoped_lock one(bank->first);
        ipc::scoped_lock two(bank->second);
        ++bank->balance;
    });
    child([&] {
        ipc::scoped_lock one(bank->first);
        ipc::scoped_lock two(bank->second);
        ++bank->balance;
    });
    return finish();
}
