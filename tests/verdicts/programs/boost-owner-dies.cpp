// verdict: none
// After the death of its owner lock() throws instead of hanging.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_mutex.hpp>

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
        bank->mutex.lock();
        _exit(0);
    });
    child([&] {
        nap(50);
        try {
            bank->mutex.lock();
            bank->mutex.unlock();
        } catch (const ipc::lock_exception&) {
        }
    });
    return finish();
}
