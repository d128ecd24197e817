// verdict: deadlock P2 P3
// Two mutexes, crosswise, and both have met with one in hand.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_mutex first;
    ipc::interprocess_mutex second;
    ipc::interprocess_semaphore met[2] = {ipc::interprocess_semaphore(0),
                                        ipc::interprocess_semaphore(0)};
};

int main()
{
    auto* bank = shared<Bank>();
    child([&] {
        ipc::scoped_lock one(bank->first);
        bank->met[0].post();
        bank->met[1].wait();
        ipc::scoped_lock two(bank->second);
    });
    child([&] {
        ipc::scoped_lock one(bank->second);
        bank->met[1].post();
        bank->met[0].wait();
        ipc::scoped_lock two(bank->first);
    });
    return finish();
}
