// Two processes deposit into one account, and both lock.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Locks { Different, Same };

struct Account
{
    long balance = 0;
    interprocess_mutex a;
    interprocess_mutex b;
};

void deposit(Account* account, interprocess_mutex& mutex)
{
    scoped_lock lock(mutex); // unlocks at the brace
    long seen = account->balance;
    account->balance = seen + 1;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* account = new (memory.get_address()) Account;
    watch("balance", account->balance);
    watch("a", account->a);
    watch("b", account->b);
    ready();
    const bool parent = fork() > 0;
    long done = 0;
    do {
        if (parent || choice("locks") == Same)
            deposit(account, account->a);
        else
            deposit(account, account->b);
        compute(param("work"));
    } while (++done < param("deposits") || !param("deposits"));
    if (parent)
        wait(nullptr);
}
