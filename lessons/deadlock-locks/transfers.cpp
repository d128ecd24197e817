// Two processes move money between the accounts A and B:
// P1 from A to B, P2 from B to A.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <sys/wait.h>
#include <unistd.h>
#include <utility>

using namespace boost::interprocess;
using namespace crosstalk;

enum Order { FromFirst, OneOrder };

struct Account
{
    interprocess_mutex mutex;
    long money = 100;
};

void transfer(Account& from, Account& to, long order)
{
    Account* first = &from;
    Account* second = &to;
    if (order == OneOrder && first > second)
        std::swap(first, second);

    first->mutex.lock();
    compute(param("work"));
    second->mutex.lock();
    from.money = from.money - 1;
    to.money = to.money + 1;
    second->mutex.unlock();
    first->mutex.unlock();
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* account = new (memory.get_address()) Account[2];
    Account& a = account[0];
    Account& b = account[1];
    watch("a", a.money);
    watch("b", b.money);
    watch("lock_a", a.mutex);
    watch("lock_b", b.mutex);

    const bool parent = fork() > 0;
    ready();
    long done = 0;
    do {
        if (parent)
            transfer(a, b, choice("order"));
        else
            transfer(b, a, choice("order"));
        mark("transfer", done);
    } while (++done < param("transfers") || !param("transfers"));
    if (parent)
        wait(nullptr);
}
