// verdict: deadlock P1 P2 P3
// Crosswise, and both have met with one lock in hand; with semaphores even the parent could.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_semaphore.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_semaphore first{1};
    ipc::interprocess_semaphore second{1};
    ipc::interprocess_semaphore met[2] = {ipc::interprocess_semaphore(0),
                                        ipc::interprocess_semaphore(0)};
};

int main()
{
    auto* bank = shared<Bank>();
    child([&] {
        bank->first.wait();
        bank->met[0].post();
        bank->met[1].wait();
        bank->second.wait();
    });
    child([&] {
        bank->second.wait();
        bank->met[1].post();
        bank->met[0].wait();
        bank->first.wait();
    });
    return finish();
}
