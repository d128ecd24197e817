// verdict: race on balance
// A mutex lies beside it, and nobody takes it.
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
        ++bank->balance;
    });
    child([&] {
        ++bank->balance;
    });
    return finish();
}
