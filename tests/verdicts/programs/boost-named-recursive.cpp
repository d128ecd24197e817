// verdict: none
// A recursive mutex with a name.
#include "verdict.h"
#include <boost/interprocess/sync/named_recursive_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    long balance = 0;
};

int main(int argc, char* argv[])
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    const char* name = argv[argc - 1];
    child([&] {
        ipc::named_recursive_mutex mutex(ipc::open_or_create, name);
        const ipc::scoped_lock<ipc::named_recursive_mutex> lock(mutex);
        ++bank->balance;
    });
    child([&] {
        ipc::named_recursive_mutex mutex(ipc::open_or_create, name);
        const ipc::scoped_lock<ipc::named_recursive_mutex> lock(mutex);
        ++bank->balance;
    });
    return finish();
}
