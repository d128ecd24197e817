// verdict: none
// Written, then posted.
#include "verdict.h"
#include <boost/interprocess/sync/interprocess_semaphore.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    ipc::interprocess_semaphore filled{0};
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        bank->balance = 7;
        bank->filled.post();
    });
    child([&] {
        bank->filled.wait();
        _exit(bank->balance != 7);
    });
    return finish();
}
