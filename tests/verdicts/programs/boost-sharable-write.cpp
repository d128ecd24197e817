// verdict: race on balance
// Both write in company; the barrier makes sure that both are inside.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_sharable_mutex.hpp>
#include <boost/interprocess/sync/sharable_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_sharable_mutex mutex;
    long balance = 0;
    pthread_barrier_t barrier = [] {
        pthread_barrier_t made;
        shared_barrier(&made, 2);
        return made;
    }();
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        ipc::sharable_lock lock(bank->mutex);
        ++bank->balance;
        pthread_barrier_wait(&bank->barrier);
    });
    child([&] {
        ipc::sharable_lock lock(bank->mutex);
        ++bank->balance;
        pthread_barrier_wait(&bank->barrier);
    });
    return finish();
}
