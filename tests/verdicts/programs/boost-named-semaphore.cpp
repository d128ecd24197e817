// verdict: none
// A semaphore with a name hands over what was written.
#include "verdict.h"
#include <boost/interprocess/sync/named_semaphore.hpp>

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
        ipc::named_semaphore filled(ipc::open_or_create, name, 0);
        bank->balance = 7;
        filled.post();
    });
    child([&] {
        ipc::named_semaphore filled(ipc::open_or_create, name, 0);
        filled.wait();
        ipc::named_semaphore::remove(name);
        _exit(bank->balance == 5);
    });
    return finish();
}
