// Two processes add 1 to a shared balance, n times in a loop,
// as written or as the optimizer makes it.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Compiler { O0, O2 };

struct Account
{
    Rounds rounds{2, "compiler"};
    long balance = 0;
    long due = 0; // what it ought to be
    long turns = 0;
};

[[gnu::always_inline]] inline void add(long& balance, long n)
{
    for (long i = 0; i < n; ++i)
        balance = balance + 1;
}

void addAsWritten(long& balance, long n) // -O0
{
    add(balance, n);
}

[[gnu::optimize("O2")]]
void addOptimized(long& balance, long n)
{
    add(balance, n);
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* account = new (memory.get_address()) Account;
    watch("balance", account->balance);
    watch("due", account->due);

    const bool parent = fork() > 0;
    auto open = [account] {
        account->turns = param("turns");
        account->due = account->due + 2 * account->turns;
    };
    while (account->rounds.begin(open)) {
        if (account->rounds.option() == O2)
            addOptimized(account->balance, account->turns);
        else
            addAsWritten(account->balance, account->turns);
        compute(param("work"));
    }
    if (parent)
        wait(nullptr);
}
