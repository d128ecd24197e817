// verdict: none
// The owner naps; the other one gives up in time.
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
        ipc::scoped_lock lock(bank->mutex);
        nap(300);
    });
    child([&] {
        nap(20);
        const auto limit = std::chrono::system_clock::now() + std::chrono::milliseconds(50);
        ipc::scoped_lock lock(bank->mutex, limit);
        if (lock)
            ++bank->balance;
    });
    return finish();
}
